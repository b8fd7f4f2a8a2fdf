/** The columns of the list of acts, in their order: keys of a JSON line, header of the CSV. */
import type { ListedAct } from '../projections/act-list.ts';
import type { Column } from './columns.ts';

type Described = readonly [type: Column<ListedAct>['type'], required: boolean, says: string];

/** In the order of the columns. */
export const ACT_KEYS = {
  treaty: ['string', true, 'Number of the treaty, such as IV-13.'],
  participant: ['string', true, 'Id of the participant in the ledger.'],
  name: ['string', true, 'Its name on the day asked about, as tables print it.'],
  kind: ['string', true, 'What it did, in the depositary’s noun: signature, accession and so on.'],
  mark: ['string', false, 'The table’s symbol after the date, such as a for accession.'],
  doneOn: ['date', true, 'The legal date: signature, or deposit of the instrument.'],
  effectiveOn: ['date', false, 'The day its effect begins, only where the act itself sets one.'],
  notifiedOn: [
    'date',
    false,
    'When it was made known that the act reads so; where that was not recorded, the day of recordedAt stands for it.',
  ],
  concerns: ['string', false, 'Id of the act that it is about, for an objection and the like.'],
  text: ['string', false, 'What it says, for a reservation, a declaration, a notification.'],
  territory: ['string', false, 'The territory that it speaks of.'],
  id: ['string', true, 'UUID of the log entry that first recorded the act.'],
  position: [
    'integer',
    true,
    'Place in the log of the entry by which it reads so: the last correction, or that one.',
  ],
  source: ['string', false, 'Where whoever recorded that entry has it from.'],
  note: ['string', false, 'What whoever recorded that entry remarked.'],
  recordedAt: ['instant', true, 'When the ledger wrote that entry.'],
  recordedBy: ['string', true, 'Who recorded that entry.'],
  corrections: ['integer', true, 'How many corrections the line contains already.'],
} as const satisfies Record<keyof ListedAct, Described>;

export const ACT_COLUMNS: readonly Column<ListedAct>[] = (
  Object.entries(ACT_KEYS) as [keyof ListedAct, Described][]
).map(([name, [type, required, says]]) => ({ name, type, required, says, cell: row => row[name] }));
