/** The counts as steps over time, the threshold, and the entry into force, with their labels. */
import { curveStepAfter, line } from 'd3-shape';
import { inWords } from '../../domain/calendar-date.ts';
import { counted } from '../running-text.ts';
import { type ChartMatter, type ChartPlan, LEFT, RIGHT, WIDTH } from './chart-plan.ts';
import { px, SMALL, spread, widthOf } from './lettering.ts';

type Count = 'signatories' | 'contracting' | 'parties';

interface Stroke {
  readonly stroke: string;
  readonly 'stroke-width': number;
  readonly 'stroke-dasharray'?: string;
}

/**
 * Told apart by weight and dashes, so that a copy in black and white says the same. As a rule all contracting States
 * are parties: the broad band lies below the other lines, and is seen where they coincide.
 */
const LINES: readonly { count: Count; one: string; many: string; stroke: Stroke }[] = [
  {
    ...{ count: 'contracting', one: 'contracting State', many: 'contracting States' },
    stroke: { stroke: '#111', 'stroke-width': 1.8 },
  },
  {
    ...{ count: 'signatories', one: 'signatory', many: 'signatories' },
    stroke: { stroke: '#555', 'stroke-width': 1.5, 'stroke-dasharray': '5 3' },
  },
  {
    ...{ count: 'parties', one: 'party', many: 'parties' },
    stroke: { stroke: '#a9bdd6', 'stroke-width': 6 },
  },
];

const THRESHOLD: Stroke = { stroke: '#111', 'stroke-width': 0.8, 'stroke-dasharray': '1 3' };

const SAMPLE = [RIGHT + 6, RIGHT + 20] as const;
const TEXT = RIGHT + 25;
const LABEL_GAP = 15;

interface Drawn {
  readonly matter: ChartMatter;
  readonly plan: ChartPlan;
}

export function CountLines({ matter, plan }: Drawn) {
  const { steps } = matter;
  // A count that stays at nought would be painted over the axis.
  const risen = LINES.filter(({ count }) => steps.some(step => step[count] > 0));
  return (
    <g fill="none">
      {risen.toReversed().map(({ count, stroke }) => (
        <path data-count={count} d={pathOf(count, { matter, plan })} {...stroke} />
      ))}
      <Threshold plan={plan} />
      <EntryIntoForce matter={matter} plan={plan} />
      <Labels matter={matter} plan={plan} />
    </g>
  );
}

/** From where the count leaves nought, on to the day asked about. */
function pathOf(count: Count, { matter, plan }: Drawn): string {
  const { steps, coordinates } = matter;
  const { axis, y } = plan;
  const own = steps.slice(steps.findIndex(step => step[count] > 0));
  const places = own.map((step): [number, number] => [axis.x(step.on), y(step[count])]);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return '';
  const whole = [[first[0], y(0)], ...places, [axis.x(coordinates.asOf), last[1]]];
  return line().curve(curveStepAfter).digits(2)(whole as [number, number][]) ?? '';
}

function Threshold({ plan: { threshold, y } }: Pick<Drawn, 'plan'>) {
  if (threshold === null) return null;
  const at = px(y(threshold));
  return <line data-threshold={threshold} x1={LEFT} x2={RIGHT} y1={at} y2={at} {...THRESHOLD} />;
}

/** Also where it is certain and still to come. */
function EntryIntoForce({ matter: { force }, plan: { axis, top, foot } }: Drawn) {
  if (force.on === null) return null;
  const x = px(axis.x(force.on));
  const text = `Entry into force ${inWords(force.on)}`;
  const half = widthOf(text, SMALL) / 2;
  const middle = px(Math.min(Math.max(x, LEFT + half), WIDTH - LEFT - half));
  return (
    <g data-in-force={force.on}>
      <line x1={x} x2={x} y1={top - 6} y2={foot} stroke="#111" stroke-width={1} />
      <path d={`M${px(x - 4)} ${top - 8}h8l-4 6z`} fill="#111" />
      <text x={middle} y={top - 12} text-anchor="middle" fill="#111">
        {text}
      </text>
    </g>
  );
}

interface Label {
  readonly text: string;
  /** Where its line ends. */
  readonly at: readonly [x: number, y: number];
  readonly stroke: Stroke;
}

/** Each with a piece of its line before it, which serves as the key. */
function Labels({ matter, plan }: Drawn) {
  const labels = labelsOf({ matter, plan });
  const wanted = labels.map(({ at: [, y] }) => y);
  const places = spread(wanted, LABEL_GAP, [plan.top + 4, plan.bottom]);
  return (
    <g data-labels="">
      {labels.map(({ text, at: [x, y], stroke }, index) => {
        const place = px(places[index] ?? y);
        return (
          <>
            <path d={`M${px(x)} ${px(y)}L${SAMPLE[0]} ${place}`} stroke="#999" stroke-width={0.5} />
            <path d={`M${SAMPLE[0]} ${place}H${SAMPLE[1]}`} {...stroke} />
            <text x={TEXT} y={px(place + 4)} fill="#111">
              {text}
            </text>
          </>
        );
      })}
    </g>
  );
}

function labelsOf({
  matter: { steps, coordinates },
  plan: { axis, y, threshold },
}: Drawn): Label[] {
  const last = steps.at(-1);
  const end = axis.x(coordinates.asOf);
  const counts = LINES.map(({ count, one, many, stroke }): Label => {
    const value = last?.[count] ?? 0;
    return { text: counted(value, one, many), at: [end, y(value)], stroke };
  });
  if (threshold === null) return counts;
  const needed = `${counted(threshold, 'instrument', 'instruments')} needed`;
  return [...counts, { text: needed, at: [RIGHT, y(threshold)], stroke: THRESHOLD }];
}
