/** Requests to record, as drafts of entries. */
import type { ActId } from '../domain/act.ts';
import type { Register } from '../domain/participant.ts';
import { LedgerProblem } from '../domain/problem.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { Draft, Entry, EntryOf } from '../ledger/entry.ts';
import { dateFrom, kindFrom, participantFrom, uuidFrom, wellFormed } from './arguments.ts';
import type {
  ActRequest,
  CorrectionRequest,
  RecordingOptions,
  RetractionRequest,
} from './requests.ts';

type Matter = Omit<Draft, 'id' | 'recordedBy'>;

export function actDraft(request: ActRequest & { treaty: TreatyId }, register: Register): Matter {
  const doneOn = dateFrom(request.on, '--on');
  return {
    type: 'act',
    treaty: request.treaty,
    kind: kindFrom(request.kind),
    participant: participantFrom(register, request.participant, doneOn),
    doneOn,
    ...dateIfGiven('effectiveOn', request.effectiveOn, '--effective-on'),
    ...provenance(request),
  } as Matter;
}

export function correctionDraft(
  request: CorrectionRequest,
  target: Entry,
  register: Register,
): Matter {
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
    ...dateIfGiven('effectiveOn', request.effectiveOn, '--effective-on'),
    ...provenance(request),
  } as Matter;
}

export function retractionDraft(request: RetractionRequest, target: Entry): Matter {
  const { treaty, id } = actOnly(target);
  const reason = wellFormed(request.reason, '--reason');
  return { type: 'retraction', treaty, retracts: id, reason, ...provenance(request) } as Matter;
}

function actOnly(entry: Entry): EntryOf<'act'> {
  if (entry.type === 'act') return entry;
  throw new LedgerProblem({
    category: 'refused',
    code: 'not-an-act',
    message: `entry ${entry.position} is no act but a ${entry.type}`,
    hint:
      entry.type === 'correction'
        ? `To change what it says, correct the act itself again: treaty correct ${entry.corrects} …`
        : 'Only an act is corrected or retracted; treaty explain TREATY lists them.',
  });
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

function dateIfGiven(key: string, text: string | undefined, option: string) {
  return text === undefined ? {} : { [key]: dateFrom(text, option) };
}
