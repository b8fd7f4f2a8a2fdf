/** The one way in: what is recorded, what is refused, and what happens when another writer is quicker. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Participant } from '../../src/domain/participant.ts';
import { RULES } from '../../src/domain/rules.ts';
import { treatyDefinition } from '../../src/exchange/treaty-schema.ts';
import { decide } from '../../src/ledger/decide.ts';
import type { Draft, Entry } from '../../src/ledger/entry.ts';
import { participantEvents } from '../../src/ledger/events.ts';
import type { RuleOutcome } from '../../src/ledger/preconditions.ts';
import { readEntries, readSealed } from '../../src/ledger/read.ts';
import { type RecordOptions, record } from '../../src/ledger/record.ts';
import { registerOf } from '../../src/ledger/register-record.ts';
import type { SealedEntry } from '../../src/ledger/seal.ts';
import type { LedgerStore, Selection } from '../../src/ledger/store.ts';
import { MemoryStore } from '../../src/store/memory.ts';

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));
const iv13 = treatyDefinition.parse(fixture('treaties/IV-13.json').treaties[0]);
const { participants } = fixture('participants.json') as { participants: Participant[] };

const NOW = '2026-11-24T09:30:00.000Z';
const clock = (now = NOW): RecordOptions => ({ now: () => now });

const idOf = (n: number) => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const draft = (n: number, matter: object) =>
  ({ id: idOf(n), recordedBy: 'the treaty section', treaty: 'IV-13', ...matter }) as Draft;

/** Reads "GHA signature 2000-09-07". */
function act(n: number, text: string): Draft {
  const [participant, kind, doneOn] = text.split(' ');
  return draft(n, { type: 'act', participant, kind, doneOn });
}

const correction = (n: number, act: number, change: object) =>
  draft(n, { type: 'correction', corrects: idOf(act), reason: 'misread', ...change });
const completeness = (n: number, completeTo: string) =>
  draft(n, { type: 'completeness', completeTo });
const retraction = (n: number, act: number) =>
  draft(n, { type: 'retraction', retracts: idOf(act), reason: 'never deposited' });
const definition = (n: number, of: object, type = 'treaty') =>
  ({ id: idOf(n), recordedBy: 'the treaty section', type, definition: of }) as unknown as Draft;

const FOUNDATION: readonly Draft[] = [
  ...['GHA', 'MEX', 'URY', 'X-WHO'].map((id, n) =>
    definition(901 + n, participants.find(one => one.id === id) ?? {}, 'participant'),
  ),
  definition(905, iv13),
];

/** A store that others write to as well: once, before our first append or our first reading. */
class SharedStore extends MemoryStore {
  others: { before: 'append' | 'read'; write: () => Promise<unknown> } | null = null;

  override async *read(selection: Selection) {
    await this.#letOthersIn('read');
    yield* super.read(selection);
  }

  override async append(entries: readonly SealedEntry[], expectedSize: number) {
    await this.#letOthersIn('append');
    return super.append(entries, expectedSize);
  }

  async #letOthersIn(now: 'append' | 'read') {
    const { others } = this;
    if (others?.before !== now) return;
    this.others = null;
    await others.write();
  }
}

/** A ledger that knows four participants and IV-13, and the acts given; each must be lawful. */
async function ledgerOf(...acts: readonly Draft[]): Promise<SharedStore> {
  const store = new SharedStore();
  const drafts = [...FOUNDATION, ...acts];
  expect(await record(store, drafts, clock())).toMatchObject({ outcome: 'recorded' });
  return store;
}

const openedLater = { ...iv13.signature, opensOn: '2000-09-08' };
const SIGNED = act(1, 'GHA signature 2000-09-07');
const RATIFIED = act(2, 'GHA ratification 2000-09-07');

async function codeOf(store: LedgerStore, drafts: readonly Draft[], options = clock()) {
  const outcome = await record(store, drafts, options);
  return outcome.outcome === 'refused' ? outcome.problem.code : outcome.outcome;
}

async function last(store: LedgerStore): Promise<Entry | undefined> {
  const size = await store.size();
  return (await readEntries(store, { from: size, to: size }))[0];
}

