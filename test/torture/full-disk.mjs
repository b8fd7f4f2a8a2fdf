/** A disk of a few hundred kilobytes that a writer fills, and files that may not grow beyond a limit. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { acknowledgements, held } from './acknowledged.mjs';
import { actsInAll, makeTorturedLedger } from './ledgers.mjs';
import { endOf, started } from './program.mjs';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));
const ACTS = 320;

/** Fills a small tmpfs; then it grows, and the writer goes on where it stopped. */
export async function fullDisk(folder) {
  const mountedAt = join(folder, 'disk');
  mkdirSync(mountedAt);
  const mount = options => spawnSync('mount', [...options, mountedAt], { encoding: 'utf8' });
  const mounted = mount(['-t', 'tmpfs', '-o', 'size=640k', 'treaty-torture']);
  if (mounted.status !== 0)
    return { skipped: 'a disk that fills up (mounting a tmpfs needs root)' };
  const unmount = () => spawnSync('umount', [mountedAt]);
  process.once('exit', unmount);
  try {
    const grow = () => mount(['-o', 'remount,size=16m']);
    return await stopped(join(mountedAt, 'treaty.db'), folder, { says: /^disk-full: /, grow });
  } finally {
    unmount();
    process.off('exit', unmount);
  }
}

/** `ulimit -f`: no file of the writer may grow beyond the ledger's size and a little. */
export async function smallFiles(folder) {
  const path = join(folder, 'treaty.db');
  return stopped(path, folder, { says: /^disk-(error|full): /, limit: 400, grow: () => {} });
}

async function stopped(path, folder, { says, limit, grow }) {
  const acks = join(folder, 'acks.jsonl');
  await makeTorturedLedger(path, { acts: actsInAll(1, ACTS) });
  if (limit !== undefined && statSync(path).size > limit * 512) throw new Error('the limit is low');
  const { size: registered } = await held(path, []);
  const first = await writing(path, acks, limit);
  const told = acknowledgements([acks]);
  const after = await held(path, told);
  grow();
  const second = await writing(path, acks);
  const all = acknowledgements([acks]);
  const last = await held(path, all);
  return {
    escapes: [
      ...(first.code === 1 && says.test(first.said) ? [] : [{ what: 'unclear', ...first }]),
      ...after.escapes,
      ...(second.code === 0 ? [] : [{ what: 'the writer cannot go on', ...second }]),
      ...last.escapes,
      ...(last.size === registered + ACTS ? [] : [{ what: 'lost or doubled', size: last.size }]),
    ],
  };
}

/** Goes on at the first act that was not acknowledged. The shell counts files in blocks of 512 bytes. */
async function writing(path, acks, limit) {
  const first = acknowledgements([acks]).length;
  const order = { path, acks, writer: 0, writers: 1, first, acts: ACTS - first };
  const line = `${limit === undefined ? '' : `ulimit -f ${limit}; `}exec "$0" "$@"`;
  const args = ['-c', line, process.execPath, WRITER, JSON.stringify(order)];
  const child = started(spawn('sh', args, { stdio: ['ignore', 'ignore', 'pipe'] }));
  const [said, code] = await Promise.all([text(child.stderr), endOf(child)]);
  return { said, code };
}
