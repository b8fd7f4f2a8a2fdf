/** A report as a page: what it says, what it needs, and how it is read without eyes or without a mouse. */
import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { type Block, marked } from '../../../src/reports/document.ts';
import { writable } from '../../../src/reports/forms/characters.ts';
import { htmlForm } from '../../../src/reports/forms/html.tsx';
import { ANNEX, anyDocument, textsOf, WIDE } from '../../support/documents.ts';
import { faultIn } from '../../support/well-formed.ts';

const pageOf = (...blocks: readonly Block[]) => htmlForm({ name: 'A report', blocks });

/** What a parser finds by that name, in the page's order. */
function found(html: string, name: string) {
  return DomUtils.getElementsByTagName(name, parseDocument(html));
}

const wordsIn = (html: string, name: string) => found(html, name).map(DomUtils.textContent);

/** Where lines end in the source is no part of what a page says. */
const unspaced = (text: string) => text.replaceAll(/\s/g, '');

describe('the HTML form', () => {
  it('sets the annex, byte for byte', async () => {
    await expect(htmlForm(ANNEX)).toMatchFileSnapshot('golden/annex.html');
  });

  it('says what the document says, whatever that is, and nothing else', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const html = htmlForm(document);
        const said = textsOf(document).map(writable).join('');
        expect(unspaced(wordsIn(html, 'main').join(''))).toBe(unspaced(said));
        expect(unspaced(wordsIn(html, 'title').join(''))).toBe(unspaced(writable(document.name)));
        expect(htmlForm(document)).toBe(html);
      }),
    );
  });

  it('closes each element that it opens, whatever the document says', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const [, page = ''] = htmlForm(document).split('<!doctype html>');
        expect(faultIn(page)).toBeNull();
      }),
    );
  });

  it('needs nothing besides itself: no script, no other host, no file', () => {
    const html = htmlForm(WIDE);
    expect(found(html, 'script')).toEqual([]);
    expect(html).not.toMatch(/\b(?:src|href)=|url\(|@import|https?:/);
  });

  it('escapes what would be markup', () => {
    const text = '</h1><script>alert("&amp;")</script>';
    const html = pageOf({ kind: 'title', text });
    expect(html).toContain('<h1>&lt;/h1&gt;&lt;script&gt;alert(&quot;&amp;amp;&quot;)');
    expect(wordsIn(html, 'h1')).toEqual([text]);
  });

  it('raises the marks', () => {
    expect(wordsIn(htmlForm(ANNEX), 'sup')).toEqual(['a', 'a', 'a', '1']);
  });

  it('keeps a mark on the line of its date', () => {
    expect(pageOf({ kind: 'paragraph', lines: [marked('8 March 1999', 'a')] })).toContain(
      '<p>8 March 1999\u{A0}<sup>a</sup></p>',
    );
  });

  it('replaces what no page may hold, and keeps what a name may: accents, other scripts', () => {
    const text = 'a\u0000b\uD800c Côte d’Ivoire Ελλάδα مصر 😀';
    expect(wordsIn(pageOf({ kind: 'title', text }), 'h1')).toEqual([
      'a\u{FFFD}b\u{FFFD}c Côte d’Ivoire Ελλάδα مصر 😀',
    ]);
  });

  it('says which language it is in', () => {
    expect(found(htmlForm(ANNEX), 'html')[0]?.attribs['lang']).toBe('en');
    expect(found(htmlForm(ANNEX, 'fr'), 'html')[0]?.attribs['lang']).toBe('fr');
  });

  it('repeats the heading row on each printed page, and breaks no row', () => {
    expect(htmlForm(ANNEX)).toContain('thead { display: table-header-group; }');
    expect(htmlForm(ANNEX)).toMatch(/\btr\b[^{}]*\{ break-inside: avoid; \}/);
  });

  it('prints a table of many columns on pages that lie on their side', () => {
    expect(htmlForm(WIDE)).toContain('size: A4 landscape;');
    expect(htmlForm(ANNEX)).toContain('size: A4;');
  });

  it('shows a chart as it is, above its caption', () => {
    const svg = '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0L1 1"/></svg>';
    expect(pageOf({ kind: 'figure', svg, caption: 'R&D' })).toContain(
      `<figure>${svg}<figcaption>R&amp;D</figcaption></figure>`,
    );
  });
});

describe('a table, to those who hear it', () => {
  const html = htmlForm(ANNEX);
  const [annex, counts] = found(html, 'table');

  it('is named by its caption, and what its marks mean is read out with it', () => {
    const id = annex?.attribs['aria-describedby'];
    expect(wordsIn(html, 'caption')[0]).toBe('Signatures, ratifications and accessions');
    const notes = found(html, 'dl').filter(({ attribs }) => attribs['id'] === id);
    expect(notes.map(DomUtils.textContent)).toEqual(['aAccession.']);
    expect(counts?.attribs['aria-describedby']).toBeUndefined();
  });

  it('heads each column and each row, and has no heading without a word', () => {
    const heads = found(html, 'th').map(head => [
      head.attribs['scope'],
      DomUtils.textContent(head),
    ]);
    expect(heads.map(([scope]) => scope)).toEqual([
      'col',
      'col',
      'col',
      'row',
      'row',
      'row',
      'col',
      'col',
      'row',
    ]);
    expect(heads.filter(([, text]) => text === '')).toEqual([]);
  });

  it('can be reached and scrolled by the keyboard, and says what it is then', () => {
    for (const { attribs } of found(html, 'section')) {
      expect(attribs['tabindex']).toBe('0');
      expect(attribs['aria-label']).toMatch(/\w/);
    }
  });

  it('never has two elements of one id', () => {
    fc.assert(
      fc.property(anyDocument, document => {
        const ids = [...htmlForm(document).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
