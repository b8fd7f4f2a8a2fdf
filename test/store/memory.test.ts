/** The store in memory keeps the promises of every store; it has none of its own. */
import { MemoryStore } from '../../src/store/memory.ts';
import { storeContract } from './contract.ts';

storeContract('the store in memory', async () => new MemoryStore());
