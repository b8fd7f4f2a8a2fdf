/** The acts at the foot of the chart, each a small mark whose form says what it is, and the key to these. */
import { inWords } from '../../domain/calendar-date.ts';
import { actInWords, type DayInStack, type Glyph, type Stack } from './act-stacks.ts';
import { type ChartPlan, LEADING, RIGHT } from './chart-plan.ts';
import { px } from './lettering.ts';

/** Of a mark `size` pixels wide around its middle: open, filled, crossed, slanting. */
const DRAWN: Readonly<Record<Glyph, (x: number, y: number, size: number) => unknown>> = {
  signature: (x, y, size) => {
    const side = px(size - 0.8);
    return (
      <rect
        {...{ x: px(x - side / 2), y: px(y - side / 2), width: side, height: side }}
        {...{ fill: '#fff', stroke: '#444', 'stroke-width': 0.8 }}
      />
    );
  },
  consent: (x, y, size) => (
    <rect
      {...{ x: px(x - size / 2), y: px(y - size / 2), width: px(size), height: px(size) }}
      fill="#111"
    />
  ),
  withdrawal: (x, y, wanted) => {
    // Few, and decisive: they stay legible where the other marks are mere dots.
    const size = Math.max(wanted, 4);
    const [left, top, side] = [px(x - size / 2), px(y - size / 2), px(size)];
    const d = `M${left} ${top}l${side} ${side}m0 ${-side}l${-side} ${side}`;
    return <path d={d} fill="none" stroke="#111" stroke-width={1.2} />;
  },
  other: (x, y, size) => {
    const half = px(size / 2);
    const d = `M${px(x - half)} ${y}l${half} ${-half}l${half} ${half}l${-half} ${half}z`;
    return <path d={d} fill="#bbb" stroke="#444" stroke-width={0.5} />;
  },
};

export function ActMarks({ stacks: { stacks, pitch }, foot }: Pick<ChartPlan, 'stacks' | 'foot'>) {
  return <g>{stacks.map(stack => stackDrawn(stack, { pitch, foot }))}</g>;
}

function stackDrawn({ x, days, more }: Stack, place: { pitch: number; foot: number }) {
  return (
    <>
      {days.map(day => dayDrawn(day, { x, ...place }))}
      {more !== null && (
        <text x={px(x)} y={px(place.foot - more.above)} text-anchor="middle" fill="#111">
          +{more.count}
        </text>
      )}
    </>
  );
}

/** A browser shows its title to whoever points at it. */
function dayDrawn(
  { on, acts, marks }: DayInStack,
  { x, pitch, foot }: { x: number; pitch: number; foot: number },
) {
  return (
    <g data-on={on}>
      <title>{`${inWords(on)}: ${acts.map(actInWords).join('; ')}`}</title>
      {marks.map(({ glyph, above }) => DRAWN[glyph](x, px(foot - above), pitch - 1.2))}
    </g>
  );
}

const KEY_SIZE = 6;

/** Beside the stacks, its last line on their foot. */
export function KeyToMarks({ legend, foot }: Pick<ChartPlan, 'legend' | 'foot'>) {
  return (
    <g fill="#333">
      {legend.map(({ glyph, text }, index) => {
        const y = px(foot - (legend.length - 1 - index) * LEADING);
        return (
          <>
            {glyph !== null && DRAWN[glyph](RIGHT + 13, px(y - 4), KEY_SIZE)}
            <text x={glyph === null ? RIGHT + 6 : RIGHT + 25} y={y}>
              {text}
            </text>
          </>
        );
      })}
    </g>
  );
}
