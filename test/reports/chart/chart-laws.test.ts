/** Laws of the chart: whatever the history, it is well-formed, says every step, and draws each where it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChartMatter, historyChart } from '../../../src/reports/chart/history-chart.tsx';
import { widthOf } from '../../../src/reports/chart/lettering.ts';
import { chartMatter, type Drawn, drawn, having, named, twin } from '../../support/drawings.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../../support/histories.ts';

const anyChart = anyHistory
  .chain(stories => fc.tuple(interleaved(stories), anyDay, fc.integer({ min: 1, max: 5 })))
  .map(([acts, asOf, instruments]) => ({ acts, asOf, instruments }));

/** Whatever history and day, drawn. */
async function whatever(law: (matter: ChartMatter, svg: string) => void): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyChart, async ({ acts, asOf, instruments }) => {
      const ledger = await ledgerWith(acts, { instruments });
      const matter = await chartMatter(ledger, TREATY, { asOf });
      law(matter, historyChart(matter));
    }),
    { numRuns: 40 },
  );
}

/** The places of a path that goes only straight across and straight up or down. */
function placesOf(path: Drawn): [number, number][] {
  const numbers = path.attributes['d']?.match(/-?[\d.]+/g)?.map(Number) ?? [];
  return numbers.flatMap((x, index): [number, number][] =>
    index % 2 === 0 ? [[x, numbers[index + 1] ?? 0]] : [],
  );
}

/** Pixels for a count of one, from the labels of the axis: "0" stands at the bottom. */
function scaleOf(picture: Drawn): (count: number) => number {
  const ends = named(picture, 'text').filter(
    ({ attributes, text }) => attributes['text-anchor'] === 'end' && /^\d+$/.test(text),
  );
  const [zero, last] = [ends[0], ends.at(-1)];
  const [y0, y1] = [Number(zero?.attributes['y']) - 4, Number(last?.attributes['y']) - 4];
  return count => y0 + ((y1 - y0) * count) / Number(last?.text);
}

describe('the chart of any history', () => {
  it('is well-formed, and the same for the same question', async () => {
    await whatever((matter, svg) => {
      expect(drawn(svg).name).toBe('svg');
      expect(historyChart(structuredClone({ ...matter, coordinates: sightOf(matter) }))).toBe(svg);
    });
  });

  it('has every step in the table that is heard', async () => {
    await whatever(({ steps }, svg) => {
      const days = twin(svg).slice(1);
      expect(days.map(row => row.slice(1, 4).map(Number))).toEqual(
        steps.map(({ signatories, contracting, parties }) => [signatories, contracting, parties]),
      );
      for (const [index, { acts }] of steps.entries()) {
        for (const { participant } of acts) expect(days[index]?.[4]).toContain(participant.name);
      }
    });
  });

  it.each(['signatories', 'contracting', 'parties'] as const)(
    'draws the %s as counted',
    async count => {
      await whatever(({ steps }, svg) => {
        const picture = drawn(svg);
        const first = steps.findIndex(step => step[count] > 0);
        const [path] = having(picture, 'data-count', count);
        if (first < 0) return expect(path).toBeUndefined();
        const y = scaleOf(picture);
        const heights = placesOf(path ?? picture).map(([, height]) => height);
        const own = steps.slice(first).map(step => step[count]);
        const levels = [0, ...own, own.at(-1) ?? 0].flatMap((value, index, all) =>
          index === 0 ? [value] : [all[index - 1] ?? 0, value],
        );
        expect(heights).toHaveLength(levels.length);
        for (const [index, level] of levels.entries()) {
          expect(heights[index]).toBeCloseTo(y(level), 1);
        }
        const across = placesOf(path ?? picture).map(([x]) => x);
        expect(across).toEqual(across.toSorted((a, b) => a - b));
      });
    },
  );

  it('has a mark for every act, and none upon another', async () => {
    await whatever(({ steps }, svg) => {
      const places = having(drawn(svg), 'data-on').flatMap(day =>
        named(day, 'rect').map(({ attributes: { x, y, width } }) => {
          const half = Number(width) / 2;
          return { x: Number(x) + half, y: Number(y) + half, size: Number(width) };
        }),
      );
      expect(places).toHaveLength(steps.reduce((sum, { acts }) => sum + acts.length, 0));
      for (const [index, one] of places.entries()) {
        for (const other of places.slice(index + 1)) {
          const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
          expect(apart).toBeGreaterThan((one.size + other.size) / 2);
        }
      }
    });
  });

  it('sets no label of a line upon another, nor beyond the edge', async () => {
    await whatever((_, svg) => {
      const picture = drawn(svg);
      const [labels] = having(picture, 'data-labels');
      const texts = named(labels ?? picture, 'text');
      const heights = texts
        .map(({ attributes }) => Number(attributes['y']))
        .toSorted((a, b) => a - b);
      expect(heights).toHaveLength(4);
      for (const [index, height] of heights.slice(1).entries()) {
        expect(height - (heights[index] ?? 0)).toBeGreaterThan(11);
      }
      for (const { attributes, text } of texts) {
        expect(Number(attributes['x']) + widthOf(text, 11)).toBeLessThanOrEqual(600);
      }
    });
  });
});

/** The coordinates alone, of a view that holds more. */
function sightOf({ coordinates: { asOf, knownOn, position } }: ChartMatter) {
  return { asOf, knownOn, position };
}
