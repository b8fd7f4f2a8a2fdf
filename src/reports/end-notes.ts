/**
 * The end notes of a table, as the UN Treaty Collection has them: what its cells cannot say of a withdrawal, a
 * succession, a predecessor or an earlier name; and, where somebody asks for it, where each date is taken from.
 */
import { ACT_KINDS, type Act, type ActId, inLegalOrder } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { nameOn, type ParticipantId } from '../domain/participant.ts';
import type { PrintedTable } from '../projections/printed-table.ts';
import { dayOfNames, nameIn, type TreatyView } from '../projections/question.ts';
import { type ParticipantStanding, standings } from '../projections/standings.ts';
import type { StatusRow } from '../projections/status.ts';
import type { Note, Run, Text } from './document.ts';
import { predecessorNote } from './predecessor-note.ts';
import { listed } from './running-text.ts';
import { sourceNote } from './source-note.ts';

/** A row of the table that the notes are for, and the acts behind its dates, in the order of its cells. */
export interface NotedRow {
  readonly participant: ParticipantId;
  readonly acts: readonly ActId[];
}

/** Of whom the source of each date is wanted. */
export type SourcesOf = 'all' | ReadonlySet<ParticipantId>;

export const NOBODY: SourcesOf = new Set();

export interface Asked {
  /** Whether the notes that the Collection has are wanted. */
  readonly ofTheCollection: boolean;
  readonly sourcesOf: SourcesOf;
}

export interface EndNotes {
  /** The numbers of a row's notes, ascending; nobody without a note. */
  readonly numbers: ReadonlyMap<ParticipantId, readonly number[]>;
  /** In order of number, which is the order of the rows. */
  readonly notes: readonly Note[];
}

export const NO_NOTES: EndNotes = { numbers: new Map(), notes: [] };

export function endNotes(view: TreatyView, rows: readonly NotedRow[], asked: Asked): EndNotes {
  const numbers = new Map<ParticipantId, number[]>();
  const notes: Note[] = [];
  for (const { participant, texts } of textsFor(view, rows, asked)) {
    for (const text of texts) {
      notes.push({ mark: String(notes.length + 1), text });
      numbers.set(participant, [...(numbers.get(participant) ?? []), notes.length]);
    }
  }
  return { numbers, notes };
}

/** The name at the head of a row, in brackets where its bearer has withdrawn, with the numbers of its notes. */
export function rowName(
  { id, name }: { readonly id: ParticipantId; readonly name: string },
  { numbers }: EndNotes,
  withdrawn: ReadonlySet<ParticipantId>,
): Text {
  const printed = withdrawn.has(id) ? `[${name}]` : name;
  const raised = (numbers.get(id) ?? []).flatMap((one): Run[] => [' ', { raised: String(one) }]);
  return raised.length === 0 ? printed : [printed, ...raised];
}

/** Whose rows stand in brackets: who was bound, and has left (MTDSG, introduction). */
export function withdrawnIn(view: TreatyView): Set<ParticipantId> {
  const all = standings(view).participants.filter(({ standing }) => standing === 'withdrawn');
  return new Set(all.map(({ participant }) => participant));
}

export function rowsOfStatus(rows: readonly StatusRow[]): NotedRow[] {
  return rows.map(({ participant, signature, consent }) => ({
    participant: participant.id,
    acts: [signature, consent].flatMap(cell => (cell === null ? [] : [cell.act])),
  }));
}

export function rowsOfTable({ rows }: PrintedTable): NotedRow[] {
  return rows.map(({ participant, cells }) => ({
    participant: participant.id,
    acts: cells.flatMap(cell => (cell === null ? [] : [cell.act.id])),
  }));
}

function textsFor(view: TreatyView, rows: readonly NotedRow[], asked: Asked) {
  const known = asked.ofTheCollection ? standings(view).participants : [];
  const standing = new Map(known.map(one => [one.participant, one]));
  return rows.map(({ participant, acts }) => {
    const printed = actsOf(view, acts);
    const { name } = nameIn(view, participant);
    const own = asked.ofTheCollection
      ? collectionNotes(view, { participant, printed, standing: standing.get(participant) })
      : [];
    const { sourcesOf } = asked;
    const isAsked = sourcesOf === 'all' || sourcesOf.has(participant);
    const sources = isAsked ? printed.map(act => sourceNote(view, act)) : [];
    return { participant, texts: [...own, ...sources].map(text => `${name}: ${onOneLine(text)}`) };
  });
}

function actsOf({ record }: TreatyView, ids: readonly ActId[]): Act[] {
  const acts = new Map(record.acts.map(({ act }) => [act.id, act]));
  return ids.flatMap(id => acts.get(id) ?? []);
}

interface Case {
  readonly participant: ParticipantId;
  readonly printed: readonly Act[];
  /** Undefined for one that has only made statements. */
  readonly standing: ParticipantStanding | undefined;
}

function collectionNotes(view: TreatyView, one: Case): string[] {
  return [
    earlierNames(view, one),
    predecessorNote(view, one.participant, one.printed),
    ...(one.standing === undefined ? [] : notesOnLeaving(view, one.standing, one.printed)),
  ].filter(text => text !== null);
}

/** The names under which it did what the table shows, where it is now called otherwise. */
function earlierNames(view: TreatyView, { participant, printed }: Case): string | null {
  const known = view.register.get(participant);
  if (known === undefined) return null;
  const current = nameOn(known, dayOfNames(view)).name;
  const borne = inLegalOrder(printed).map(act => nameOn(known, act.doneOn).name);
  const texts = [...new Set(borne)].flatMap(name => {
    if (name === current) return [];
    const next = known.names[known.names.findLastIndex(one => one.name === name) + 1];
    return next?.from ? [`${name} before ${inWords(next.from)}`] : [];
  });
  return texts.length === 0 ? null : `named ${listed(texts)}.`;
}

/** What the consent shown does not say: another before or after it, notice of withdrawal, notice of no consent. */
function notesOnLeaving(
  { asOf }: TreatyView,
  { relation }: ParticipantStanding,
  printed: readonly Act[],
): string[] {
  const notes = relation.consents.flatMap(({ act, withdrawal, takenBack }) => {
    if (takenBack !== null) return [];
    const isShown = printed.some(({ id }) => id === act.id);
    if (withdrawal === null) return isShown ? [] : [`${consentedOn(act)}.`];
    const before = isShown ? '' : `${consentedOn(act)}; it `;
    const gave = `gave notice of its ${withdrawal.act.kind} on ${inWords(withdrawal.act.doneOn)}`;
    const takes = withdrawal.effectiveOn <= asOf ? 'took effect' : 'takes effect';
    return [`${before}${gave}; it ${takes} on ${inWords(withdrawal.effectiveOn)}.`];
  });
  const { declined } = relation;
  if (declined === null) return notes;
  const gave = `gave notice on ${inWords(declined.doneOn)}`;
  return [...notes, `${gave} that it does not intend to become a party.`];
}

/** "had acceded to the treaty on 7 July 1990" */
function consentedOn(act: Act): string {
  return `had ${ACT_KINDS[act.kind].verb} the treaty on ${inWords(act.doneOn)}`;
}

/** A source may hold ends of lines; a note is one line. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
