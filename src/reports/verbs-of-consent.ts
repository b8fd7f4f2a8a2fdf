/** By which verbs a sentence says that a treaty was consented to: "ratified or acceded to". */
import { ACT_KINDS, type ActKind, effectOf, inOrderOfKind } from '../domain/act.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { StatusRow } from '../projections/status.ts';

/** Kinds in the order of the law, whatever order a table's heading has; of `kinds`, those that are consents. */
export function consentsAmong(kinds: Iterable<ActKind>): ActKind[] {
  return inOrderOfKind(kinds).filter(kind => effectOf({ kind }) === 'consents');
}

/** The ways to consent that the treaty provides; where none is known, consent itself. */
export function provided({ consent }: TreatyDefinition): ActKind[] {
  const kinds = consentsAmong(consent.map(({ kind }) => kind));
  return kinds.length === 0 ? ['consent-to-be-bound'] : kinds;
}

/** The same, and those by which these have consented besides: a succession needs no article. */
export function providedOrDone(
  definition: TreatyDefinition,
  rows: readonly StatusRow[],
): ActKind[] {
  const done = rows.flatMap(({ consent }) => (consent === null ? [] : [consent.kind]));
  const named = definition.consent.map(({ kind }) => kind);
  const kinds = consentsAmong([...named, ...done]);
  return kinds.length === 0 ? provided(definition) : kinds;
}

/** Before the treaty itself: "ratified" or "acceded to", "consented to be bound by". */
export function active(kind: ActKind): string {
  // "Signed definitively it" is no English.
  return ACT_KINDS[kind].verb.replace(/^signed definitively$/, 'definitively signed');
}

/** Before "by": "ratified" or "acceded to", "consented to", whatever more the verb says of being bound. */
export function passive(kind: ActKind): string {
  return active(kind).replace(/ be bound by$/, '');
}