function known(notifiedOn: string): Draft {
  return draft(3, { ...act(3, 'URY accession 2001-02-15'), notifiedOn });
}

/** What is asked of an act before any rule of law. */
const PRECONDITIONS = ['treaty-known', 'participant-known', 'made-known-in-time'];

describe('record', () => {
  it('gives an entry its place in the log, its place within its treaty, and the instant', async () => {
    const store = await ledgerOf(SIGNED);
    const before = (await readSealed(store, { subject: iv13.id })).at(-1);
    const outcome = await record(store, [RATIFIED], clock('2026-11-24T10:00:00.000Z'));
    const entry = {
      ...RATIFIED,
      format: 1,
      position: 7,
      version: 3,
      previous: before?.leafHash,
      recordedAt: '2026-11-24T10:00:00.000Z',
    };
    expect(outcome).toMatchObject({ outcome: 'recorded', entries: [{ entry }] });
    expect(await last(store)).toEqual(entry);
  });

  it('lets Ghana sign and ratify in one batch, each judged upon the one before', async () => {
    const store = await ledgerOf();
    expect(await codeOf(store, [SIGNED, RATIFIED])).toBe('recorded');
    expect(await store.size()).toBe(7);
  });

  it('records all of a batch or nothing: one unlawful act holds back the rest', async () => {
    const store = await ledgerOf();
    const batch = [
      SIGNED,
      act(3, 'URY accession 2001-02-15'),
      act(4, 'MEX ratification 1999-03-08'),
    ];
    expect(await record(store, batch, clock())).toMatchObject({
      outcome: 'refused',
      problem: {
        category: 'refused',
        code: 'ratification-by-signatory',
        message:
          'Mexico had not signed by 8 March 1999; only a signatory expresses its consent by ratification (VCLT art. 14)',
        hint: 'Record the signature first, or record an accession.',
      },
    });
    expect(await store.size()).toBe(5);
  });

  it('records an unusual act, and says what is unusual about it', async () => {
    const store = await ledgerOf(SIGNED);
    const outcome = await record(store, [act(3, 'GHA accession 2001-01-01')], clock());
    const failing = outcome.rules.filter(({ holds }) => !holds);
    expect(outcome.outcome).toBe('recorded');
    expect(failing).toMatchObject([{ rule: 'accession-by-non-signatory', severity: 'warning' }]);
  });

  it.each([
    ['treaty-known', draft(3, { ...act(3, 'URY accession 2001-02-15'), treaty: 'IV-4' })],
    ['participant-known', act(3, 'ATL accession 2001-02-15')],
    ['made-known-in-time', known('2001-02-14')],
    ['made-known-in-time', known('2026-11-26')],
    [
      'made-known-in-time',
      { ...correction(3, 1, { doneOn: '2000-09-06' }), notifiedOn: '2000-09-06' as CalendarDate },
    ],
    ['made-known-in-time', { ...retraction(3, 2), notifiedOn: '1999-01-01' as CalendarDate }],
    ['act-on-record', correction(3, 77, { doneOn: '2000-09-08' })],
    ['act-on-record', retraction(3, 905)],
    ['correction-changes-something', correction(3, 1, { doneOn: '2000-09-07' })],
    ['open-to-the-participant', act(3, 'X-WHO accession 2001-02-15')],
    ['day-has-come', completeness(3, '2026-11-26')],
    ['signature-only-once', act(3, 'GHA signature 2001-01-01')],
    ['signature-not-after-consent', correction(3, 1, { doneOn: '2000-09-08' })],
    ['ratification-by-signatory', retraction(3, 1)],
    ['participant-known', correction(3, 1, { participant: 'ATL' })],
    ['not-before-the-treaty-was-open', definition(3, { ...iv13, signature: openedLater })],
  ])('refuses by the rule %s', async (rule, unlawful) => {
    const store = await ledgerOf(SIGNED, RATIFIED);
    expect(await codeOf(store, [unlawful])).toBe(rule);
    expect(await store.size()).toBe(7);
  });

  it('retracts an act once, and not a second time', async () => {
    const store = await ledgerOf(SIGNED, retraction(3, 1));
    expect(await codeOf(store, [retraction(4, 1)])).toBe('act-on-record');
    expect(await codeOf(store, [correction(4, 1, { doneOn: '2000-09-08' })])).toBe('act-on-record');
    expect(await codeOf(store, [act(4, 'GHA signature 2000-09-08')])).toBe('recorded');
  });

  it('names commands, where an act on record would be unlawful, that are themselves whole', async () => {
    const store = await ledgerOf(SIGNED, RATIFIED);
    expect(await record(store, [retraction(3, 1)], clock())).toMatchObject({
      problem: {
        message:
          'the ratification of 7 September 2000 that is on record would no longer be lawful (Ghana had not signed by 7 September 2000; only a signatory expresses its consent by ratification) (VCLT art. 14)',
        hint: `If the act on record is the wrong one, correct it first: treaty correct ${idOf(2)} --on DATE --reason TEXT, or treaty retract ${idOf(2)} --reason TEXT.`,
      },
    });
  });

  it('says which act on record an act makes unusual, and of which it speaks itself', async () => {
    const store = await ledgerOf(act(1, 'URY accession 2001-02-15'));
    const { rules } = await record(store, [act(2, 'URY signature 1999-01-01')], clock());
    expect(rules.filter(({ holds }) => !holds)).toMatchObject([
      {
        rule: 'accession-by-non-signatory',
        because:
          'the accession of 15 February 2001 that is on record would be out of the ordinary (Uruguay signed on 1 January 1999; a signatory usually ratifies)',
        hint: `If the act on record is the wrong one, correct it first: treaty correct ${idOf(1)} --on DATE --reason TEXT, or treaty retract ${idOf(1)} --reason TEXT.`,
      },
    ]);
    const corrected = correction(3, 1, { doneOn: '1980-02-15' });
    expect(await record(store, [corrected], clock())).toMatchObject({
      problem: {
        message: expect.stringMatching(/^IV-13 was opened on 18 December 1990; nothing/),
        hint: 'Check the date and the treaty.',
      },
    });
  });

  it('says of two rules that stand in the way both, each with its article', async () => {
    const store = await ledgerOf();
    expect(await record(store, [act(3, 'ATL accession 2027-01-01')], clock())).toMatchObject({
      problem: { code: 'participant-known', details: { rules: [{ rule: 'participant-known' }] } },
    });
    expect(await record(store, [act(3, 'MEX ratification 1980-01-01')], clock())).toMatchObject({
      problem: {
        code: 'not-before-the-treaty-was-open',
        message:
          "IV-13 was opened on 18 December 1990; nothing could be done on 1 January 1980 (VCLT art. 24(4) and the treaty's own article on signature); Mexico had not signed by 1 January 1980; only a signatory expresses its consent by ratification (VCLT art. 14)",
        details: {
          rules: [
            { rule: 'not-before-the-treaty-was-open' },
            { rule: 'ratification-by-signatory', article: 'VCLT art. 14' },
          ],
        },
      },
    });
  });

  it('gives up on a store that loses every race, and does not wait for ever', async () => {
    const store = await ledgerOf();
    let tries = 0;
    store.append = async () => {
      tries += 1;
      return 'log-moved-on';
    };
    await expect(record(store, [SIGNED], clock())).rejects.toThrow(
      'the log moved on 200 times while one entry waited',
    );
    expect(tries).toBe(200);
  });

  it('makes a lawful place for an act by a correction', async () => {
    const store = await ledgerOf(act(1, 'GHA signature 2000-09-09'));
    expect(await codeOf(store, [RATIFIED])).toBe('signature-not-after-consent');
    const corrected = [correction(3, 1, { doneOn: '2000-09-07' }), RATIFIED];
    expect(await codeOf(store, corrected)).toBe('recorded');
  });

  it('decides, and records nothing, when it is a trial', async () => {
    const store = await ledgerOf(SIGNED);
    expect(await codeOf(store, [RATIFIED], { ...clock(), dryRun: true })).toBe('recorded');
    const again = act(4, 'GHA signature 2001-01-01');
    expect(await codeOf(store, [again], { ...clock(), dryRun: true })).toBe('signature-only-once');
    expect(await store.size()).toBe(6);
  });
});

