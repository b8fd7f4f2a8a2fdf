/** Why the table says what it says, in every form. */
import { inWords } from '../domain/calendar-date.ts';
import type { EntryReference, ExplainedRetraction } from '../projections/entry-reference.ts';
import type { ExplainedEvent, ExplainedHeadings } from '../projections/explained-events.ts';
import type { ExplainedAct, ExplanationView, Reading } from '../projections/explanation.ts';
import type { Counts } from '../projections/standings.ts';
import type { Answer } from './answer.ts';
import type { Block, Document, OutlineItem } from './document.ts';
import { EXPLANATION_COLUMNS, explainedEntries } from './explanation-columns.ts';
import { forceSentence } from './force-text.ts';
import { csvForm } from './forms/csv.ts';
import { printedSight } from './printed.ts';
import { counted } from './running-text.ts';

export function explanationAnswer(view: ExplanationView): Answer {
  return {
    view,
    document: () => explanationReport(view),
    csv: () => csvForm(EXPLANATION_COLUMNS, explainedEntries(view)),
  };
}

export function explanationReport(view: ExplanationView): Document {
  const heading = `${view.treaty.id}, ${printedSight(view)} (version ${view.version})`;
  return {
    name: heading,
    blocks: [
      { kind: 'title', text: heading },
      {
        kind: 'paragraph',
        lines: [countsLine(view.counts), forceSentence(view.entryIntoForce)],
      },
      ...treatyBlocks(view),
      ...view.participants.flatMap(participantBlocks),
    ],
  };
}

function countsLine({ signatories, signedOnly, contracting, parties }: Counts): string {
  return [
    `${counted(signatories, 'signatory', 'signatories')} (${signedOnly} signed only)`,
    counted(contracting, 'contracting State', 'contracting States'),
    counted(parties, 'party', 'parties'),
  ].join(', ');
}

function treatyBlocks({ events, headings }: ExplanationView): Block[] {
  const items = [...events.map(eventItem), ...headings.map(headingItem)];
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: 'The treaty itself' },
    { kind: 'outline', items },
  ];
}

function participantBlocks(one: ExplanationView['participants'][number]): Block[] {
  const { participant, standing, inForceFrom, declinedOn, acts } = one;
  const bound = inForceFrom === null ? '' : `, bound from ${inWords(inForceFrom)}`;
  const declined =
    declinedOn === null ? '' : `, which declined on ${inWords(declinedOn)} to become a party`;
  const none = [item('no act on record by that day')];
  return [
    {
      kind: 'heading',
      text: `${participant.name} (${participant.id}): ${standing}${bound}${declined}`,
    },
    { kind: 'outline', items: acts.length === 0 ? none : acts.map(actItem) },
  ];
}

function item(text: string, items: readonly OutlineItem[] = []): OutlineItem {
  return { text, items };
}

function eventItem({ event, on, text, retraction, entry }: ExplainedEvent): OutlineItem {
  const what = `${event} on ${inWords(on)}: ${text}`;
  return item(what, [...entryItems(entry), ...retractionItems(retraction)]);
}

function headingItem({ headings, entry }: ExplainedHeadings): OutlineItem {
  return item(`table headed ${headings.map(one => `“${one}”`).join(', ')}`, entryItems(entry));
}

function retractionItems(retraction: ExplainedRetraction | null): OutlineItem[] {
  if (retraction === null) return [];
  return [item(`retracted: ${retraction.reason}`, entryItems(retraction.entry))];
}

function actItem(explained: ExplainedAct): OutlineItem {
  const { readings, publications, retraction, rule, irregularities, counts } = explained;
  const [first, ...corrections] = readings;
  const article = rule.article === null ? '' : `article ${rule.article}; `;
  return item(described(first), [
    ...readingItems(first),
    ...corrections.map(reading =>
      item(`corrected: ${described(reading)} (${reading.reason})`, readingItems(reading)),
    ),
    ...publications.map(({ printed, entry }) =>
      item(printed ? 'printed in a published table' : 'left out of a published table', [
        ...entryItems(entry),
      ]),
    ),
    ...retractionItems(retraction),
    item(`${counts ? 'counts' : 'does not count on this day'}, by ${article}${rule.law}`),
    ...irregularities.map(({ because, article: law }) => item(`irregular: ${because} (${law})`)),
  ]);
}

function described({ kind, on, participant, territory }: Reading): string {
  const where = territory === null ? '' : `, for ${territory}`;
  return `${kind} by ${participant.name} on ${inWords(on)}${where}`;
}

function readingItems({ text, concerns, entry }: Reading): OutlineItem[] {
  return [
    ...(text === null ? [] : text.split('\n').map(line => item(`“${line}”`))),
    ...(concerns === null ? [] : [item(`concerns the act ${concerns}`)]),
    ...entryItems(entry),
  ];
}

function entryItems(entry: EntryReference): OutlineItem[] {
  const { position, id, notifiedOn, recordedAt, recordedBy, source, note, leafHash } = entry;
  return [
    item(`entry ${position}, id ${id}`),
    item(`made known ${inWords(notifiedOn)}; recorded ${recordedAt} by ${recordedBy}`),
    ...(source === null ? [] : [item(`source: ${source}`)]),
    ...(note === null ? [] : [item(`note: ${note}`)]),
    item(`hash ${leafHash}`),
  ];
}
