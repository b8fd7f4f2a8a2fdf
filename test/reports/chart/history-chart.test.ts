/** The chart of the history: what it says in lines, marks and words; and the first real case, drawn byte for byte. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, parseCalendarDate } from '../../../src/domain/calendar-date.ts';
import type { Milestone } from '../../../src/domain/milestone.ts';
import { readMilestones } from '../../../src/exchange/milestones.ts';
import { Ledger } from '../../../src/library/ledger.ts';
import { recordReport } from '../../../src/library/report-2002-89.ts';
import { shippedParticipants } from '../../../src/library/shipped.ts';
import { type ChartMatter, historyChart } from '../../../src/reports/chart/history-chart.tsx';
import { MemoryStore } from '../../../src/store/memory.ts';
import { chartMatter, drawn, having, named, twin } from '../../support/drawings.ts';
import { ledgerWith, TREATY } from '../../support/histories.ts';
import { shippedLedger } from '../../support/shipped-ledger.ts';

const on = (text: string) => {
  const day = parseCalendarDate(text);
  if (day === null) throw new Error(text);
  return day;
};

async function reported(): Promise<Ledger> {
  const settings = { now: () => new Date('2026-05-01T12:00:00Z'), by: 'a test' };
  const store = new MemoryStore();
  const ledger = new Ledger(store, settings);
  await ledger.define(shippedParticipants(), 'a test');
  await recordReport(store, settings);
  return ledger;
}

function milestonesOfTheReport(): readonly Milestone[] {
  const file = new URL('../../../fixtures/E-CN.4-2002-89/milestones.json', import.meta.url);
  const read = readMilestones(readFileSync(file, 'utf8'));
  if ('reason' in read) throw new Error(read.reason);
  return read.value.milestones;
}

describe('the chart of IV-13 on 6 December 2001', () => {
  let matter: ChartMatter;
  let svg: string;
  beforeAll(async () => {
    const milestones = milestonesOfTheReport();
    matter = {
      ...(await chartMatter(await reported(), 'IV-13', { asOf: '2001-12-06' })),
      milestones,
    };
    svg = historyChart(matter);
  });

  it('is drawn as it was, byte for byte', async () => {
    await expect(svg).toMatchFileSnapshot('../golden/IV-13-2001-12-06.svg');
    // The file is compared without blanks at its ends.
    expect(svg).toBe(svg.trim());
  });

  it('has the 20 instruments as a labelled line, above all that was reached', () => {
    const [line] = having(drawn(svg), 'data-threshold');
    expect(line?.attributes['data-threshold']).toBe('20');
    expect(line?.attributes['y1']).toBe(line?.attributes['y2']);
    const [labels] = having(drawn(svg), 'data-labels');
    expect(named(labels ?? drawn(svg), 'text').map(({ text }) => text)).toEqual([
      '17 contracting States',
      '16 signatories',
      '0 parties',
      '20 instruments needed',
    ]);
  });

  it('counts 14 contracting States on 7 September 2000, and names the acts of that day', () => {
    expect(twin(svg).find(([day]) => day === '7 September 2000')).toEqual([
      '7 September 2000',
      '10',
      '14',
      '0',
      'Ghana: signature; Ghana: ratification; Guatemala: signature; Guinea: accession; Tajikistan: signature',
    ]);
  });

  it("stacks the five acts of that day, Ghana's two and Guinea's among them, upon one another", () => {
    const [day] = having(drawn(svg), 'data-on', '2000-09-07');
    const marks = named(day ?? drawn(svg), 'rect').map(({ attributes }) => attributes);
    expect(marks.map(({ fill }) => fill)).toEqual(['#fff', '#fff', '#fff', '#111', '#111']);
    const middles = marks.map(({ x, width }) => Number(x) + Number(width) / 2);
    for (const middle of middles) expect(middle).toBeCloseTo(middles[0] ?? 0, 1);
    const heights = marks.map(({ y }) => Number(y));
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(new Set(heights).size).toBe(5);
  });

  it('numbers the milestones in order of time and says in a list what they are', () => {
    const picture = drawn(svg);
    expect(having(picture, 'data-milestone').map(({ text }) => text)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index + 1}`),
    );
    const items = having(picture, 'role', 'listitem').map(({ text }) => text.replace(/\s+/g, ' '));
    expect(items[0]).toMatch(/^1 18 December 1990: General Assembly resolution 45\/158 adopts/);
    expect(items[2]).toMatch(/^3 6 to 8 September 2000: Treaty signature/);
  });

  it('leaves out milestones after the day asked about, and says so', async () => {
    const milestones = milestonesOfTheReport().toReversed();
    const early = await chartMatter(await reported(), 'IV-13', { asOf: '2000-12-31' });
    const picture = drawn(historyChart({ ...early, milestones }));
    const items = having(picture, 'role', 'listitem').map(({ text }) => text.trim());
    expect(items).toHaveLength(4);
    expect(items[0]).toMatch(/^1 18/);
    expect(items[3]).toBe('7 milestones begin after the day asked about.');
  });

  it('says in a title and in sentences what it shows', () => {
    const { attributes, parts } = drawn(svg);
    const heard = (name: string) => parts.find(one => one.attributes['id'] === attributes[name]);
    expect(heard('aria-labelledby')?.text).toBe(
      'Signatories, contracting States and parties as of 6 December 2001: International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families (IV-13)',
    );
    expect(heard('aria-describedby')?.text).toBe(
      'The counts rise and fall in 29 steps. 22 May 1991: 1 signatory, 0 contracting States, 0 parties. 16 November 2001: 16 signatories, 17 contracting States, 0 parties. Not in force: 17 of 20 instruments, 3 missing (article 87(1)). The table in this picture holds every step.',
    );
  });

  it('hides from those who hear it just what is painted only', () => {
    const hidden = having(drawn(svg), 'aria-hidden');
    expect(hidden).toHaveLength(1);
    expect(having(hidden[0] ?? drawn(svg), 'role')).toEqual([]);
    const [table] = having(drawn(svg), 'role', 'table');
    expect(table?.attributes['fill']).toBe('none');
  });

  it('needs nothing from elsewhere, and runs nothing', () => {
    expect(svg).not.toMatch(/<(script|style|image|use|a|foreignObject)\b|href|url\(|\son[a-z]+=/);
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('has letters of 11 px or more, but for those that are not painted', () => {
    const sizes = having(drawn(svg), 'font-size').filter(one => one.attributes['fill'] !== 'none');
    for (const { attributes } of sizes) {
      expect(Number(attributes['font-size'])).toBeGreaterThanOrEqual(11);
    }
  });

  it('shares no id with the chart of another day or treaty on the same page', async () => {
    const other = await chartMatter(await reported(), 'IV-13', { asOf: '2000-12-31' });
    const page = `<div>${svg}${historyChart(other)}</div>`;
    const ids = having(drawn(page), 'id').map(({ attributes }) => attributes['id']);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
  });

  it('lets no text of a record or a file become markup', () => {
    const told = { from: on('2000-01-01'), to: on('2000-01-01'), source: 's' };
    const picture = historyChart({
      ...matter,
      treaty: { id: 'IV-13', title: 'On <script>"&\uffff' },
      milestones: [{ ...told, text: 'a < b & "c" </text>' }],
    });
    expect(named(drawn(picture), 'script')).toEqual([]);
    expect(drawn(picture).text).toContain('On <script>"&\ufffd');
    expect(drawn(picture).text).toContain(
      '1 January 2000: a < b & "c" </text>'.replace(' J', '\u00a0J'),
    );
  });
});

describe('milestones', () => {
  it('stand apart within the picture, however many they are', async () => {
    const matter = await chartMatter(await shippedLedger('IV-13'), 'IV-13', { asOf: '2001-12-06' });
    const days = Array.from({ length: 70 }, (_, index) => addDays(on('2001-09-01'), index));
    const milestones = days.map(day => ({ from: day, to: day, text: 'a day', source: 's' }));
    const flags = having(drawn(historyChart({ ...matter, milestones })), 'data-milestone').map(
      flag => named(flag, 'rect')[0]?.attributes ?? {},
    );
    const places = flags.map(({ x, y }) => [Number(x), Number(y)] as const);
    for (const [index, [x, y]] of places.entries()) {
      expect(x).toBeGreaterThan(0);
      expect(x + 15).toBeLessThan(600);
      for (const [otherX, otherY] of places.slice(index + 1)) {
        expect(Math.abs(x - otherX) >= 15 || Math.abs(y - otherY) >= 15).toBe(true);
      }
    }
    expect(new Set(places.map(([, y]) => y)).size).toBe(3);
  });
});

describe('a count that falls', () => {
  it('falls in its line, and the withdrawal is crossed', async () => {
    const { steps, ...matter } = await chartMatter(await reported(), 'IV-13', {
      asOf: '2001-12-06',
    });
    const last = steps.at(-1);
    const [act] = last?.acts ?? [];
    if (last === undefined || act === undefined) throw new Error('no acts');
    const left = {
      ...{ ...last, on: on('2001-12-01'), contracting: last.contracting - 1 },
      acts: [{ ...act, kind: 'denunciation' as const }],
    };
    const picture = drawn(historyChart({ ...matter, steps: [...steps, left] }));
    const [path] = having(picture, 'data-count', 'contracting');
    // Across to the day, down, and across to the day asked about.
    const heights = path?.attributes['d']?.match(/(?<=,)[\d.]+/g)?.map(Number) ?? [];
    const [before = 0, after, end] = heights.slice(-4);
    expect(after).toBeGreaterThan(before);
    expect(end).toBe(after);
    const [day] = having(picture, 'data-on', '2001-12-01');
    expect(named(day ?? picture, 'path')).toHaveLength(1);
    expect(picture.text).toContain('withdrawal');
    expect(picture.text).toContain('16 contracting States');
  });
});

describe('the entry into force', () => {
  const three = [
    { participant: 'EGY', kind: 'accession', on: on('1993-02-19') },
    { participant: 'COL', kind: 'accession', on: on('1995-05-24') },
    { participant: 'UGA', kind: 'accession', on: on('1995-11-14') },
  ] as const;

  it('is marked with its day, also while it is still to come: the axis then goes beyond the lines', async () => {
    const ledger = await ledgerWith(three);
    const picture = drawn(historyChart(await chartMatter(ledger, TREATY, { asOf: '1995-11-20' })));
    const [mark] = having(picture, 'data-in-force', '1996-03-01');
    expect(mark?.text).toBe('Entry into force 1 March 1996');
    const [line] = named(mark ?? picture, 'line');
    const [path] = having(picture, 'data-count', 'contracting');
    const ends = path?.attributes['d']?.match(/[\d.]+(?=,[\d.]+$)/)?.[0];
    expect(Number(line?.attributes['x1'])).toBeGreaterThan(Number(ends));
    expect(Number(line?.attributes['x1'])).toBeLessThan(434);
  });

  it('has no mark while it is not certain', async () => {
    const ledger = await ledgerWith(three.slice(0, 2));
    const picture = drawn(historyChart(await chartMatter(ledger, TREATY, { asOf: '2000-01-01' })));
    expect(having(picture, 'data-in-force')).toEqual([]);
  });
});

describe('a chart of little', () => {
  it('says that there is no act, and what is awaited', async () => {
    const matter = await chartMatter(await shippedLedger('IV-13'), 'IV-13', { asOf: '1991-01-01' });
    const picture = drawn(historyChart(matter));
    expect(picture.text).toContain('No act on record by 1 January 1991.');
    expect(having(picture, 'data-count')).toEqual([]);
    expect(having(picture, 'role', 'table')).toEqual([]);
    expect(having(picture, 'data-threshold', '20')).toHaveLength(1);
  });

  it('draws no threshold where the article counts something else than instruments', async () => {
    const ledger = await shippedLedger('XXVI-4');
    const matter = await chartMatter(ledger, 'XXVI-4', { asOf: '2000-01-01' });
    const [first] = matter.force.conditions;
    expect(first?.kind).toBe('named');
    const picture = drawn(historyChart(matter));
    expect(having(picture, 'data-threshold')).toEqual([]);
    expect(picture.text).not.toContain('needed');
  });

  it('draws one act on the day asked about within the picture', async () => {
    const act = { participant: 'MEX', kind: 'signature', on: on('1991-05-22') } as const;
    const matter = await chartMatter(await ledgerWith([act]), TREATY, { asOf: '1991-05-22' });
    const picture = drawn(historyChart(matter));
    expect(having(picture, 'data-on', '1991-05-22')).toHaveLength(1);
    expect(having(picture, 'role', 'row')).toHaveLength(2);
    expect(picture.text).toContain('1 signatory');
  });
});
