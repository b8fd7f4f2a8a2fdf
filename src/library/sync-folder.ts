/** A file that was given its name keeps it through a power cut only once its folder is on the disk as well. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Brings to the disk what the file holds. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Brings to the disk which names the folder holds, as far as it lets itself be asked. */
export function syncFolder(path: string): void {
  try {
    syncFile(path);
  } catch (error) {
    if (!REFUSALS.includes((error as { code?: string }).code ?? '')) throw error;
  }
}

/** A folder that may be written and not read, Windows, and network file systems that have no such request. */
const REFUSALS: readonly string[] = ['EACCES', 'EPERM', 'EISDIR', 'EINVAL', 'ENOTSUP'];
