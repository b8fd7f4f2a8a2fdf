/** A process that takes walks of the model: one at a time, each from the same new ledger. */
import { join } from 'node:path';
import { newStart, walked } from './model-walk.mjs';

const [folder = ''] = process.argv.slice(2);
const start = await newStart(join(folder, 'start.db'));

process.on('message', async order => {
  process.send?.(await walked(folder, start, order));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
