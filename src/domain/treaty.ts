/** What a treaty itself says about how to join it and when it enters into force, each with its article. */
import type { ActKind } from './act.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { EntryIntoForceClause } from './entry-into-force.ts';
import type { TreatyId } from './treaty-id.ts';

export interface TreatyDefinition {
  readonly id: TreatyId;
  /** The full title as the depositary writes it, without an article before it. */
  readonly title: string;
  /** How a text goes on to call it after the first mention: "Convention". */
  readonly shortTitle: string;
  readonly adopted: { readonly on: CalendarDate; readonly by: string };
  readonly signature: {
    readonly article: string;
    readonly opensOn: CalendarDate;
    /** The last day for signature, itself included; null where the treaty sets none. */
    readonly closesOn: CalendarDate | null;
  };
  /** The ways to express consent, in the order in which a table's heading names them. */
  readonly consent: readonly { readonly kind: ActKind; readonly article: string }[];
  readonly openTo: { readonly article: string; readonly who: 'all States' };
  readonly entryIntoForce: EntryIntoForceClause;
  readonly depositary: string;
  readonly source: string;
}
