/** `--format`, `--out` and `--force`: a report as a file, whole or not at all. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { printed, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();
const STATUS = ['status', 'IV-13', '--as-of', '2001-12-06'];
const file = (name: string) => join(here, name);

beforeAll(() => {
  printed(here, 'demo');
  writeFileSync(file('there.md'), 'mine');
  mkdirSync(file('folder'));
});

describe('a report', () => {
  it('is a Word file by the ending of --out, and the same file when it is asked for again', () => {
    for (const name of ['one.docx', 'two.docx']) {
      expect(treaty(here, ...STATUS, '--out', name)).toEqual({ code: 0, out: '', err: '' });
    }
    const one = readFileSync(file('one.docx'));
    expect(one.subarray(0, 2).toString()).toBe('PK');
    expect(one.equals(readFileSync(file('two.docx')))).toBe(true);
  });

  it.each([
    ['md', /^# LIST OF COUNTRIES/],
    ['html', /^<!doctype html>/i],
    ['csv', /^Participant,Signature,"Ratification, Accession\(a\)"\r\n/],
    ['json', /^\{\n {2}"treaty"/],
  ])('goes to standard output as %s', (form, start) => {
    expect(printed(here, ...STATUS, '--format', form)).toMatch(start);
  });

  it('notes on request where the row of Uruguay is taken from', () => {
    const text = printed(here, ...STATUS, '--source-of', 'Uruguay');
    expect(text).toMatch(/^Uruguay ¹ +15 February 2001 ᵃ$/m);
    expect(text).toMatch(/^¹ Uruguay: accession of 15 February 2001: UN Treaty Collection, IV-13/m);
  });

  it('says itself where the record does not reach its day', () => {
    const { out } = treaty(here, 'status', 'IV-13', '--as-of', '2010-01-01', '--format', 'md');
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^The record of IV-13 is complete to 6 December 2001 only; acts done after/,
    );
  });

  it('is drawn where it is a history, with milestones beside it', () => {
    const milestones = JSON.stringify({
      about: 'a test',
      source: 'a test',
      milestones: [
        { on: '2000-09-06', text: 'Treaty event <here>', source: 'a test' },
        { on: '2002-01-01', text: 'Afterwards', source: 'a test' },
      ],
    });
    writeFileSync(file('milestones.json'), milestones);
    const asked = ['history', 'IV-13', '--as-of', '2001-12-06', '--milestones', 'milestones.json'];
    const svg = printed(here, ...asked, '--format', 'svg');
    expect(svg).toContain('Treaty event &lt;here&gt;');
    const text = printed(here, ...asked);
    expect(text).toMatch(/^6 September 2000 {2}Treaty event <here>/m);
    expect(text).not.toContain('Afterwards');
  });
});

describe('a report is refused, and no file appears or changes', () => {
  it.each([
    [[...STATUS, '--format', 'pdf'], /'pdf' is invalid\. Allowed choices are text, md, html/],
    [[...STATUS, '--profile', 'un'], /'un' is invalid\. Allowed choices are annex, mtdsg/],
    [[...STATUS, '--out', 'new.pdf'], /no form ends in \.pdf/],
    [[...STATUS, '--format', 'docx'], /cannot be printed on a terminal/],
    [[...STATUS, '--out', 'new.svg'], /no form as svg/],
    [[...STATUS, '--out', 'there.md'], /there\.md exists already/],
    [[...STATUS, '--out', 'folder', '--format', 'md'], /folder is no file that can be replaced/],
    [[...STATUS, '--out', 'there.md/new.md'], /cannot be written \(ENOTDIR\)/],
    [[...STATUS, '--out', `${'n'.repeat(300)}.md`], /cannot be written \(ENAMETOOLONG\)/],
    [[...STATUS, '--out', 'gone/new.md'], /cannot be written \(ENOENT\)/],
    [[...STATUS, '--out', 'treaty.db', '--format', 'md', '--force'], /is what the answer is read/],
    [[...STATUS, '--json', '--format', 'md'], /--json and --format md exclude each other/],
    [[...STATUS, '--source-of', 'Ecuador'], /Ecuador has no row in this table/],
    [[...STATUS, '--source-of', 'Uruguay', '--format', 'csv'], /--source-of has no place in csv/],
    [['history', 'IV-13', '--milestones', 'gone.json'], /gone\.json cannot be read/],
    [['history', 'IV-13', '--milestones', 'wrong.json'], /milestones\.0\.text \(line 2\)/],
    [
      ['history', 'IV-13', '--milestones', 'wrong.json', '--format', 'csv'],
      /--milestones has no place in csv/,
    ],
  ])('%j', (args, says) => {
    writeFileSync(
      file('wrong.json'),
      '{ "about": "a", "source": "b",\n"milestones": [{ "on": "2000-01-01", "source": "c" }] }',
    );
    const { code, out, err } = treaty(here, ...args);
    expect(err).toMatch(says);
    expect(code).toBe(args.includes('gone.json') ? 6 : 2);
    expect(out).toBe('');
    for (const name of ['new.pdf', 'new.svg']) expect(existsSync(file(name))).toBe(false);
    expect(readFileSync(file('there.md'), 'utf8')).toBe('mine');
  });

  it.each([
    [['--source-of', 'Ecuador'], /has no row/],
    [['--out', 'there.md'], /there\.md exists already/],
    [['--out', 'proof.json', '--format', 'md'], /name one file/],
  ])('and no proof beside it either: %j', (args, says) => {
    const { code, out, err } = treaty(here, ...STATUS, '--proof', 'proof.json', ...args);
    expect(err).toMatch(says);
    expect({ code, out, isThere: existsSync(file('proof.json')) }).toEqual({
      ...{ code: 2, out: '', isThere: false },
    });
  });

  it('and no table where the proof cannot be written', () => {
    const { code, out } = treaty(here, ...STATUS, '--proof', 'there.md');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    const nowhere = treaty(here, ...STATUS, '--proof', 'gone/proof.json', '--out', 'new.md');
    expect(nowhere).toMatchObject({ code: 2, err: expect.stringMatching(/Nothing was written/) });
    expect(existsSync(file('new.md'))).toBe(false);
  });

  it('for the milestones that it reads', () => {
    const asked = ['history', 'IV-13', '--milestones', 'm.json', '--out', 'm.json', '--force'];
    const text =
      '{ "about": "a", "source": "b", "milestones": [{ "on": "2000-01-01", "text": "t", "source": "c" }] }';
    writeFileSync(file('m.json'), text);
    expect(treaty(here, ...asked, '--format', 'md')).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(file('m.json'), 'utf8')).toBe(text);
  });
});
