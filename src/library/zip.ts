/** Texts into a zip, piece by piece, so that no file need fit in memory. Same texts, same bytes. */
import { strToU8, Zip, ZipDeflate } from 'fflate';

export interface ZippedText {
  readonly name: string;
  readonly pieces: AsyncIterable<string> | Iterable<string>;
}

/** Local midnight: a zip holds local times, so these are the same bytes in every time zone. */
const NO_TIME = new Date(1980, 0, 1);

export async function* zipped(files: AsyncIterable<ZippedText>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    ready.push(bytes);
  });
  for await (const { name, pieces } of files) {
    const file = new ZipDeflate(name);
    file.mtime = NO_TIME;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(strToU8(piece));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready.splice(0);
}