describe('asking twice', () => {
  it('with the same id and the same words records once, and gives the same receipt', async () => {
    const store = await ledgerOf();
    const first = await record(store, [SIGNED], clock());
    store.append = async () => {
      throw new Error('there is nothing to append');
    };
    const again = await record(store, [SIGNED], clock('2026-12-24T09:30:00.000Z'));
    expect(again).toMatchObject({ outcome: 'recorded', rules: [] });
    expect('entries' in again && again.entries).toEqual('entries' in first && first.entries);
    expect(await store.size()).toBe(6);
  });

  it('for a batch of which half is there records the other half', async () => {
    const store = await ledgerOf(SIGNED);
    const outcome = await record(store, [SIGNED, RATIFIED], clock());
    expect(outcome).toMatchObject({
      entries: [{ entry: { position: 6 } }, { entry: { position: 7 } }],
    });
    expect(await store.size()).toBe(7);
  });

  it('with the same id and other words is refused', async () => {
    const store = await ledgerOf(SIGNED);
    expect(await codeOf(store, [act(1, 'GHA signature 2000-09-08')])).toBe('id-taken');
    expect(await codeOf(store, [{ ...SIGNED, note: 'as printed' }])).toBe('id-taken');
    const elsewhere = definition(1, participants[0] ?? {}, 'participant');
    expect(await codeOf(store, [elsewhere])).toBe('id-taken');
    expect(await record(store, [elsewhere], { ...clock(), dryRun: true })).toMatchObject({
      problem: {
        ...{ category: 'refused', code: 'id-taken', details: { id: idOf(1) } },
        message: `another entry already bears the id ${idOf(1)}, and says something else`,
        hint: 'Leave --id out, or choose a new UUID; an id is repeated only to repeat the very same request.',
      },
    });
    expect(await store.size()).toBe(6);
  });
});

