/** A treaty of which only its table is known: no article is in the ledger, so nothing is computed from one. */
import { effectOf } from '../domain/act.ts';
import { tableForm } from '../domain/table-form.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { isPrintable } from '../exchange/printable.ts';

const NOT_KNOWN = 'not known to this ledger';

/** @param title as the table gives it, if it does. @param source the table. */
export function outlineOf(
  id: TreatyId,
  {
    title,
    headings,
    source,
  }: { title: string | null; headings: readonly string[]; source: string },
): TreatyDefinition {
  const kinds = tableForm(headings).flatMap(({ meanings }) =>
    [...meanings.values()].map(({ kind }) => kind),
  );
  const consents = new Set(kinds.filter(kind => effectOf({ kind }) === 'consents'));
  const areSigned = kinds.some(kind => effectOf({ kind }) === 'signs');
  const delay = { kind: 'days', days: 0 } as const;
  return {
    id,
    title: titleOf(title) ?? `Treaty ${id} of the UN Treaty Collection`,
    shortTitle: 'Treaty',
    adopted: null,
    signature: areSigned || consents.has('definitive-signature') ? SIGNATURE : null,
    consent: [...consents].map(kind => ({
      ...{ kind, article: NOT_KNOWN, from: null, withoutSignature: !areSigned },
    })),
    openTo: null,
    parent: null,
    withdrawal: null,
    entryIntoForce: {
      article: NOT_KNOWN,
      conditions: [{ kind: 'unknown' }],
      delay,
      counting: {
        organisations: true,
        successions: true,
        definitiveSignatures: true,
        predecessors: true,
      },
      later: { article: NOT_KNOWN, from: 'the-later-day', delay },
    },
    published: null,
    registration: null,
    depositary: NOT_KNOWN,
    source,
  };
}

/** Over a report's annex stands what the list is, not what the treaty is called. */
function titleOf(title: string | null): string | null {
  return title === null || /^list of /i.test(title) || !isPrintable(title) ? null : title;
}

const SIGNATURE = { article: NOT_KNOWN, opensOn: null, closesOn: null };
