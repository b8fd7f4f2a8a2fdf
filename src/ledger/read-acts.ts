/** The acts of one participant towards every treaty in the log. */
import type { Act } from '../domain/act.ts';
import type { ParticipantId } from '../domain/participant.ts';
import type { Entry } from './entry.ts';
import { readEntries } from './read.ts';
import type { LedgerStore, Selection } from './store.ts';
import { standingActs, treatyRecord } from './treaty-record.ts';

/**
 * Those that count. Only treaties in which an entry names the participant are read, but each of them whole, since
 * a correction need not name the author of the act that it moves. @param upTo the last position to be looked at.
 */
export async function readActsOf(
  store: LedgerStore,
  participant: ParticipantId,
  upTo: number,
): Promise<Act[]> {
  const read = async (selection: Selection) =>
    (await readEntries(store, selection)).filter(({ position }) => position <= upTo);
  const acts: Act[] = [];
  for (const subject of new Set((await read({ participant })).flatMap(treatyIn))) {
    const record = treatyRecord(await read({ subject }), null);
    if (record !== null) acts.push(...standingActs(record));
  }
  return acts.filter(act => act.participant === participant);
}

function treatyIn(entry: Entry) {
  return entry.type === 'act' || entry.type === 'correction' ? [entry.treaty] : [];
}
