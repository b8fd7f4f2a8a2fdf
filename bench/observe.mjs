/**
 * Observing the UN Treaty Collection as published on fourteen days: cells a second, memory, and growth from the first
 * archive to the last; then one unchanged day again. The rival is the floor of the same work: unpacking and reading
 * the same tables, and writing nothing. Each line of output is one JSON object.
 *
 * Needs `npm run build`, and the archives in a folder: `npm run bench:observe [FOLDER]`.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSheet } from '../dist/exchange/tables/read-sheet.js';
import { treatyOfFile } from '../dist/exchange/tables/table-name.js';
import { decoded } from '../dist/library/decoded.js';
import { initLedger, openLedger } from '../dist/library/open-ledger.js';
import { tableFiles } from '../dist/library/table-files.js';

const folder =
  process.argv[2] ?? fileURLToPath(new URL('../../shared/data/untc/', import.meta.url));
const archives = existsSync(folder)
  ? readdirSync(folder)
      .filter(name => name.endsWith('.tar.gz'))
      .toSorted()
  : [];
if (archives.length === 0) {
  console.log(JSON.stringify({ bench: 'observe', skipped: `no archives of tables in ${folder}` }));
  process.exit(0);
}

const scratch = mkdtempSync(join(tmpdir(), 'treaty-bench-'));
const path = join(scratch, 'bench.db');
try {
  await initLedger(path);
  for (const archive of archives) await measure(archive, archive.slice(0, 10));
  await measure(archives.at(-1), archives.at(-1).slice(0, 10), 'the last archive again');
} finally {
  rmSync(scratch, { recursive: true });
}

async function measure(archive, publishedOn, note) {
  const { cells, seconds: floor } = await readOnly(join(folder, archive));
  const ledger = await openLedger(path);
  const begun = performance.now();
  const seen = await ledger.observe([join(folder, archive)], {
    publishedOn,
    registerUnknown: true,
  });
  const seconds = (performance.now() - begun) / 1000;
  const size = await ledger.size();
  await ledger.close();
  console.log(
    JSON.stringify({
      bench: 'observe',
      archive,
      ...(note && { note }),
      cells,
      seconds: rounded(seconds),
      cellsPerSecond: Math.round(cells / seconds),
      readingAlone: rounded(floor),
      ratioToReading: rounded(seconds / floor),
      recorded: seen.recorded,
      stopped: seen.stopped.length,
      entries: size,
      fileMB: rounded(statSync(path).size / 1e6),
      peakMB: Math.round(process.resourceUsage().maxRSS / 1000),
    }),
  );
}

/** Unpacks and reads every table, and counts its cells. */
async function readOnly(archive) {
  const begun = performance.now();
  let cells = 0;
  for await (const { file, bytes } of tableFiles([archive])) {
    const text = decoded(bytes);
    const sheet = typeof text === 'string' ? readSheet(text, file) : text;
    if (!('rows' in sheet) || treatyOfFile(file) === null) throw new Error(`${file} was not read`);
    cells += sheet.rows.flatMap(row => row.cells).filter(cell => cell.trim() !== '').length;
  }
  return { cells, seconds: (performance.now() - begun) / 1000 };
}

function rounded(number) {
  return Math.round(number * 100) / 100;
}
