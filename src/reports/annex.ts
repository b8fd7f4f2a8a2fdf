/** The status table in the form of the annex to E/CN.4/2002/89. */
import { ACT_KINDS, type ActKind } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { raised } from '../domain/marks.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyView } from '../projections/question.ts';
import type { Cell, StatusView } from '../projections/status.ts';
import { listed, withArticle } from './running-text.ts';
import { textTable, wrapped } from './text-table.ts';

const TITLE_WIDTH = 72;

export function annexText({ record: { definition } }: TreatyView, status: StatusView): string {
  const { terminatedOn } = status.entryIntoForce;
  const marked = definition.consent.map(({ kind }) => kind).filter(kind => ACT_KINDS[kind].mark);
  // A State that has ceased has no row in the depositary's table; one that has withdrawn stands in brackets.
  const extant = status.rows.filter(({ standing }) => standing !== 'ceased');
  const rows = extant.map(({ participant, standing, signature, consent }) => [
    standing === 'withdrawn' ? `[${participant.name}]` : participant.name,
    printed(signature),
    printed(consent),
  ]);
  return [
    ...wrapped(titleOf(definition, status), TITLE_WIDTH),
    '',
    `(as of ${inWords(status.asOf)}${status.knownOn === null ? '' : `, as known on ${inWords(status.knownOn)}`})`,
    ...(terminatedOn === null ? [] : [`(terminated on ${inWords(terminatedOn)})`]),
    '',
    ...textTable(['Participant', 'Signature', consentHeading(definition)], rows),
    '',
    ...marked.map(kind => `${raised(ACT_KINDS[kind].mark)} ${capitalised(worded(kind))}.`),
  ].join('\n');
}

/** "Ratification or accession ᵃ": each kind that the treaty provides for, with its mark. */
function consentHeading({ consent }: TreatyDefinition): string {
  if (consent.length === 0) return capitalised(worded('consent-to-be-bound'));
  const kinds = consent.map(({ kind }) => `${worded(kind)} ${raised(ACT_KINDS[kind].mark)}`.trim());
  return capitalised(listed(kinds, 'or'));
}

/**
 * The report itself prints "signed, ratified or acceded the International Convention"; where each way to consent asks
 * for "to", the title has it.
 */
function titleOf({ title, signature, consent }: TreatyDefinition, { rows }: StatusView): string {
  const isSigned = signature !== null || rows.some(row => row.signature !== null);
  const signed = isSigned || consent.length === 0 ? ['signed'] : [];
  const consented = consent.map(({ kind }) => ACT_KINDS[kind].verb);
  const verbs = [...signed, ...consented].map(verb => verb.replace(/ to$/, ''));
  const asksForTo = consented.length > 0 && consented.every(verb => verb.endsWith(' to'));
  const object = `${asksForTo ? 'to ' : ''}${withArticle(title)}`;
  return `List of countries that have ${listed(verbs, 'or')} ${object}`.toUpperCase();
}

function printed(cell: Cell | null): string {
  return cell === null ? '' : `${inWords(cell.on)} ${raised(cell.mark)}`.trim();
}

function worded(kind: ActKind): string {
  return kind.replaceAll('-', ' ');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
