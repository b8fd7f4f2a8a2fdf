/** Differences between a published table and the record, as drafts of entries with the table as their source. */
import { v7 as uuidv7 } from 'uuid';
import { ACT_KINDS, type Act, markOf } from '../domain/act.ts';
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { PublishedCell } from '../domain/published-table.ts';
import type { CellMeaning } from '../domain/table-form.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { CorrectionMatter, Draft, Matter } from '../ledger/entry.ts';
import type { Difference } from '../projections/observation.ts';

/** Where a table comes from and when it was published. */
export interface Evidence {
  readonly file: string;
  readonly treaty: TreatyId;
  readonly publishedOn: CalendarDate;
  /** Who takes it in. */
  readonly by: string;
}

export function sourceOf({ file, publishedOn }: Evidence): string {
  return `${file}, as published on ${inWords(publishedOn)}`;
}

/** @param row of the table, where the draft rests on one. */
export function draftFrom(evidence: Evidence, matter: Matter, row?: PublishedCell): Draft {
  const { file, publishedOn, by } = evidence;
  const place = row === undefined ? '' : `, line ${row.line} (${row.name})`;
  return {
    ...matter,
    id: uuidv7(),
    recordedBy: by,
    notifiedOn: publishedOn,
    source: sourceOf(evidence) + place,
    table: file,
    ...(row?.printed && { note: `Printed: ${JSON.stringify(row.printed)}.` }),
  };
}

export function differenceDrafts(found: readonly Difference[], evidence: Evidence): Draft[] {
  return found.flatMap(one =>
    mattersOf(one, evidence).map(matter =>
      draftFrom(evidence, matter, 'cell' in one ? one.cell : undefined),
    ),
  );
}

function mattersOf(one: Difference, { treaty, publishedOn }: Evidence): Matter[] {
  switch (one.what) {
    case 'new':
      return [newAct(one.cell, one.meaning, treaty)];
    case 'changed':
      return [correction(one, one.from.act, { treaty, publishedOn })];
    case 'gone': {
      const reason = `no longer published on ${inWords(publishedOn)}`;
      return [{ type: 'retraction', treaty, retracts: one.from.act.id, reason }];
    }
    case 'left out':
      return [{ type: 'publication', treaty, publishes: one.from.act.id, printed: false }];
    case 'known earlier':
      return [
        { type: 'publication', treaty, publishes: one.act.id, printed: true },
        ...(printed(one.cell) === printed(asCell(one.reading))
          ? []
          : [correction(one, one.reading, { treaty, publishedOn })]),
      ];
    default:
      return unreachable(one);
  }
}

function newAct(cell: PublishedCell, meaning: CellMeaning, treaty: TreatyId): Matter {
  const mark = markBesides(meaning, cell.mark);
  return {
    type: 'act',
    treaty,
    participant: cell.participant,
    kind: meaning.kind,
    doneOn: cell.on,
    ...(meaning.text !== null && { text: meaning.text }),
    ...(mark !== null && { mark }),
  };
}

/** Says what reads otherwise, and nothing else. */
function correction(
  { cell, meaning }: { readonly cell: PublishedCell; readonly meaning: CellMeaning },
  act: Act,
  { treaty, publishedOn }: Pick<Evidence, 'treaty' | 'publishedOn'>,
): CorrectionMatter {
  const mark = markBesides(meaning, cell.mark);
  const isOtherKind = meaning.kind !== act.kind;
  const before = isOtherKind ? null : (act.mark ?? null);
  return {
    type: 'correction',
    treaty,
    corrects: act.id,
    reason: `published otherwise on ${inWords(publishedOn)}: ${printed(cell)} for ${printed(asCell(act))}`,
    ...(isOtherKind && { kind: meaning.kind }),
    ...(cell.on !== act.doneOn && { doneOn: cell.on }),
    ...(meaning.text !== (act.text ?? null) && { text: meaning.text }),
    ...(mark !== before && { mark }),
  };
}

/** The mark that has to be recorded: none where it is the kind's own. */
function markBesides({ kind }: CellMeaning, mark: string): string | null {
  return mark === ACT_KINDS[kind].mark ? null : mark;
}

function asCell(act: Act): { on: CalendarDate; mark: string } {
  return { on: act.doneOn, mark: markOf(act) };
}

function printed({ on, mark }: { readonly on: CalendarDate; readonly mark: string }): string {
  return `${inWords(on)} ${mark}`.trim();
}