describe('a version that is expected', () => {
  it('lets an entry pass only where the treaty stands at it', async () => {
    const store = await ledgerOf(SIGNED);
    expect(await record(store, [RATIFIED], { ...clock(), expectVersion: 1 })).toMatchObject({
      problem: {
        ...{ category: 'moved-on', code: 'log-moved-on', details: { expected: 1, actual: 2 } },
        message: 'IV-13 stands at version 2, not 1: somebody has recorded since',
        hint: 'See what is new with treaty explain IV-13, then repeat with --expect 2.',
      },
    });
    expect(await codeOf(store, [RATIFIED], { ...clock(), expectVersion: 2 })).toBe('recorded');
  });

  it('is none of a batch of nothing', async () => {
    const store = await ledgerOf();
    expect(await codeOf(store, [], { ...clock(), expectVersion: 1 })).toBe('recorded');
  });

  it('is no hindrance to repeating a request that was recorded', async () => {
    const store = await ledgerOf(SIGNED);
    expect(await codeOf(store, [SIGNED], { ...clock(), expectVersion: 1 })).toBe('recorded');
  });
});

describe('the clock', () => {
  it('may be set back, and the record still never runs backwards', async () => {
    const store = await ledgerOf();
    await record(store, [SIGNED], clock('2026-11-24T09:29:59.999Z'));
    expect(await last(store)).toMatchObject({ position: 6, recordedAt: NOW });
    await record(store, [RATIFIED], clock('2026-11-24T09:30:00.001Z'));
    expect(await last(store)).toMatchObject({ recordedAt: '2026-11-24T09:30:00.001Z' });
  });

  it('allows the day that has begun at UTC+14, and not the one after', async () => {
    const tomorrow = act(3, 'URY accession 2026-11-25');
    const [early, inTime] = ['2026-11-24T09:59:59.999Z', '2026-11-24T10:00:00.000Z'].map(clock);
    expect(await codeOf(await ledgerOf(), [tomorrow], early)).toBe('not-in-the-future');
    expect(await codeOf(await ledgerOf(), [tomorrow], inTime)).toBe('recorded');
  });
});

