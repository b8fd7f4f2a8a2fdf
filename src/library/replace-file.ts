/** A small file of our own that takes the place of the one before, whole or not at all, also through a power cut. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/**
 * For its owner alone (mode 0600).
 * @param isWanted asked last of all, with the new text on the disk already: false leaves the file as it is.
 * @throws whatever the file system says.
 */
export function replaceFile(
  path: string,
  text: string,
  isWanted: () => boolean = () => true,
): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    const file = openSync(aside, 'wx', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (!isWanted()) return;
    renameSync(aside, path);
    syncFolder(dirname(path));
  } finally {
    rmSync(aside, { force: true });
  }
}
