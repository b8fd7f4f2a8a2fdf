/**
 * A process that records acts until it is done or killed. It writes each acknowledgement to a file of its own, and
 * has it on disk before it goes on: what stands there, the ledger may never lose.
 * Usage: node test/torture/writer.mjs '{"path","acks","writer","writers","first","acts","shared"}'
 */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { LedgerProblem } from '../../dist/index.js';
import { actFor, open } from './ledgers.mjs';
import { idFor } from './program.mjs';

const { path, acks, writer, writers, first, acts, shared = 0 } = JSON.parse(process.argv[2] ?? '');

const file = openSync(acks, 'a');
const ledger = await open(path);
process.send?.('open');
// The very same requests from every writer, under the same ids: one of each may be recorded.
for (let n = 0; n < shared; n += 1) {
  const act = first + acts + n;
  const request = { ...actFor({ writer: 0, writers, act }), note: 'sent by all of them' };
  acknowledge(await recorded({ ...request, id: idFor(0xffff, act) }));
}
for (let act = first; act < first + acts; act += 1) {
  const request = actFor({ writer, writers, act });
  acknowledge(await recorded({ ...request, id: idFor(writer, act) }));
}
await ledger.close();
closeSync(file);
process.disconnect?.();

async function recorded(request) {
  try {
    return await ledger.record(request);
  } catch (error) {
    const said = error instanceof LedgerProblem ? `${error.code}: ${error.message}` : error.stack;
    if (process.send === undefined) console.error(said);
    process.send?.({ writer, request, said });
    process.exit(1);
  }
}

/** One line in one write: a kill leaves a line whole or leaves it out. */
function acknowledge({ id, position, leafHash }) {
  writeSync(file, `${JSON.stringify({ id, position, leafHash })}\n`);
  fsyncSync(file);
}