const MOMENTS = ['append', 'read'] as const;

describe.each(MOMENTS)('another writer who is quicker, before our %s', moment => {
  async function race(ours: Draft, theirs: Draft) {
    const store = await ledgerOf(SIGNED);
    store.others = { before: moment, write: () => record(store, [theirs], clock()) };
    const outcome = await codeOf(store, [ours]);
    return { outcome, log: await readEntries(store, { from: 6, to: 99 }) };
  }

  it('takes the next place, and ours is recorded after', async () => {
    const { outcome, log } = await race(RATIFIED, act(3, 'URY accession 2001-02-15'));
    expect(outcome).toBe('recorded');
    expect(log.map(({ id, position, version }) => [id, position, version])).toEqual([
      [idOf(1), 6, 2],
      [idOf(3), 7, 3],
      [idOf(2), 8, 4],
    ]);
  });

  it('makes ours unlawful, and ours is refused: every rule is decided again', async () => {
    const { outcome, log } = await race(RATIFIED, act(3, 'GHA accession 2000-09-07'));
    expect(outcome).toBe('one-consent-at-a-time');
    expect(log).toHaveLength(2);
  });

  it('records what we asked for, and it stands once', async () => {
    const { outcome, log } = await race(RATIFIED, RATIFIED);
    expect(outcome).toBe('recorded');
    expect(log.map(({ id }) => id)).toEqual([idOf(1), idOf(2)]);
  });

  it('takes our id for something else, and ours is refused', async () => {
    const { outcome } = await race(RATIFIED, act(2, 'URY accession 2001-02-15'));
    expect(outcome).toBe('id-taken');
  });
});

describe('decide', () => {
  const situationAfter = async (...acts: Draft[]) => {
    const store = await ledgerOf(...acts);
    const registered = await readEntries(store, { subject: 'register' });
    const treaty = await readEntries(store, { subject: iv13.id });
    return {
      register: registerOf(registered),
      events: participantEvents(registered),
      actsOf: new Map(),
      protocols: [],
      treaty,
      related: new Map(),
      today: '2026-11-24' as Entry['notifiedOn'] & string,
    };
  };
  const failing = (outcomes: RuleOutcome[]) =>
    outcomes.filter(({ holds }) => !holds).map(({ rule }) => rule);

  it('answers with every rule of law, whether it holds or not', async () => {
    const outcomes = decide(RATIFIED as Entry, await situationAfter(SIGNED));
    const asked = outcomes.map(({ rule }) => rule);
    expect(asked).toEqual([...PRECONDITIONS, ...RULES.map(({ name }) => name)]);
    expect(failing(outcomes)).toEqual([]);
  });

  it('asks no law of what is said of a participant', async () => {
    const participant = participants.find(one => one.id === 'GHA') ?? {};
    const again = definition(4, participant, 'participant') as Entry;
    const asked = decide(again, { ...(await situationAfter(SIGNED)), treaty: [] });
    expect(asked.map(({ rule }) => rule)).toEqual(['successor-is-another']);
  });

  it('asks no law where a precondition fails', async () => {
    const outcomes = decide(act(3, 'ATL accession 1900-01-01') as Entry, await situationAfter());
    expect(failing(outcomes)).toEqual(['participant-known']);
    expect(outcomes.map(({ rule }) => rule)).toEqual(PRECONDITIONS);
  });

  it('does not hold an old fault against a new act', async () => {
    const situation = await situationAfter(SIGNED);
    const fault = act(3, 'MEX ratification 1999-03-08') as Entry;
    const faulty = { ...situation, treaty: [...situation.treaty, fault] };
    const [before, after] = ['MEX signature 1991-05-22', 'MEX signature 2001-05-22'].map(text =>
      failing(decide(act(4, text) as Entry, faulty)),
    );
    expect(before).toEqual([]);
    expect(after).toEqual(['signature-not-after-consent']);
  });
});
