/**
 * A document as a file for Word and LibreOffice: A4, headings that its navigator knows, tables whose heading row stands
 * on each page. The same document is the same bytes: the library that writes the parts puts the present time among them,
 * and here it is taken out again.
 */
import { Packer, Document as WordDocument } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Document } from '../document.ts';
import { writable } from './characters.ts';
import { liesOnItsSide } from './column-widths.ts';
import { wordBlocks } from './docx-blocks.ts';
import { OUTLINE, pageFooter, pageOf, stylesIn } from './docx-styles.ts';

/** @param language of the text, as BCP 47 has it: what a spelling checker goes by, and a voice that reads it out. */
export async function docxForm(document: Document, language = 'en-GB'): Promise<Uint8Array> {
  const onItsSide = liesOnItsSide(document);
  const file = new WordDocument({
    title: writable(document.name),
    creator: 'treaty-ledger',
    lastModifiedBy: 'treaty-ledger',
    styles: stylesIn(language),
    numbering: { config: [OUTLINE] },
    sections: [
      {
        properties: { page: pageOf(onItsSide) },
        footers: { default: pageFooter() },
        children: wordBlocks(document.blocks, onItsSide),
      },
    ],
  });
  return withoutTime(await Packer.toArrayBuffer(file), language);
}

const PROPERTIES = 'docProps/core.xml';

/**
 * Zipped anew, the part that says what kind of file it is first, where readers look who guess by the first bytes; the
 * folders are no parts and left out.
 */
function withoutTime(packed: ArrayBuffer, language: string): Uint8Array {
  const { '[Content_Types].xml': types, ...others } = unzipSync(new Uint8Array(packed));
  const properties = others[PROPERTIES];
  if (types === undefined || properties === undefined) throw new Error('docx left a part out');
  const parts = Object.entries(others).filter(([name]) => !name.endsWith('/'));
  const timeless = {
    '[Content_Types].xml': types,
    ...Object.fromEntries(parts),
    [PROPERTIES]: strToU8(timelessProperties(strFromU8(properties), language)),
  };
  // A zip holds local times from 1980 on: a local noon gives the same bytes in every time zone.
  return zipSync(timeless, { mtime: new Date(1980, 0, 2, 12) });
}

/** The day on which the file was made is left out; the language, which the library cannot say there, is put in. */
function timelessProperties(xml: string, language: string): string {
  return xml
    .replaceAll(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '')
    .replace('</cp:coreProperties>', `<dc:language>${language}</dc:language></cp:coreProperties>`);
}
