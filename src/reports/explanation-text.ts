/** Why the table says what it says, as plain text. */
import { inWords } from '../domain/calendar-date.ts';
import type { EntryReference, ExplainedRetraction } from '../projections/entry-reference.ts';
import type { ExplainedEvent, ExplainedHeadings } from '../projections/explained-events.ts';
import type { ExplainedAct, ExplanationView, Reading } from '../projections/explanation.ts';
import type { Counts } from '../projections/standings.ts';
import { forceSentence } from './force-text.ts';
import { counted } from './running-text.ts';

export function explanationText(view: ExplanationView): string {
  const { counts } = view;
  return [
    `${view.treaty.id}, as of ${inWords(view.asOf)}${view.knownOn ? `, known on ${inWords(view.knownOn)}` : ''}, at position ${view.position} (version ${view.version})`,
    countsLine(counts),
    forceSentence(view.entryIntoForce),
    ...treatyLines(view),
    ...view.participants.flatMap(({ participant, standing, inForceFrom, declinedOn, acts }) => [
      '',
      `${participant.name} (${participant.id}): ${standing}${inForceFrom ? `, bound from ${inWords(inForceFrom)}` : ''}${declinedOn ? `, which declined on ${inWords(declinedOn)} to become a party` : ''}`,
      ...(acts.length === 0 ? ['  no act on record by that day'] : acts.flatMap(actLines)),
    ]),
  ].join('\n');
}

function countsLine({ signatories, signedOnly, contracting, parties }: Counts): string {
  return [
    `${counted(signatories, 'signatory', 'signatories')} (${signedOnly} signed only)`,
    counted(contracting, 'contracting State', 'contracting States'),
    counted(parties, 'party', 'parties'),
  ].join(', ');
}

function treatyLines({ events, headings }: ExplanationView): string[] {
  const lines = [...events.flatMap(eventLines), ...headings.flatMap(headingLines)];
  return lines.length === 0 ? [] : ['', 'The treaty itself', ...lines];
}

function eventLines({ event, on, text, retraction, entry }: ExplainedEvent): string[] {
  return [
    `  ${event} on ${inWords(on)}: ${text}`,
    ...entryLines(entry),
    ...retractionLines(retraction),
  ];
}

function headingLines({ headings, entry }: ExplainedHeadings): string[] {
  return [`  table headed ${headings.map(one => `“${one}”`).join(', ')}`, ...entryLines(entry)];
}

function retractionLines(retraction: ExplainedRetraction | null): string[] {
  if (retraction === null) return [];
  return [`  retracted: ${retraction.reason}`, ...entryLines(retraction.entry)];
}

function actLines(explained: ExplainedAct): string[] {
  const { readings, publications, retraction, rule, irregularities, counts } = explained;
  const article = rule.article === null ? '' : `article ${rule.article}; `;
  return [
    ...readings.flatMap((reading, index) => readingLines(reading, index > 0)),
    ...publications.flatMap(({ printed, entry }) => [
      printed ? '  printed in a published table' : '  left out of a published table',
      ...entryLines(entry),
    ]),
    ...retractionLines(retraction),
    `    ${counts ? 'counts' : 'does not count on this day'}, by ${article}${rule.law}`,
    ...irregularities.map(({ because, article: law }) => `    irregular: ${because} (${law})`),
  ];
}

function readingLines(reading: Reading, correction: boolean): string[] {
  const { kind, on, participant, territory, concerns, text, reason, entry } = reading;
  const where = territory === null ? '' : `, for ${territory}`;
  const what = `${kind} by ${participant.name} on ${inWords(on)}${where}`;
  return [
    correction ? `  corrected: ${what} (${reason})` : `  ${what}`,
    ...(text === null ? [] : text.split('\n').map(line => `    “${line}”`)),
    ...(concerns === null ? [] : [`    concerns the act ${concerns}`]),
    ...entryLines(entry),
  ];
}

function entryLines(entry: EntryReference): string[] {
  return [
    `    entry ${entry.position}, id ${entry.id}`,
    `    made known ${inWords(entry.notifiedOn)}; recorded ${entry.recordedAt} by ${entry.recordedBy}`,
    ...(entry.source === null ? [] : [`    source: ${entry.source}`]),
    ...(entry.note === null ? [] : [`    note: ${entry.note}`]),
    `    hash ${entry.leafHash}`,
  ];
}
