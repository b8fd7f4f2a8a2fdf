/** What came of observing published tables, as plain text. */
import { inWords } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { NotedDifference, Observation } from '../projections/observed.ts';

const LISTED = 20;

export interface ObservationOptions {
  readonly dryRun?: boolean;
  readonly strict?: boolean;
}

export function observationText(seen: Observation, options: ObservationOptions): string {
  const { publishedOn, tables, recorded, differences, names } = seen;
  return [
    `${lead(seen, options)}${counted(tables, 'table')} as published on ${inWords(publishedOn)}: ${tally(recorded)}.`,
    ...section('Names', names.map(nameLine)),
    ...section(
      'Differences',
      differences.map(differenceLine),
      options.dryRun ? Number.POSITIVE_INFINITY : LISTED,
    ),
    ...section(
      'Cells that cannot be read',
      seen.unreadable.map(
        ({ file, line, column, text, reason }) =>
          `${file}, line ${line}, column ${column}: ${JSON.stringify(text)}: ${reason}`,
      ),
    ),
    ...section(
      'Tables of which nothing was recorded',
      seen.stopped.map(({ file, message, hint }) => `${file}: ${message}. ${hint}`),
    ),
    ...section(
      'What the law would refuse, recorded with the irregularity noted',
      irregularities(seen),
    ),
    ...section('To be recorded by an officer', seen.remarks),
  ].join('\n');
}

function lead(
  { unreadable, stopped }: Observation,
  { dryRun, strict }: ObservationOptions,
): string {
  if (dryRun) return 'Dry run, nothing was written. ';
  const isWithheld = strict && unreadable.length + stopped.length > 0;
  return isWithheld ? 'Nothing was recorded, as --strict asks, since not all could be read. ' : '';
}

function nameLine({ name, participant, what }: Observation['names'][number]): string {
  return `${name}: ${what === 'renaming' ? 'the new name of' : 'registered as the State'} ${participant}`;
}

function tally({
  acts,
  corrections,
  retractions,
  names,
  ...rest
}: Observation['recorded']): string {
  const { treaties, headings, publications, leftOut } = rest;
  const counts = [
    counted(acts, 'act'),
    counted(corrections, 'correction'),
    counted(retractions, 'retraction'),
    ...(names > 0 ? [counted(names, 'name')] : []),
    ...(treaties > 0 ? [counted(treaties, 'treaty', 'treaties')] : []),
    ...(headings > 0 ? [counted(headings, 'heading')] : []),
    ...(publications > 0 ? [`${counted(publications, 'act')} known earlier`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, 'act')} left out`] : []),
  ];
  return counts.join(', ');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function section(title: string, lines: readonly string[], most = LISTED): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - most;
  return [
    '',
    `${title}:`,
    ...lines.slice(0, most).map(line => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more; --json lists all`] : []),
  ];
}

function differenceLine({ treaty, participant, what, from, to }: NotedDifference): string {
  const cell = (one: NotedDifference['from']) =>
    one === null ? '—' : `${one.kind} ${inWords(one.on)} ${one.mark}`.trim();
  const change = what === 'changed' ? `${cell(from)} → ${cell(to)}` : cell(to ?? from);
  return `${treaty} ${participant.name} (${participant.id}): ${what}: ${change}`;
}

/** Each rule once, with how often and the first cases. */
function irregularities({ irregularities: all }: Observation): string[] {
  return [...groupBy(all, ({ rule }) => rule)].map(([rule, found]) => {
    const [first] = found;
    const more = found.length > 1 ? ` (and ${found.length - 1} more of this rule)` : '';
    return `${rule}: ${first?.file}: ${first?.because}${more}`;
  });
}
