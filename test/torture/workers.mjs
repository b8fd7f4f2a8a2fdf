/** Processes that a hard case may crash or hang: each takes one order at a time, and its end is an answer too. */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { folderInMemory, started } from './program.mjs';

/**
 * Starts a script of this folder with these arguments, and after them a folder of its own in memory.
 * @returns `asked` sends an order and gives the answer, or null where the process has died or is silent for
 *   `patience` milliseconds; `stop` ends it.
 */
export async function newWorker(script, args, patience) {
  const own = folderInMemory();
  const child = started(fork(fileURLToPath(new URL(script, import.meta.url)), [...args, own]));
  const stop = () => {
    child.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true });
  };
  if ((await answerOf(child, patience)) === null) {
    throw new Error('the worker does not start: npm run build first');
  }
  const asked = order => {
    const answer = answerOf(child, patience);
    child.send(order);
    return answer;
  };
  return { asked, stop };
}

function answerOf(child, patience) {
  return new Promise(resolve => {
    const settle = value => {
      clearTimeout(late);
      child.off('message', settle);
      child.off('exit', gone);
      resolve(value);
    };
    const gone = () => settle(null);
    const late = setTimeout(gone, patience);
    child.on('message', settle);
    child.on('exit', gone);
  });
}
