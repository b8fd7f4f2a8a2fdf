/** Why the table says what it says: every entry behind it, with its source, its rule and its corrections. */
import {
  ACT_KINDS,
  type Act,
  type ActId,
  type ActKind,
  type Effect,
  effectOf,
  inLegalOrder,
  markOf,
} from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { type Finding, judge } from '../domain/rules.ts';
import type { Standing } from '../domain/standing.ts';
import { circumstancesOf } from '../ledger/circumstances.ts';
import { type ActOnRecord, readings } from '../ledger/treaty-record.ts';
import {
  type EntryReference,
  type ExplainedRetraction,
  reference,
  retractionIn,
} from './entry-reference.ts';
import {
  type ExplainedEvent,
  type ExplainedHeadings,
  explainedEvents,
  explainedHeadings,
} from './explained-events.ts';
import type { ForceView } from './force.ts';
import {
  type Coordinates,
  inTableOrder,
  type NamedParticipant,
  type NamedTreaty,
  named,
  type TreatyView,
} from './question.ts';
import type { Counts } from './standings.ts';
import { statusView } from './status.ts';

/** How an act read from some entry on: the entry that recorded it, or one that corrected it. */
export interface Reading {
  readonly participant: NamedParticipant;
  readonly kind: ActKind;
  readonly mark: string;
  readonly on: CalendarDate;
  readonly effectiveOn: CalendarDate | null;
  readonly text: string | null;
  readonly territory: string | null;
  readonly concerns: ActId | null;
  readonly reason: string | null;
  readonly entry: EntryReference;
}

export interface ExplainedAct {
  readonly act: ActId;
  /** The last is how the act reads now. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** Where there is one, the act was never done. */
  readonly retraction: ExplainedRetraction | null;
  /** Published tables that printed it, where they did not bring it on record. */
  readonly publications: readonly { readonly printed: boolean; readonly entry: EntryReference }[];
  /** Whether it is among the acts behind the table on the day asked about. */
  readonly counts: boolean;
  /** What gives it its effect: the treaty's own article, and the general law. */
  readonly rule: { readonly article: string | null; readonly law: string };
  readonly irregularities: readonly Pick<Finding, 'rule' | 'article' | 'severity' | 'because'>[];
}

export interface ExplanationView extends Coordinates {
  readonly treaty: NamedTreaty;
  readonly completeTo: CalendarDate | null;
  /** How many entries the treaty has up to `position`: what `--expect` takes. */
  readonly version: number;
  readonly counts: Counts;
  readonly entryIntoForce: ForceView;
  /** What befell the treaty itself by the day asked about. */
  readonly events: readonly ExplainedEvent[];
  readonly headings: readonly ExplainedHeadings[];
  readonly participants: readonly {
    readonly participant: NamedParticipant;
    readonly standing: Standing;
    readonly inForceFrom: CalendarDate | null;
    /** When it gave notice that it does not intend to become a party. */
    readonly declinedOn: CalendarDate | null;
    readonly acts: readonly ExplainedAct[];
  }[];
}

/** @param only one participant, or all for null. */
export function explanationView(view: TreatyView, only: ParticipantId | null): ExplanationView {
  const { asOf, knownOn, position, treaty, completeTo, counts, entryIntoForce, rows } =
    statusView(view);
  const row = new Map(rows.map(one => [one.participant.id, one]));
  const all = actsToShow(view);
  const shown = only === null ? [...all] : [[only, all.get(only) ?? []] as const];
  const found = irregularitiesIn(view);
  return {
    ...{ treaty, asOf, knownOn, position, completeTo, counts, entryIntoForce },
    version: view.entries.length,
    events: explainedEvents(view),
    headings: explainedHeadings(view),
    participants: inTableOrder(view, shown, ([id]) => id).map(([id, acts]) => ({
      participant: named(view, id),
      standing: row.get(id)?.standing ?? 'none',
      inForceFrom: row.get(id)?.inForceFrom ?? null,
      declinedOn: row.get(id)?.declinedOn ?? null,
      acts: acts.map(onRecord => explainedAct(view, onRecord, found(onRecord.act.participant))),
    })),
  };
}

/** By participant: every act that names it, or once named it, on or before the day asked about. */
function actsToShow(view: TreatyView): Map<ParticipantId, ActOnRecord[]> {
  const groups = new Map<ParticipantId, ActOnRecord[]>();
  const order = inLegalOrder(view.record.acts.map(({ act }) => act)).map(act => act.id);
  const acts = new Map(view.record.acts.map(onRecord => [onRecord.act.id, onRecord]));
  for (const onRecord of order.flatMap(id => acts.get(id) ?? [])) {
    const seen = readings(onRecord).filter(act => act.doneOn <= view.asOf);
    for (const id of new Set(seen.map(act => act.participant))) {
      groups.set(id, [...(groups.get(id) ?? []), onRecord]);
    }
  }
  return groups;
}

function explainedAct(
  view: TreatyView,
  onRecord: ActOnRecord,
  findings: readonly Finding[],
): ExplainedAct {
  const { act, retraction, publications } = onRecord;
  return {
    act: act.id,
    readings: readingsOf(view, onRecord) as [Reading, ...Reading[]],
    retraction: retractionIn(view, retraction),
    publications: publications.map(entry => ({
      printed: entry.printed,
      entry: reference(view, entry),
    })),
    counts: view.acts.some(({ id }) => id === act.id),
    rule: { article: articleFor(view, act), law: ACT_KINDS[act.kind].law },
    irregularities: findings
      .filter(finding => finding.act.id === act.id)
      .map(({ rule, article, severity, because }) => ({ rule, article, severity, because })),
  };
}

function readingsOf(view: TreatyView, onRecord: ActOnRecord): Reading[] {
  return readings(onRecord).map((act, index) => {
    const correction = onRecord.corrections[index - 1];
    return {
      participant: named(view, act.participant),
      kind: act.kind,
      mark: markOf(act),
      on: act.doneOn,
      effectiveOn: act.effectiveOn ?? null,
      text: act.text ?? null,
      territory: act.territory ?? null,
      concerns: act.concerns ?? null,
      reason: correction?.reason ?? null,
      entry: reference(view, correction ?? onRecord.entry),
    };
  });
}

const SIGNING: ReadonlySet<Effect> = new Set([
  'signs',
  'signs-ad-referendum',
  'confirms-signature',
]);

function articleFor({ record: { definition } }: TreatyView, act: Act): string | null {
  if (SIGNING.has(effectOf(act))) return definition.signature?.article ?? null;
  if (effectOf(act) === 'withdraws') return definition.withdrawal?.article ?? null;
  return definition.consent.find(way => way.kind === act.kind)?.article ?? null;
}

/** What the rules find in each act, whoever let it pass: it came from a published table, or a definition has changed. */
function irregularitiesIn(view: TreatyView): (id: ParticipantId) => readonly Finding[] {
  const circumstances = circumstancesOf(view);
  const acts = groupBy(view.acts, act => act.participant);
  const findings = new Map<ParticipantId, readonly Finding[]>();
  return id => {
    const known = findings.get(id);
    const participant = view.register.get(id);
    if (known !== undefined || participant === undefined) return known ?? [];
    const the = { ...circumstances, participant, today: view.asOf };
    const found = judge(the, acts.get(id) ?? []);
    findings.set(id, found);
    return found;
  };
}
