/**
 * How a report looks as a page: set like a printed document, on a phone, in the dark and on paper. Sides are logical
 * (`inline-start`), so that a page in Arabic needs no rules of its own; colours but two are mixed from ink and paper.
 */

/** @param onItsSide whether paper lies on its side, for a wide table. */
export function stylesheet(onItsSide: boolean): string {
  return `${screen(onItsSide ? '76rem' : '52rem')}${paper(onItsSide)}`;
}

/** @param measure how wide the page may grow. */
function screen(measure: string): string {
  return `
:root {
  color-scheme: light dark;
  --ink: #1b1b1f; --paper: #fdfdfb; --quiet: #5b5b63; --rule: #c9c9c4; --focus: #0b57d0;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e3; --paper: #17181a; --quiet: #a6a7ab; --rule: #44464a; --focus: #a8c7fa; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Cambria, Georgia, serif;
  overflow-wrap: anywhere;
}
main { max-inline-size: ${measure}; margin-inline: auto; padding: clamp(1.25rem, 4vw, 3.5rem); }
h1, h2 { line-height: 1.25; text-wrap: balance; max-inline-size: 44rem; }
h1 { font-size: clamp(1.3rem, 1.1rem + 1vw, 1.75rem); margin-block: 0 1rem; }
h2 { font-size: 1.2rem; margin-block: 2.25rem .75rem; }
p { margin-block: 0 1rem; max-inline-size: 44rem; }
p, th, td, dd, li { white-space: pre-line; }
sup { font-size: .72em; line-height: 0; vertical-align: super; }
.scroll { overflow-x: auto; margin-block: 1.5rem 1rem; }
.scroll:focus-visible { outline: 2px solid var(--focus); outline-offset: 3px; }
table {
  border-collapse: collapse; font-size: .97em; line-height: 1.4; font-variant-numeric: tabular-nums lining-nums;
  border-block: 1.5px solid var(--ink); min-inline-size: min(100%, 34rem); overflow-wrap: normal;
}
th, td { text-align: start; vertical-align: top; padding: .4rem .75rem; min-inline-size: 5rem; max-inline-size: 26rem; }
td { overflow-wrap: break-word; }
.wide tbody > * > * { white-space: nowrap; }
@media screen and (min-width: 48rem) { tbody > * > * { white-space: nowrap; } }
tbody > * > .long.long { white-space: pre-line; overflow-wrap: anywhere; }
.wide .long { min-inline-size: 16rem; }
.wide thead th { min-inline-size: 6.5rem; }
th:first-child, td:first-child { padding-inline-start: .25rem; }
th:last-child, td:last-child { padding-inline-end: .25rem; }
.wide tbody th:not(.long) { position: sticky; inset-inline-start: 0; background: var(--paper); }
@media (max-width: 30rem) { th, td { padding-inline: .4rem; min-inline-size: 4rem; } }
thead th, thead td { vertical-align: bottom; border-block-end: 1px solid var(--ink); }
tbody th { font-weight: normal; }
tbody tr + tr > * { border-block-start: 1px solid var(--rule); }
.right { text-align: end; }
.unseen {
  position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap;
}
.notes { color: var(--quiet); font-size: .9em; margin-block: 0 1.5rem; max-inline-size: 44rem; }
.notes div { display: flex; gap: .5ch; }
.notes dd { margin: 0; }
.notes dt { flex: none; min-inline-size: 1ch; }
ul { white-space: normal; margin-block: 0 1rem; padding-inline-start: 1.35rem; }
ul ul { margin-block: .15rem .35rem; font-size: .97em; }
li { margin-block: .2rem; }
li::marker { color: var(--quiet); }
figure { margin: 1.5rem 0; overflow-x: auto; }
figure svg { display: block; max-inline-size: 100%; block-size: auto; }
figcaption { color: var(--quiet); font-size: .9em; margin-block-start: .5rem; }
`;
}

/** Black on white; a heading row on each page, and no row over two. */
function paper(onItsSide: boolean): string {
  return `@page {
  size: A4${onItsSide ? ' landscape' : ''}; margin: 20mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt serif; }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #000; --rule: #999; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { max-inline-size: none; padding: 0; }
  h1, h2, p, .notes { max-inline-size: none; }
  h1, h2 { break-after: avoid; }
  p, li { orphans: 2; widows: 2; }
  .scroll, figure { overflow: visible; }
  .wide tbody th:not(.long) { position: static; }
  table { inline-size: 100%; font-size: 9.5pt; line-height: 1.3; }
  .wide { table-layout: fixed; overflow-wrap: anywhere; }
  .wide col { inline-size: var(--share); }
  .wide tbody > * > *, .wide thead th, .wide .long { white-space: pre-line; min-inline-size: 0; }
  th, td { padding: .2rem .4rem; min-inline-size: 0; max-inline-size: none; }
  table:not(:has(tbody tr:nth-child(7))) { break-inside: avoid; }
  thead { display: table-header-group; }
  tr, figure, .notes div { break-inside: avoid; }
}
`;
}
