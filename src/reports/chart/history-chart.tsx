/** How the counts of a treaty evolved, as one picture: SVG with its words, in need of no style sheet, script or font. */
import { inWords } from '../../domain/calendar-date.ts';
import { ActMarks, KeyToMarks } from './act-marks.tsx';
import {
  type ChartMatter,
  type ChartPlan,
  chartPlan,
  LEADING,
  LEFT,
  milestonesShown,
  RIGHT,
  TITLE_LEADING,
  TITLE_SIZE,
  WIDTH,
} from './chart-plan.ts';
import { CountLines } from './count-lines.tsx';
import { FONTS, px, SMALL } from './lettering.ts';
import {
  heightOfLane,
  heightOfList,
  laterMilestones,
  MilestoneFlags,
  MilestoneList,
  milestoneItems,
} from './milestone-flags.tsx';
import { chartDescription, chartTitle, HEARD_AS, TableTwin } from './spoken-chart.tsx';

export type { ChartMatter } from './chart-plan.ts';

/**
 * An `<svg>` element, which is a file by itself and can stand within a page. Days are those of the depositary, lengths
 * are pixels of a picture 600 px wide that can be drawn at any size.
 */
export function historyChart(matter: ChartMatter): string {
  return inLines(inXml(String(<Chart matter={matter} />)));
}

/** Not characters of XML 1.0 (section 2.2), though a name on record could hold them. */
function inXml(svg: string): string {
  return svg.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
}

/** So that two charts can be compared line by line. No text holds a tag: it would be escaped. */
function inLines(svg: string): string {
  return svg.replace(/(?<=>)(?=<(?:g|\/g|title|desc)\b)/g, '\n');
}

function Chart({ matter }: { readonly matter: ChartMatter }) {
  const { treaty, coordinates, steps, milestones = [] } = matter;
  const { asOf, knownOn, position } = coordinates;
  const plan = chartPlan(matter);
  const shown = milestonesShown(matter);
  const list = {
    items: milestoneItems(shown),
    later: laterMilestones(milestones.length - shown.length),
  };
  const years = plan.foot + heightOfLane(shown.length) + LEADING;
  const below = years + 10;
  const height = px(below + heightOfList(list) + LEADING);
  // A page can hold several charts, and an id only once.
  const id = `chart-${treaty.id}-${asOf}-${knownOn ?? 'all'}-${position}`;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      {...HEARD_AS.chart}
      lang="en"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      font-family={FONTS}
      font-size={SMALL}
    >
      <title id={`${id}-title`}>{chartTitle(matter)}</title>
      <desc id={`${id}-description`}>{chartDescription(matter)}</desc>
      <g {...HEARD_AS.nothing}>
        <rect width={WIDTH} height={height} fill="#fff" />
        <Heading plan={plan} />
        <Grid plan={plan} years={years} />
        <ActMarks {...plan} />
        <MilestoneFlags milestones={shown} {...plan} asOf={asOf} />
        <CountLines matter={matter} plan={plan} />
        {steps.length === 0 ? (
          <text {...middleOf(plan)} {...ON_WHITE} text-anchor="middle" fill="#111">
            No act on record by {inWords(asOf)}.
          </text>
        ) : (
          <KeyToMarks {...plan} />
        )}
      </g>
      <TableTwin steps={steps} label={`${treaty.id}, day by day`} plan={plan} />
      {(list.items.length > 0 || list.later !== null) && (
        <MilestoneList {...list} y={px(below + LEADING)} />
      )}
    </svg>
  );
}

/** Lines of the grid end where the letters stand. */
const ON_WHITE = { stroke: '#fff', 'stroke-width': 6, 'paint-order': 'stroke' };

function middleOf({ top, bottom }: ChartPlan) {
  return { x: px((LEFT + RIGHT) / 2), y: px((top + bottom) / 2) };
}

function Heading({ plan: { titleLines, subtitleLines } }: { readonly plan: ChartPlan }) {
  const below = 24 + (titleLines.length - 1) * TITLE_LEADING + 18;
  return (
    <>
      <g font-size={TITLE_SIZE} font-weight="bold" fill="#111">
        {titleLines.map((line, index) => (
          <text x={LEFT} y={24 + index * TITLE_LEADING}>
            {line}
          </text>
        ))}
      </g>
      <g fill="#333">
        {subtitleLines.map((line, index) => (
          <text x={LEFT} y={below + index * LEADING}>
            {line}
          </text>
        ))}
      </g>
    </>
  );
}

/** @param years where the years are written, below the flags. */
function Grid({ plan, years }: { readonly plan: ChartPlan; readonly years: number }) {
  const { axis, y, countTicks, top, bottom, foot } = plan;
  return (
    <g stroke="#e2e2e2" stroke-width={0.7} fill="#333">
      {axis.ticks.map(({ on, label }) => (
        <>
          <path d={`M${px(axis.x(on))} ${top}V${px(years - 12)}`} />
          <text x={px(axis.x(on))} y={px(years)} text-anchor="middle" stroke="none">
            {label}
          </text>
        </>
      ))}
      {countTicks.map(count => (
        <>
          <path d={`M${LEFT} ${px(y(count))}H${RIGHT}`} />
          <text x={LEFT - 6} y={px(y(count) + 4)} text-anchor="end" stroke="none">
            {count}
          </text>
        </>
      ))}
      <path d={`M${LEFT} ${px(bottom)}H${RIGHT}`} stroke="#555" />
      <path d={`M${LEFT} ${px(foot)}H${RIGHT}`} stroke="#555" />
    </g>
  );
}
