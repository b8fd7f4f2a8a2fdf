/** What people get wrong on the command line: one clear message, the contract's exit code, nothing written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { printed, temporaryFolder } from '../support/command-line.ts';
import { expectRefusal, type Refusal } from '../support/refusals.ts';

const here = temporaryFolder();
let before: string;

beforeAll(() => {
  printed(here, 'demo');
  const ecuador = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
  printed(here, ...ecuador);
  printed(here, 'correct', '272', '--on', '2002-02-06', '--reason', 'misread');
  printed(here, 'retract', '272', '--reason', 'never done');
  before = printed(here, 'export');
});
/** `treaty` with these words is refused so. */
type Case = readonly [command: string, refusal: Refusal];

function refuses(cases: readonly Case[]): void {
  it.each(cases)('treaty %s', (command, refusal) => {
    expectRefusal(here, words(command), refusal);
  });
}

describe('a date', () => {
  const hints = /YYYY-MM-DD/;
  refuses([
    ['status IV-13 --as-of yesterday', { code: 2, says: /--as-of: "yesterday" is no date/, hints }],
    ['status IV-13 --as-of 2001-02-30', { code: 2, says: /2001-02-30 is no day of the calendar/ }],
    ['status IV-13 --as-of 2001-13-01', { code: 2, says: /2001-13-01 is no day/ }],
    ['status IV-13 --as-of ""', { code: 2, says: /--as-of/, hints }],
    ['status IV-13 --known-on 20011219', { code: 2, says: /--known-on: "20011219"/, hints }],
    ['actions IV-13 --from 2001-01-01 --to x', { code: 2, says: /--to: "x"/, hints }],
    [
      'status IV-13 --as-of 5/2/2002',
      { code: 2, says: /5 February 2002 or 2 May 2002/, hints: /2002-02-05 or 2002-05-02/ },
    ],
    [
      'record accession IV-13 Peru --on 5/2/2002',
      { code: 2, says: /--on: .*5 February 2002 or 2 May 2002/, hints: /2002-02-05 or 2002-05-02/ },
    ],
    ...[
      'diff IV-13 2001-12-06 272',
      'diff IV-13 1 2 --known',
      'diff IV-13 1 2 --at 3',
      'diff IV-13 2001-01-01 2001-12-06 --as-of 2001-06-01',
      'diff IV-13 2001-01-01 2001-12-06 --known --known-on 2001-06-01',
    ].map(
      line => [line, { code: 2, says: /two dates, two positions/, hints: /one sort/ }] as const,
    ),
    ['diff IV-13 2001-01-01 x', { code: 2, says: /a date or a position: "x" is no date/ }],
    [
      'actions IV-13 --from 2001-02-01 --to 2001-01-01',
      { code: 2, says: /--to is before --from/, hints: /--from/ },
    ],
    ['actions --from 2001-01-01 --to x', { code: 2, says: /--to: "x"/, hints }],
    [
      'paragraph IV-13 --from 2001-02-01',
      { code: 2, says: /--from stands without --to/, hints: /Give both .* or neither/ },
    ],
    [
      'paragraph IV-13 --from 2001-02-01 --to 2001-03-01 --as-of 2001-02-28',
      { code: 2, says: /--to 2001-03-01 is after 28 February 2001/, hints: /End the period/ },
    ],
  ]);
});

describe('a position', () => {
  refuses([
    ['status IV-13 --at 0', { code: 2, says: /no position 0: the log runs from 1 to 274/ }],
    ['status IV-13 --at 9999', { code: 2, says: /no position 9999: the log runs from 1 to 274/ }],
    ['status IV-13 --at abc', { code: 2, says: /--at.*'abc'.*whole number/ }],
    ['status IV-13 --at -1', { code: 2, says: /--at.*'-1'.*whole number/ }],
    ['status IV-13 --at 1', { code: 6, says: /IV-13 was not in this ledger yet at position 1/ }],
    ['diff IV-13 240 9999', { code: 2, says: /no position 9999/ }],
  ]);
});

describe('a name', () => {
  refuses([
    [
      'record acession IV-13 Peru --on 2002-02-05',
      { code: 2, says: /"acession".*did you mean accession\?/, hints: /signature, ratification/ },
    ],
    ['record treaty IV-13 Peru --on 2002-02-05', { code: 2, says: /"treaty" is no kind of act/ }],
    [
      'status IV-99',
      { code: 6, says: /IV-99 is not in this ledger/, hints: /IV-13.*treaty register/ },
    ],
    ['status nonsense', { code: 6, says: /"nonsense"/, hints: /IV-13/ }],
    [
      'record accession IV-99 Peru --on 2002-02-05',
      { code: 6, says: /IV-99 is not in this ledger/ },
    ],
    [
      'record accession IV-13 Equador --on 2002-02-05',
      { code: 6, says: /"Equador"/, hints: /Did you mean ECU \(Ecuador\)/ },
    ],
    [
      'record accession IV-13 Guinea-Bisau --on 2002-02-05',
      { code: 6, says: /"Guinea-Bisau"/, hints: /Guinea-Bissau/ },
    ],
    ['explain IV-13 Atlantis', { code: 6, says: /"Atlantis"/ }],
    ['participant Gahna', { code: 6, says: /"Gahna" is no participant/, hints: /GHA \(Ghana\)/ }],
    ['participant Atlantis', { code: 6, says: /"Atlantis"/ }],
    [
      'participant Yugoslavia --as-of 2010-02-05',
      { code: 2, says: /"Yugoslavia" is the name of/, hints: /Write the id: .*YUCS/ },
    ],
    ['participant', { code: 2, says: /missing required argument 'participant'/ }],
    [
      'record accession IV-13 Yugoslavia --on 2010-02-05',
      { code: 2, says: /"Yugoslavia" is the name of/, hints: /Write the id: .*\(.*\)/ },
    ],
  ]);
});

