/** The status table in the form of the annex to E/CN.4/2002/89. */
import { ACT_KINDS, type ActKind, kindInWords } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyView } from '../projections/question.ts';
import type { StatusRow, StatusView } from '../projections/status.ts';
import { consentKinds } from './consent-kinds.ts';
import { type Block, type Document, marked, type Run, type Table, type Text } from './document.ts';
import {
  type EndNotes,
  endNotes,
  NO_NOTES,
  NOBODY,
  rowName,
  rowsOfStatus,
  type SourcesOf,
  withdrawnIn,
} from './end-notes.ts';
import { printedCell } from './printed.ts';
import { remarksAtTheEnd } from './record-remarks.ts';
import { capitalised, listed, withArticle } from './running-text.ts';

export function annexReport(
  view: TreatyView,
  status: StatusView,
  sourcesOf: SourcesOf = NOBODY,
): Document {
  const notes = endNotes(view, rowsOfStatus(extant(status)), {
    ofTheCollection: false,
    sourcesOf,
  });
  const { definition } = view.record;
  const { asOf, knownOn, entryIntoForce } = status;
  const { terminatedOn } = entryIntoForce;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  const terminated = terminatedOn === null ? [] : [`(terminated on ${inWords(terminatedOn)})`];
  return {
    name: `${definition.id}: status as of ${inWords(asOf)}`,
    blocks: [
      { kind: 'title', text: titleOf(definition, status) },
      { kind: 'paragraph', lines: [`(as of ${inWords(asOf)}${known})`, ...terminated] },
      annexTable(view, status, notes),
      ...notesUnder(consentKinds(definition, extant(status)), notes),
      ...remarksAtTheEnd(view),
    ],
  };
}

/** A State that has ceased has no row in the depositary's table. */
export function extant({ rows }: StatusView): readonly StatusRow[] {
  return rows.filter(({ standing }) => standing !== 'ceased');
}

export function annexTable(
  view: TreatyView,
  status: StatusView,
  notes: EndNotes = NO_NOTES,
): Table {
  const { definition } = view.record;
  const withdrawn = withdrawnIn(view);
  return {
    kind: 'table',
    caption: `${definition.title}: participants as of ${inWords(status.asOf)}`,
    headings: [
      'Participant',
      'Signature',
      consentHeading(consentKinds(definition, extant(status))),
    ],
    rows: extant(status).map(({ participant, signature, consent }) => [
      rowName(participant, notes, withdrawn),
      printedCell(signature, ''),
      printedCell(consent, ''),
    ]),
  };
}

/** What each mark of the heading means, then the numbered notes. */
function notesUnder(kinds: readonly ActKind[], numbered: EndNotes): Block[] {
  const withMarks = kinds.filter(kind => ACT_KINDS[kind].mark);
  const marks = withMarks.map(kind => ({
    mark: ACT_KINDS[kind].mark,
    text: `${capitalised(kindInWords(kind))}.`,
  }));
  const notes = [...marks, ...numbered.notes];
  return notes.length === 0 ? [] : [{ kind: 'notes', notes }];
}

/** "Ratification or accession ᵃ": each kind with its mark. */
function consentHeading(kinds: readonly ActKind[]): Text {
  if (kinds.length === 0) return capitalised(kindInWords('consent-to-be-bound'));
  return kinds.flatMap((kind, index): Run[] => {
    const words = index === 0 ? capitalised(kindInWords(kind)) : kindInWords(kind);
    const joined = index === 0 ? '' : index === kinds.length - 1 ? ' or ' : ', ';
    const text = marked(`${joined}${words}`, ACT_KINDS[kind].mark);
    return typeof text === 'string' ? [text] : [...text];
  });
}

/**
 * The report itself prints "signed, ratified or acceded the International Convention"; where each way to consent asks
 * for "to", the title has it.
 */
function titleOf(definition: TreatyDefinition, { rows }: StatusView): string {
  const { title, signature, consent } = definition;
  const isSigned = signature !== null || rows.some(row => row.signature !== null);
  const signed = isSigned || consent.length === 0 ? ['signed'] : [];
  const consented = consentKinds(definition, rows).map(kind => ACT_KINDS[kind].verb);
  const verbs = [...signed, ...consented].map(verb => verb.replace(/ to$/, ''));
  const asksForTo = consented.length > 0 && consented.every(verb => verb.endsWith(' to'));
  const object = `${asksForTo ? 'to ' : ''}${withArticle(title)}`;
  return `List of countries that have ${listed(verbs, 'or')} ${object}`.toUpperCase();
}
