/** Tables as users name them: files, folders, archives; and archives that mean harm. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Header, type Pack, pack } from 'tar-stream';
import { afterAll, describe, expect, it } from 'vitest';
import { decoded } from '../../src/library/decoded.ts';
import { tableFiles } from '../../src/library/table-files.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'treaty-tables-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let count = 0;
const fresh = (name: string) => {
  const folder = join(FOLDER, String(++count));
  mkdirSync(folder);
  return join(folder, name);
};

type Named = Partial<Header> & { name: string };
type Packed = [header: Named | string, content?: string | Buffer];

async function bytesOf(packer: Pack): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of packer) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function tar(entries: Packed[], name = 'tables.tar.gz'): Promise<string> {
  const packer = pack();
  for (const [header, content = ''] of entries) {
    packer.entry(typeof header === 'string' ? { name: header } : header, content);
  }
  packer.finalize();
  const bytes = await bytesOf(packer);
  const path = fresh(name);
  writeFileSync(path, name.endsWith('.tar') ? bytes : gzipSync(bytes));
  return path;
}

const read = async (...paths: string[]) => {
  const found: [string, string][] = [];
  for await (const { file, bytes } of tableFiles(paths)) {
    found.push([file.replace(FOLDER, '…').replace(/^…\/\d+\//, ''), bytes.toString()]);
  }
  return found;
};
const names = async (...paths: string[]) => (await read(...paths)).map(([file]) => file);

describe('a file', () => {
  it('is given under the name it was called by, whatever its ending', async () => {
    const path = fresh('table.data');
    writeFileSync(path, 'x');
    expect(await read(path)).toEqual([['table.data', 'x']]);
  });

  it('that is not there, is no file, or is too large says so with a way out', async () => {
    const large = fresh('large.csv');
    writeFileSync(large, '');
    truncateSync(large, 20_000_001);
    await expect(read('/nowhere/4-13.csv')).rejects.toMatchObject({
      category: 'not-found',
      code: 'unreadable-file',
      message: expect.stringContaining('/nowhere/4-13.csv'),
      hint: expect.stringMatching(/./),
    });
    await expect(read(large)).rejects.toMatchObject({ code: 'table-too-large' });
    await expect(read('/dev/null')).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('a folder', () => {
  it('gives its tables by name, those of folders in it too, and nothing hidden', async () => {
    const folder = fresh('tables');
    for (const part of ['sub/deep', '.git', '__MACOSX']) {
      mkdirSync(join(folder, part), { recursive: true });
    }
    const files =
      'b.csv a.XML c.md sub/d.txt sub/deep/e.tsv notes.pdf .hidden.csv ._b.csv .git/f.csv __MACOSX/._a.csv';
    for (const file of files.split(' ')) writeFileSync(join(folder, file), file);
    symlinkSync(folder, join(folder, 'sub', 'again.csv'));
    symlinkSync(folder, join(folder, 'sub', 'again'));
    expect(await read(folder)).toEqual(
      ['a.XML', 'b.csv', 'c.md', 'sub/d.txt', 'sub/deep/e.tsv'].map(file => [
        `tables/${file}`,
        file,
      ]),
    );
  });

  it('without a table says what it looked for', async () => {
    await expect(read(join(fresh('x'), '..'))).rejects.toMatchObject({
      code: 'no-tables',
      message: expect.stringContaining('.csv, .xml, .html, .md, .txt or .tsv'),
    });
  });
});

describe('an archive', () => {
  const ENTRIES: Packed[] = [
    [{ name: '2013-06-21/', type: 'directory' }],
    ['2013-06-21/4-2.csv', 'two'],
    ['./2013-06-21/4-13.csv', 'thirteen'],
    ['2013-06-21/._4-13.csv', 'hidden'],
    ['.DS_Store', 'hidden'],
    ['read me.pdf', 'no table'],
  ];

  it.each(['2013-06-21.tar.gz', '2013-06-21.tgz', '2013-06-21.tar'])(
    '%s gives its tables by name',
    async name => {
      expect(await read(await tar(ENTRIES, name))).toEqual([
        [`${name}:2013-06-21/4-13.csv`, 'thirteen'],
        [`${name}:2013-06-21/4-2.csv`, 'two'],
      ]);
    },
  );

  it('may hold a file twice: the later counts', async () => {
    expect(
      await read(
        await tar([
          ['a.csv', 'old'],
          ['a.csv', 'new'],
        ]),
      ),
    ).toEqual([['tables.tar.gz:a.csv', 'new']]);
  });

  it('comes in the order in which it is named, among files', async () => {
    const file = fresh('z.csv');
    writeFileSync(file, '');
    expect(await names(file, await tar([['a.csv']]))).toEqual(['z.csv', 'tables.tar.gz:a.csv']);
  });

  it.each<[string, Named | string]>([
    ['a name that leads up', '../../etc/passwd.csv'],
    ['a name that leads up in the middle', 'a/../../b.csv'],
    ['a name that leads up on Windows', 'a\\..\\..\\b.csv'],
    ['an absolute name', '/etc/a.csv'],
    ['the name of a drive', 'C:\\a.csv'],
    ['a name that colours the terminal', 'a\u001b[31m.csv'],
    ['a link to a file', { name: 'a.csv', type: 'symlink', linkname: '/etc/passwd' }],
    ['a second name of a file', { name: 'a.csv', type: 'link', linkname: '/etc/passwd' }],
    ['a device', { name: 'a.csv', type: 'character-device' }],
    ['a pipe', { name: 'a.csv', type: 'fifo' }],
  ])('is refused for %s', async (_, header) => {
    const path = await tar([['before.csv', 'x'], [header], ['after.csv', 'x']]);
    await expect(read(path)).rejects.toMatchObject({
      category: 'usage',
      code: 'unsafe-archive',
      message: expect.stringContaining(path),
      hint: expect.stringMatching(/./),
    });
  });

  it('is refused for a table that is too large, before it is unpacked', async () => {
    const path = await tar([['a.csv', Buffer.alloc(20_000_001)]]);
    await expect(read(path)).rejects.toMatchObject({
      code: 'table-too-large',
      message: expect.stringContaining(':a.csv'),
    });
  });

  it('is refused when it swells: two hundred megabytes are enough', {
    timeout: 20_000,
  }, async () => {
    const path = await tar([
      ['a.csv', 'x'],
      ['rest.bin', Buffer.alloc(210_000_000)],
    ]);
    const before = process.memoryUsage().rss;
    await expect(read(path)).rejects.toMatchObject({ code: 'archive-too-large' });
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['that is cut short', whole => whole.subarray(0, whole.length - 20)],
    ['that is no archive', () => Buffer.from('Dear Sir,')],
    ['whose packing is whole and whose files are not', () => gzipSync(Buffer.alloc(700, 'x'))],
    ['that ends in a file', whole => gzipSync(gunzipSync(whole).subarray(0, 700))],
  ])('%s is called damaged', async (_, damage) => {
    const path = await tar([['a.csv', 'Participant,'.repeat(100)]], 'damaged.tgz');
    writeFileSync(path, damage(readFileSync(path)));
    await expect(read(path)).rejects.toMatchObject({ code: 'unreadable-archive' });
  });

  it.each(['tables.zip', 'tables.ZIP', 'tables.7z', '4-13.csv.gz', 'tables.tar.xz'])(
    'packed otherwise is told what is read: %s',
    async name => {
      const path = fresh(name);
      writeFileSync(path, 'PK');
      await expect(read(path)).rejects.toMatchObject({
        code: 'unreadable-archive',
        message: expect.stringContaining('.tar.gz'),
      });
    },
  );

  it('that is not there, or holds no table, says so', async () => {
    await expect(read('/nowhere/a.tar')).rejects.toMatchObject({ category: 'not-found' });
    await expect(read(await tar([['a.pdf', 'x']]))).rejects.toMatchObject({ code: 'no-tables' });
  });
});

describe('decoded', () => {
  it.each([
    ['UTF-8', Buffer.from("Côte d'Ivoire")],
    ['UTF-8 with a mark', Buffer.from("\ufeffCôte d'Ivoire")],
    ['UTF-16 with a mark', Buffer.from("\ufeffCôte d'Ivoire", 'utf16le')],
  ])('reads %s', (_, bytes) => {
    expect(decoded(bytes)).toBe("Côte d'Ivoire");
  });

  it('believes what XML says of itself, unless the bytes say otherwise', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?><a>Türkiye</a>`;
    expect(decoded(Buffer.from(text, 'latin1'))).toBe(text);
    expect(decoded(Buffer.from(text, 'utf8'))).toBe(text);
  });

  it('names the line on which the text is not UTF-8', () => {
    const refusal = { reason: expect.stringContaining('UTF-8'), line: 3 };
    expect(decoded(Buffer.from('Participant\nGhana\nCôte\nTogo', 'latin1'))).toEqual(refusal);
    expect(decoded(Buffer.from('Participant\n\nCôte', 'latin1'))).toEqual(refusal);
    expect(decoded(Buffer.from([0x0a, 0x0a, 0xf0, 0x9f, 0x0a]))).toEqual(refusal);
  });

  it('does not guess', () => {
    const text = `<?xml version="1.0" encoding="Shift_JIS"?><a>ü</a>`;
    expect(decoded(Buffer.from(text, 'latin1'))).toMatchObject({ line: 1 });
    expect(decoded(Buffer.of(0xff, 0xfe, 0x41))).toMatchObject({ line: 1 });
  });
});