describe('an unlawful act', () => {
  refuses([
    [
      'record ratification IV-13 Peru --on 2002-02-05',
      { code: 2, says: /Peru had not signed.*VCLT art\. 14/, hints: /signature first/ },
    ],
    [
      'record signature IV-13 Chile --on 2002-02-05',
      { code: 2, says: /Chile has signed already, on 24 September 1993/, hints: /treaty correct/ },
    ],
    [
      'record accession IV-13 Egypt --on 2002-02-05',
      { code: 2, says: /Egypt has consented.*19 February 1993/, hints: /treaty retract/ },
    ],
    [
      'record accession IV-13 Egypt --on 1992-02-05',
      { code: 2, says: /Egypt has consented/, hints: /treaty/ },
    ],
    [
      'record accession IV-13 Peru --on 1990-12-17',
      { code: 2, says: /opened on 18 December 1990/, hints: /date/ },
    ],
    [
      'record accession IV-13 Peru --on 2999-02-05',
      { code: 2, says: /5 February 2999 has not come yet/, hints: /year/ },
    ],
    [
      'record accession IV-13 EU --on 2002-02-05',
      { code: 2, says: /no State/, hints: /participant/ },
    ],
    ['record accession IV-13 CSHH --on 2002-02-05', { code: 2, says: /ceased to exist/ }],
    [
      'record accession IV-13 "South Sudan" --on 2002-02-05',
      { code: 2, says: /began on 9 July 2011/ },
    ],
    ['correct 240 --on 2999-01-01 --reason x', { code: 2, says: /has not come yet/ }],
    ['correct 240 --participant Egypt --reason x', { code: 2, says: /Egypt has consented/ }],
  ]);

  it('stays unlawful when it is only tried', () => {
    expectRefusal(here, words('record ratification IV-13 Peru --on 2002-02-05 --dry-run'), {
      code: 2,
      says: /Peru had not signed/,
    });
  });

  it('is refused where a retraction would leave a later act without ground', () => {
    const signature = '"kind":"signature","notifiedOn":"2001-12-20","participant":"GHA"';
    const line = before.split('\n').find(text => text.includes(signature));
    const { id } = JSON.parse(line ?? '').entry;
    expectRefusal(here, ['retract', id, '--reason', 'x'], {
      code: 2,
      says: /Ghana had not signed/,
    });
  });
});

describe('an entry', () => {
  refuses([
    [
      'correct 9999 --on 2001-01-01 --reason x',
      { code: 6, says: /no entry 9999/, hints: /explain/ },
    ],
    ['retract no-such-id --reason x', { code: 6, says: /no entry no-such-id/, hints: /explain/ }],
    [
      'correct 273 --on 2001-01-01 --reason x',
      { code: 2, says: /273 is no act but a correction/, hints: /treaty correct/ },
    ],
    ['retract 273 --reason x', { code: 2, says: /273 is no act but a correction/ }],
    ['retract 5 --reason x', { code: 2, says: /5 is no act but a participant/ }],
    ['retract 272 --reason x', { code: 2, says: /retracted already.*never done/, hints: /anew/ }],
    ['correct 240 --reason x', { code: 2, says: /reads so already/, hints: /--on, --kind/ }],
    ['retract 240 --reason ""', { code: 2, says: /--reason is empty/ }],
  ]);
});

describe('an option of recording', () => {
  // Each for another State, so that one that is let pass by mistake does not hide the next.
  const act = (name: string) => `record accession IV-13 ${name} --on 2002-02-05`;
  refuses([
    [`${act('Peru')} --id 42`, { code: 2, says: /"42" is no UUID/, hints: /--id/ }],
    [`${act('Peru')} --expect x`, { code: 2, says: /--expect.*'x'/ }],
    [`${act('Cuba')} --by ""`, { code: 2, says: /--by/ }],
    [`${act('Fiji')} --source ""`, { code: 2, says: /--source/ }],
    [`${act('Mali')} --note ""`, { code: 2, says: /--note/ }],
  ]);
});

describe('the command itself', () => {
  const hints = /treaty .*--help/;
  refuses([
    ['frobnicate', { code: 2, says: /unknown command 'frobnicate'/, hints }],
    ['statu IV-13', { code: 2, says: /command 'statu'/, hints: /Did you mean status\?/ }],
    ['status IV-13 --as-off 2001-01-01', { code: 2, says: /unknown option '--as-off'/, hints }],
    ['status', { code: 2, says: /missing required argument 'treaty'/, hints }],
    ['status IV-13 IV-14', { code: 2, says: /too many arguments/, hints }],
    ['record accession IV-13 Peru', { code: 2, says: /--on/, hints }],
    ['retract 240', { code: 2, says: /--reason/, hints }],
    ['status IV-13 --as-of', { code: 2, says: /--as-of/ }],
  ]);
});

it('none of all this has written anything', () => {
  expect(printed(here, 'export')).toBe(before);
});

/** As a shell takes a line apart, double quotes included. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}
