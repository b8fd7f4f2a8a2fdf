/** What is recorded before the table of a treaty that the ledger does not hold yet. */
import type { TreatyId } from '../domain/treaty-id.ts';
import type { Sheet } from '../exchange/tables/sheet.ts';
import type { Draft, Entry } from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { draftFrom, type Evidence, sourceOf } from './observation-drafts.ts';
import { outlineOf } from './outline-treaty.ts';
import { definitionsFrom } from './register-definitions.ts';
import { isShipped, shippedTreaties } from './shipped.ts';

/**
 * The definition that comes with the project, with the acts that tables have lost, or else an outline.
 * @throws LedgerProblem `unknown-treaty`, unless unknown ones are to be registered.
 */
export async function treatyDrafts(
  store: LedgerStore,
  onRecord: readonly Entry[],
  {
    evidence,
    sheet,
    registerUnknown,
  }: { evidence: Evidence; sheet: Sheet; registerUnknown: boolean },
): Promise<Draft[]> {
  const { treaty, by } = evidence;
  if (onRecord.some(({ type }) => type === 'treaty')) return [];
  if (!registerUnknown) throw unknown(treaty);
  if (isShipped(treaty)) {
    const source = 'the treaty definitions shipped with treaty-ledger';
    const drafts = await Promise.all(
      shippedTreaties([treaty]).map(one => definitionsFrom(store, one, { recordedBy: by, source })),
    );
    return drafts.flat();
  }
  const definition = outlineOf(treaty, { ...sheet, source: sourceOf(evidence) });
  return [draftFrom(evidence, { type: 'treaty', definition })];
}

function unknown(treaty: TreatyId): LedgerProblem {
  const hint = isShipped(treaty)
    ? `treaty register --shipped ${treaty} adds it, or add --register-unknown.`
    : 'treaty register FILE defines it; --register-unknown takes it in with its table alone.';
  return new LedgerProblem({
    category: 'not-found',
    code: 'unknown-treaty',
    message: `${treaty} is not in this ledger`,
    hint,
    details: { treaty },
  });
}
