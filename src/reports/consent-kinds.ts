/** The kinds of act that head the annex's column of consents. */
import { type ActKind, inOrderOfKind } from '../domain/act.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { StatusRow } from '../projections/status.ts';

/**
 * Those for which the treaty provides, and those that the rows show besides: a provisional application, a succession on
 * which the treaty is silent. A date whose kind no heading names would be read as another.
 */
export function consentKinds(
  { consent }: TreatyDefinition,
  rows: readonly Pick<StatusRow, 'consent'>[],
): ActKind[] {
  return inOrderOfKind(
    [...consent, ...rows.flatMap(row => row.consent ?? [])].map(one => one.kind),
  );
}
