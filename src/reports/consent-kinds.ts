/** The kinds of act that head the annex's column of consents. */
import { ACT_KINDS, type ActKind } from '../domain/act.ts';
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
  const headed = new Set(
    [...consent, ...rows.flatMap(row => row.consent ?? [])].map(one => one.kind),
  );
  return (Object.keys(ACT_KINDS) as ActKind[]).filter(kind => headed.has(kind));
}
