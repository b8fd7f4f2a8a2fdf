/** Trials of the rules of one file: what each must stop, and what it must let pass. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/domain/rules/case.ts';
import type { Finding } from '../../../src/domain/rules.ts';
import { type Facts, given } from '../given.ts';

interface Trial extends Facts {
  readonly says: string;
  readonly history: string;
  /** What the rule finds: "refusal of signature 1991-05-22"; null: nothing. */
  readonly finds: string | null;
}

/** The act at fault is the last one of the first line, unless it is named. */
interface At extends Facts {
  readonly act?: string;
}

const verdict =
  (severity: Finding['severity'], verb: string) =>
  (says: string, history: string, { act, terminatedOn }: At = {}): Trial => {
    const [kind, day] = (act ?? lastStep(history)).split(' ');
    return {
      says: `${verb} ${says}`,
      history,
      terminatedOn,
      finds: `${severity} of ${kind} ${day}`,
    };
  };

function lastStep(history: string): string {
  const [own = ''] = history.split('; ');
  return own.split(/: |, /).at(-1) ?? '';
}

export const refuses = verdict('refusal', 'refuses');
export const warnsOf = verdict('warning', 'only warns of');

export function lets(says: string, history: string, { terminatedOn }: Facts = {}): Trial {
  return { says: `lets pass ${says}`, history, terminatedOn, finds: null };
}

/**
 * Every rule by its name, tried both ways. What it says is compared with `golden/`, which
 * `npx vitest run test/domain/rules -u` writes anew: read the difference as an officer would.
 */
export function tryRules(
  about: string,
  rules: readonly Rule[],
  trials: Readonly<Record<string, readonly Trial[]>>,
): void {
  it('each rule of the file has its trials here, and no trial is without a rule', () => {
    expect(Object.keys(trials)).toEqual(rules.map(({ name }) => name));
  });

  it('their words are those that an officer has been shown', async () => {
    const told = Object.entries(trials).map(([rule, ofRule]) => [rule, ...wordsOf(rule, ofRule)]);
    const page = told.map(lines => `${lines.join('\n')}\n`).join('\n');
    await expect(page).toMatchFileSnapshot(`golden/${about}.txt`);
  });

  describe.each(Object.entries(trials))('the rule %s', (rule, ofRule) => {
    it.each(ofRule)('$says', ({ history, terminatedOn, finds }) => {
      const found = given(history, { terminatedOn }).filter(finding => finding.rule === rule);
      expect(found.map(said)).toEqual(finds === null ? [] : [finds]);
    });

    it('is tried both ways, and says why, by which article, and how to mend it', () => {
      const found = ofRule.flatMap(({ history, terminatedOn }) => given(history, { terminatedOn }));
      expect(new Set(ofRule.map(({ finds }) => finds === null))).toEqual(new Set([true, false]));
      for (const { because, hint, article } of found.filter(finding => finding.rule === rule)) {
        expect(because).not.toMatch(/undefined|null|NaN|\[object/);
        expect(hint).toMatch(/\.$/);
        expect(hint).not.toMatch(/undefined|null|NaN|\[object/);
        expect(article).toMatch(/VCLT|VCSSRT|Summary of Practice|article/);
      }
    });
  });
}

function said({ severity, act }: Finding): string {
  return `${severity} of ${act.kind} ${act.doneOn}`;
}

/** Each thing that the rule says in these trials, once. */
function wordsOf(rule: string, trials: readonly Trial[]): Set<string> {
  const found = trials.flatMap(({ history, terminatedOn }) => given(history, { terminatedOn }));
  return new Set(
    found
      .filter(finding => finding.rule === rule)
      .map(({ severity, because, hint }) => `  ${severity}: ${because}. ${hint}`),
  );
}
