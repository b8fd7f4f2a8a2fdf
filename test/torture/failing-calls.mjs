/** The library that makes calls fail, compiled where the machine has a compiler. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('failing-calls.c', import.meta.url));

export const NO_COMPILER = 'calls that fail one by one (gcc on Linux is needed)';

/** @returns the path of the library, or null. */
export function failingCalls(folder) {
  const library = join(folder, 'failing-calls.so');
  const args = ['-shared', '-fPIC', '-O1', '-o', library, SOURCE, '-ldl'];
  if (process.platform !== 'linux') return null;
  return spawnSync('gcc', args, { stdio: 'ignore' }).status === 0 ? library : null;
}
