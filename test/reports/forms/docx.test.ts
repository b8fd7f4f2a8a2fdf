/** A report as a file for Word: its parts, what Word is told by them, and that no clock has left a trace in them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { afterEach, describe, expect, it } from 'vitest';
import type { Block, Document } from '../../../src/reports/document.ts';
import { writable } from '../../../src/reports/forms/characters.ts';
import { docxForm } from '../../../src/reports/forms/docx.ts';
import { run, temporaryFolder } from '../../support/command-line.ts';
import { ANNEX, anyDocument, textsOf, WIDE } from '../../support/documents.ts';
import { faultIn } from '../../support/well-formed.ts';

async function partsOf(document: Document, language?: string): Promise<Record<string, string>> {
  const parts = unzipSync(await docxForm(document, language));
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]));
}

const bodyOf = async (document: Document) => (await partsOf(document))['word/document.xml'] ?? '';

const bodyWith = (...blocks: readonly Block[]) => bodyOf({ name: 'A report', blocks });

/** What stands in the elements of that name, in the order of the part. */
function wordsIn(xml: string, name: string): string[] {
  const tree = parseDocument(xml, { xmlMode: true });
  return DomUtils.getElementsByTagName(name, tree).map(DomUtils.textContent);
}

const unspaced = (text: string) => text.replaceAll(/\s/g, '');

describe('the Word form', () => {
  it('sets the annex, byte for byte once unzipped', async () => {
    const parts = Object.entries(await partsOf(ANNEX));
    // Broken between elements, so that a difference can be read.
    const laid = parts.map(([name, xml]) => `=== ${name}\n${xml.replaceAll('><', '>\n<')}\n`);
    await expect(laid.join('\n')).toMatchFileSnapshot('golden/annex.docx.txt');
  });

  it('holds well-formed parts that say what the document says, whatever that is', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async document => {
        const parts = await partsOf(document);
        expect(
          Object.values(parts)
            .map(faultIn)
            .filter(fault => fault !== null),
        ).toEqual([]);
        const body = parts['word/document.xml'] ?? '';
        const seen = { ...document, blocks: document.blocks.map(uncaptioned) };
        const said = textsOf(seen).map(writable).join('');
        expect(unspaced(wordsIn(body, 'w:t').join(''))).toBe(unspaced(said));
      }),
      { numRuns: 40 },
    );
  });

  it('names the type of the file first, where readers look for it', async () => {
    expect(Object.keys(unzipSync(await docxForm(ANNEX)))[0]).toBe('[Content_Types].xml');
  });
});

/** A caption is read out, and stands among a table's properties. */
const uncaptioned = (block: Block): Block =>
  block.kind === 'table' ? { ...block, caption: '' } : block;

describe('the same document', () => {
  const zone = process.env['TZ'];

  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is the same bytes later: a zip counts in steps of two seconds', async () => {
    const before = await docxForm(ANNEX);
    await sleep(2100);
    expect(await docxForm(ANNEX)).toEqual(before);
  });

  it('is the same bytes in every time zone', async () => {
    process.env['TZ'] = 'Pacific/Apia';
    const inApia = await docxForm(ANNEX);
    process.env['TZ'] = 'America/New_York';
    expect(await docxForm(ANNEX)).toEqual(inApia);
  });

  it('is the same bytes, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async document => {
        expect(await docxForm(document)).toEqual(await docxForm(document));
      }),
      { numRuns: 20 },
    );
  });

  it('bears no day of its making', async () => {
    const { 'docProps/core.xml': properties = '' } = await partsOf(ANNEX);
    expect(wordsIn(properties, 'dc:title')).toEqual([ANNEX.name]);
    expect(wordsIn(properties, 'dc:creator')).toEqual(['treaty-ledger']);
    expect(properties).not.toMatch(/dcterms:(?:created|modified)|\d{4}-\d\d-\d\d/);
  });
});

