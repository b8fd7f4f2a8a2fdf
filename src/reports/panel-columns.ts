/** The columns of the panel of States and years, in their order. */
import type { PanelRow } from '../projections/panel.ts';
import type { Column } from './columns.ts';

type Cell = (row: PanelRow) => string | number | null;
type Type = Column<PanelRow>['type'];

const always = (type: Type, name: string, says: string, cell: Cell): Column<PanelRow> => ({
  ...{ name, type, says, cell },
  required: true,
});

const perhaps = (type: Type, name: string, says: string, cell: Cell): Column<PanelRow> => ({
  ...{ name, type, says, cell },
  required: false,
});

const dummy = (name: string, says: string, holds: (row: PanelRow) => boolean) =>
  always('integer', name, `1 ${says}; else 0.`, row => Number(holds(row)));

/** No two rows agree in all of these. */
export const PANEL_KEY: readonly string[] = ['treaty', 'participant', 'year'];

const WHO: readonly Column<PanelRow>[] = [
  always('string', 'treaty', 'Number of the treaty, such as IV-13.', row => row.treaty),
  always(
    'string',
    'participant',
    'Id of the State in the ledger: ISO 3166-1 alpha-3, ISO 3166-3 alpha-4 for a former State, X-… where there is no code.',
    row => row.participant,
  ),
  perhaps(
    'string',
    'iso3',
    'ISO 3166-1 alpha-3; empty for a State that has none, such as a former State.',
    row => (/^[A-Z]{3}$/.test(row.participant) ? row.participant : null),
  ),
  perhaps(
    'string',
    'm49',
    'UN M49 area code, three digits with leading zeros, as the register has it today.',
    row => row.m49,
  ),
  perhaps(
    'integer',
    'cow',
    'Country code of the Correlates of War Project, State System Membership List v2016: which State it is, not whether that list counts it as a member in that year.',
    row => row.cow,
  ),
  always('string', 'name', 'The name in use on as_of, as tables print it.', row => row.name),
  always('year', 'year', 'The calendar year.', row => row.year),
];

const STANDING: readonly Column<PanelRow>[] = [
  always(
    'date',
    'as_of',
    'The day whose status table the row is read from: 31 December, or in the last year the day asked about where that is earlier.',
    row => row.asOf,
  ),
  always(
    'string',
    'standing',
    'Where the State stands on as_of: none, signatory, provisional, contracting (consented, not yet in force for it), party, withdrawn, or ceased (it exists no more).',
    row => row.standing,
  ),
  perhaps(
    'date',
    'signed_on',
    'Day of its signature, or of its succession to one.',
    row => row.signedOn,
  ),
  perhaps(
    'date',
    'consented_on',
    'Day on which it deposited its consent to be bound; the last one where it came back after leaving.',
    row => row.consentedOn,
  ),
  perhaps(
    'string',
    'consent_kind',
    'Kind of that consent: ratification, accession, succession and so on.',
    row => row.consentKind,
  ),
  perhaps(
    'date',
    'in_force_on',
    'First day on which the treaty binds it; known in advance, so it may lie after as_of.',
    row => row.inForceOn,
  ),
  perhaps(
    'date',
    'withdrawn_on',
    'First day on which a withdrawal notified by as_of has effect; it may lie after as_of.',
    row => row.withdrawnOn,
  ),
];

const EVENTS: readonly Column<PanelRow>[] = [
  dummy('signed_this_year', 'where signed_on lies in the year', row => row.signedThisYear),
  dummy(
    'consented_this_year',
    'where it deposited a consent to be bound in the year, also one that has ended since',
    row => row.consentedThisYear,
  ),
  dummy(
    'withdrew_this_year',
    'where a withdrawal took effect in the year, by as_of',
    row => row.withdrewThisYear,
  ),
];

const CENSORING: readonly Column<PanelRow>[] = [
  perhaps(
    'date',
    'complete_to',
    'Day to which the record of the treaty was declared complete; empty where nobody has declared one, and then acts may be missing in any year.',
    row => row.completeTo,
  ),
  always(
    'date',
    'censored_on',
    'The last day of which the record speaks: complete_to, or the day asked about (--as-of) or the day of knowledge (--known-on) where one of them is earlier or complete_to is empty. Acts after it are not observed.',
    row => row.censoredOn,
  ),
];

export const PANEL_COLUMNS: readonly Column<PanelRow>[] = [
  ...WHO,
  ...STANDING,
  ...EVENTS,
  ...CENSORING,
];
