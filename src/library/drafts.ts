/** Requests to record, as drafts of entries. */
import type { ActId } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type {
  ActMatter,
  CorrectionMatter,
  Entry,
  EntryOf,
  ParticipantEventRetractionMatter,
  Provenance,
  RetractionMatter,
} from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import {
  dateFrom,
  kindFrom,
  participantFrom,
  treatyIdFrom,
  uuidFrom,
  wellFormed,
  wellFormedText,
} from './arguments.ts';
import type {
  ActRequest,
  CorrectionRequest,
  RecordingOptions,
  RetractionRequest,
} from './requests.ts';

/** What a request says; id and author are added where it leaves them out. */
export type Requested<M> = M & Partial<Provenance>;

/** @param concerns the id of the entry that the request names. */
export function actDraft(
  request: ActRequest,
  register: Register,
  concerns?: string,
): Requested<ActMatter> {
  const doneOn = dateFrom(request.on, '--on');
  return {
    type: 'act',
    treaty: treatyIdFrom(request.treaty),
    kind: kindFrom(request.kind),
    participant: participantFrom(register, request.participant, doneOn),
    doneOn,
    ...dateIfGiven('effectiveOn', request.effectiveOn, '--effective-on'),
    ...(concerns !== undefined && { concerns: concerns as ActId }),
    ...(request.text !== undefined && { text: wellFormedText(request.text, '--text') }),
    ...(request.territory !== undefined && {
      territory: wellFormed(request.territory, '--territory'),
    }),
    ...provenance(request),
  };
}

export function correctionDraft(
  request: CorrectionRequest,
  target: Entry,
  register: Register,
): Requested<CorrectionMatter> {
  const act = actOnly(target);
  const on = request.on === undefined ? act.doneOn : dateFrom(request.on, '--on');
  const { participant, kind } = request;
  return {
    type: 'correction',
    treaty: act.treaty,
    corrects: act.id as ActId,
    reason: wellFormed(request.reason, '--reason'),
    ...(participant !== undefined && { participant: participantFrom(register, participant, on) }),
    ...(kind !== undefined && { kind: kindFrom(kind) }),
    ...dateIfGiven('doneOn', request.on, '--on'),
    ...(request.effectiveOn === 'none'
      ? { effectiveOn: null }
      : dateIfGiven('effectiveOn', request.effectiveOn, '--effective-on')),
    ...provenance(request),
  };
}

export function retractionDraft(
  request: RetractionRequest,
  target: Entry,
): Requested<RetractionMatter | ParticipantEventRetractionMatter> {
  const reason = wellFormed(request.reason, '--reason');
  const saying = { retracts: target.id, reason, ...provenance(request) };
  if (target.type === 'participant-event') {
    const { participant } = target;
    return { type: 'participant-event-retraction', participant, ...saying };
  }
  const { treaty } = target.type === 'treaty-event' ? target : actOnly(target);
  return { type: 'retraction', treaty, ...saying };
}

function actOnly(entry: Entry): EntryOf<'act'> {
  if (entry.type === 'act') return entry;
  throw new LedgerProblem({
    category: 'refused',
    code: 'not-an-act',
    message: `entry ${entry.position} is no act but a ${entry.type}`,
    hint: insteadOf(entry),
  });
}

function insteadOf(entry: Entry): string {
  switch (entry.type) {
    case 'correction':
      return `To change what it says, correct the act itself again: treaty correct ${entry.corrects} …`;
    case 'treaty-event':
    case 'participant-event':
      return `An event is not corrected but retracted and recorded anew: treaty retract ${entry.position} --reason TEXT, then treaty register FILE with the event as it was.`;
    default:
      return 'Only an act or an event is retracted, and only an act corrected; treaty explain TREATY lists them.';
  }
}

function provenance({ notifiedOn, source, note, by, id }: RecordingOptions) {
  return {
    ...dateIfGiven('notifiedOn', notifiedOn, '--notified-on'),
    ...(source !== undefined && { source: wellFormed(source, '--source') }),
    ...(note !== undefined && { note: wellFormed(note, '--note') }),
    ...(by !== undefined && { recordedBy: wellFormed(by, '--by') }),
    ...(id && { id: uuidFrom(id) }),
  };
}

function dateIfGiven<Key extends string>(
  key: Key,
  text: string | undefined,
  option: string,
): { [K in Key]?: CalendarDate } {
  if (text === undefined) return {};
  return { [key]: dateFrom(text, option) } as { [K in Key]: CalendarDate };
}