describe('Word', () => {
  it('is told the language', async () => {
    const styles = async (language?: string) => (await partsOf(ANNEX, language))['word/styles.xml'];
    expect(await styles()).toMatch(/<w:docDefaults>.*<w:lang w:val="en-GB"\/>.*<\/w:docDefaults>/);
    expect(await styles('fr-FR')).toContain('<w:lang w:val="fr-FR"/>');
  });

  it('repeats the heading row of a table on each page, and breaks no row', async () => {
    const rows = (await bodyOf(ANNEX)).match(/<w:tr>.*?<\/w:tr>/g) ?? [];
    expect(rows.map(row => row.includes('<w:tblHeader/>'))).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(rows.every(row => row.includes('<w:cantSplit/>'))).toBe(true);
  });

  it('is told that the first row and the first column head the others, and what a table is about', async () => {
    const body = await bodyOf(ANNEX);
    expect(body).toMatch(/<w:tblLook w:firstRow="true" w:firstColumn="true"/);
    expect(body).toContain('<w:tblCaption w:val="Signatures, ratifications and accessions"/>');
  });

  it('raises the marks', async () => {
    const runs = (await bodyOf(ANNEX)).match(/<w:r>.*?<\/w:r>/g) ?? [];
    const raised = runs.filter(run => run.includes('<w:vertAlign w:val="superscript"/>'));
    expect(raised.flatMap(run => wordsIn(run, 'w:t'))).toEqual(['a', 'a', 'a', '1']);
  });

  it('keeps two tables apart that follow each other', async () => {
    const table = { kind: 'table', caption: '', headings: ['A'], rows: [['b']] } as const;
    expect(await bodyWith(table, table)).not.toMatch(/<\/w:tbl><w:tbl>/);
  });

  it('gives the columns the whole width of the page', async () => {
    const widths = [...(await bodyOf(WIDE)).matchAll(/<w:gridCol w:w="(\d+)"\/>/g)];
    expect(widths.reduce((sum, [, width]) => sum + Number(width), 0)).toBe(14_570);
  });

  it('lays the page on its side for a table of many columns, and for no other', async () => {
    expect(await bodyOf(WIDE)).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
    expect(await bodyOf(ANNEX)).toMatch(/<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"\/>/);
  });

  it('breaks a line where the text does', async () => {
    const body = await bodyWith({ kind: 'paragraph', lines: ['one\ntwo', 'three'] });
    expect(body.match(/<w:br\/>/g)).toHaveLength(2);
  });

  it('counts the pages itself', async () => {
    const { 'word/footer1.xml': foot = '' } = await partsOf(ANNEX);
    expect(wordsIn(foot, 'w:instrText')).toEqual(['PAGE', 'NUMPAGES']);
  });
});

describe('LibreOffice', () => {
  const folder = temporaryFolder();
  const { code } = run(folder, 'sh', ['-c', 'command -v soffice && command -v pdftotext']);
  const absent = code === 0 ? false : 'soffice or pdftotext is not installed';

  /** The text of each page of what it prints. */
  async function pagesOf(document: Document): Promise<string[]> {
    writeFileSync(join(folder, 'report.docx'), await docxForm(document));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const convert = [profile, '--headless', '--convert-to', 'pdf', 'report.docx'];
    expect(run(folder, 'soffice', convert).code).toBe(0);
    expect(run(folder, 'pdftotext', ['-layout', 'report.pdf', 'report.txt']).code).toBe(0);
    return readFileSync(join(folder, 'report.txt'), 'utf8').split('\f').slice(0, -1);
  }

  it('prints the annex on one page', async ({ skip }) => {
    skip(absent !== false, `${absent}`);
    const pages = await pagesOf(ANNEX);
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('page 1 of 1');
  });

  it('prints the heading row of 200 rows on each page', async ({ skip }) => {
    skip(absent !== false, `${absent}`);
    const pages = await pagesOf(WIDE);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter(page => !/Signatories/.test(page))).toEqual([]);
  });

  it('prints a short table on one page, its notes with it', async ({ skip }) => {
    skip(absent !== false, `${absent}`);
    const { blocks } = ANNEX;
    // The page would end before the notes, or within the table.
    for (const count of [51, 53]) {
      const lines = Array.from({ length: count }, (_, index) => `line ${index + 1}`);
      const pages = await pagesOf({
        name: '',
        blocks: [{ kind: 'paragraph', lines }, ...blocks.slice(2, 4)],
      });
      const where = (words: string) => pages.findIndex(page => page.includes(words));
      expect([count, where('Azerbaijan'), where('Accession.')]).toEqual([
        count,
        where('Mexico'),
        where('Mexico'),
      ]);
    }
  });
});
