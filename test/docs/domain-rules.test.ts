/** docs/domain-rules.md is written from the rules themselves; `npx vitest run test/docs -u` writes it anew. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ACT_KINDS, COUNTS_AS, type Effect } from '../../src/domain/act.ts';
import { rulesForAnyAct } from '../../src/domain/rules/any-act.ts';
import type { Rule } from '../../src/domain/rules/case.ts';
import { rulesOfConsent } from '../../src/domain/rules/consenting.ts';
import { rulesOfWithdrawal } from '../../src/domain/rules/leaving.ts';
import { rulesOfSignature } from '../../src/domain/rules/signing.ts';
import { rulesOfStatements } from '../../src/domain/rules/stating.ts';
import { rulesOfSuccession } from '../../src/domain/rules/succeeding.ts';
import { RULES } from '../../src/domain/rules.ts';

const ROOT = new URL('../../', import.meta.url);
const FILE = fileURLToPath(new URL('docs/domain-rules.md', ROOT));

const TRIED_IN: ReadonlyMap<readonly Rule[], string> = new Map([
  [rulesForAnyAct, 'test/domain/rules/any-act.test.ts'],
  [rulesOfSignature, 'test/domain/rules/signing.test.ts'],
  [rulesOfConsent, 'test/domain/rules/consenting.test.ts'],
  [rulesOfSuccession, 'test/domain/rules/succeeding.test.ts'],
  [rulesOfWithdrawal, 'test/domain/rules/leaving.test.ts'],
  [rulesOfStatements, 'test/domain/rules/stating.test.ts'],
]);

/** What each rule asks, in a sentence. */
const ASKS: Readonly<Record<string, string>> = {
  'not-in-the-future': 'No act is recorded before the day on which it was done.',
  'not-before-the-treaty-was-open':
    'Nothing is done before the day on which the treaty opened for signature, or was adopted where nobody signs.',
  'not-after-termination': 'Nothing is done after the last day of a treaty that was terminated.',
  'open-to-the-participant':
    'Its author is a State, or an organisation where the treaty is open to them; never a territory.',
  'participant-existed': 'Its author existed on that day.',
  'effect-not-before-the-act':
    'A day of effect is set only by a consent, a withdrawal, a provisional application or an extension to a territory, and is not before the act; that of a succession may be.',
  'text-where-the-act-consists-of-one':
    'A reservation, declaration, objection or notification has its text.',
  'territory-where-the-act-speaks-of-one':
    'A territorial application or exclusion names the territory.',
  'names-what-its-kind-can-name':
    'Only a statement is about another act; only a statement, a consent or a withdrawal is made for a territory.',
  'open-for-signature': 'A signature is made by the closing day, that day included.',
  'signature-only-once': 'A State signs once.',
  'signature-not-after-consent': 'A signature comes before consent, or on the same day.',
  'confirmation-of-a-signature-ad-referendum':
    'What is confirmed is a signature ad referendum that was not confirmed yet.',
  'declines-what-it-signed':
    'Only a signatory that is not bound gives notice that it will not become a party.',
  'declines-only-once': 'A State gives that notice once.',
  'ratification-by-signatory':
    'Ratification, acceptance, approval and formal confirmation follow a signature, unless the treaty takes them without.',
  'accession-by-non-signatory': 'A State that accedes has usually not signed.',
  'way-to-consent-is-open':
    'A way to consent that the treaty opens later is used from that day on.',
  'one-consent-at-a-time':
    'A State consents once, and again only when its consent was withdrawn or taken back.',
  'kind-provided-for':
    'The treaty provides for consent of that kind; for succession none need do so.',
  'formal-confirmation-by-an-organisation':
    'An act of formal confirmation is that of an organisation.',
  'party-to-the-parent-treaty':
    'Who joins a protocol has joined, or signed, the treaty that it asks for: refused where that record is complete, else warned about.',
  'provisional-application-pending-entry-into-force':
    'Only a State that the treaty does not bind yet applies it provisionally.',
  'ends-what-it-applies-provisionally':
    'Only a State that applies the treaty provisionally ends doing so.',
  'succession-by-a-successor':
    'A State that succeeds is one of which the register knows the day on which it began.',
  'succession-to-what-there-was':
    'A State succeeds to a treaty that was open by the day on which the State began.',
  'succession-to-what-a-predecessor-joined':
    'A predecessor had consented by then, or signed where its signature is succeeded to, as far as the ledger knows.',
  'only-a-party-withdraws': 'A State withdraws once it is a party, and has not withdrawn already.',
  'withdrawal-provided-for': 'The treaty has an article on withdrawal.',
  'withdrawal-not-too-early':
    'The years have passed that the treaty asks for, counted from the day from which it binds the State.',
  'withdrawal-gives-notice':
    'A withdrawal takes effect when the period of notice has passed, or later; twelve months where the treaty is silent, and then it is only a warning.',
  'revocation-before-the-withdrawal-takes-effect':
    'A withdrawal is revoked before the day on which it takes effect.',
  'instrument-taken-back-before-it-binds':
    'An instrument is taken back before the day from which it binds.',
  'concerns-a-statement-on-record':
    'An objection names the reservation of another State, a withdrawal the statement of its own author.',
  'objection-within-twelve-months':
    'An objection comes within twelve months of the reservation, after which silence is acceptance.',
  'statement-withdrawn-only-once': 'A statement is withdrawn once.',
  'stated-by-one-that-takes-part':
    'Who makes a reservation, declaration, objection or statement on a territory has signed or consented.',
  'objection-only-once': 'A State objects once to one reservation, unless it has withdrawn that.',
};

/** What each effect does, in a sentence. */
const DOES: Readonly<Record<Effect, string>> = {
  signs: 'Makes a signatory.',
  'signs-ad-referendum': 'Waits for its confirmation.',
  'confirms-signature': 'Makes a signatory as of the day of the signature ad referendum.',
  consents: 'Makes a contracting State, and a party once the treaty is in force for it.',
  'applies-provisionally': 'Begins provisional application.',
  'ends-provisional-application': 'Ends provisional application.',
  withdraws: 'Ends the consent on the day on which it takes effect; until then it counts.',
  'revokes-withdrawal': 'Undoes a withdrawal that has not taken effect.',
  'takes-instrument-back': 'Ends the consent on that day.',
  declines: 'Leaves the signature on record.',
  states: 'Leaves the standing of its author as it is.',
};

it('docs/domain-rules.md says what the rules, the kinds of act and the counts say', async () => {
  await expect(document()).toMatchFileSnapshot(FILE);
});

it('has a sentence for every rule, and none for a rule that is not there', () => {
  expect(Object.keys(ASKS)).toEqual(RULES.map(({ name }) => name));
  expect([...TRIED_IN.keys()].flat()).toEqual(RULES);
  for (const file of TRIED_IN.values()) expect(existsSync(new URL(file, ROOT)), file).toBe(true);
});

it('knows of every rule whether it refuses or warns', () => {
  for (const rule of RULES) expect(answersOf(rule), rule.name).not.toBe('');
});

it('has every effect at work in some kind of act', () => {
  const atWork = new Set<string>(Object.values(ACT_KINDS).map(({ effect }) => effect));
  expect(atWork).toEqual(new Set(Object.keys(DOES)));
});

function document(): string {
  const rules = RULES.map(rule => [
    ...[`\`${rule.name}\``, answersOf(rule), rule.article, ASKS[rule.name] ?? ''],
    `[${testOf(rule).split('/').at(-1)}](../${testOf(rule)})`,
  ]);
  const kinds = Object.entries(ACT_KINDS).map(([kind, { effect, mark, verb, law }]) => [
    ...[`\`${kind}\``, `\`${effect}\``, mark, verb, law],
  ]);
  const effects = Object.entries(COUNTS_AS).map(([effect, counts]) => [
    ...[`\`${effect}\``, DOES[effect as Effect], counts ?? '–'],
  ]);
  return [
    '# The law of treaties in this ledger',
    'Written by `npx vitest run test/docs -u` from `src/domain`; a test keeps it equal to the code.',
    'VCLT is the Vienna Convention on the Law of Treaties of 1969, VCLT-IO that with organisations of 1986, VCSSRT that on succession of States of 1978; the Summary of Practice is ST/LEG/7/Rev.1.',
    '## Rules',
    'Each act is judged on what its author had done before it. A refusal stops the recording; a warning does not, since history knows such cases. Every rule is tried on a case that it must stop and on one that it must let pass.',
    table(['Rule', 'It', 'Source', 'What it asks', 'Test'], rules),
    '## Kinds of act',
    'The mark is the one that the status tables of the United Nations print after the date.',
    table(['Kind', 'Effect', 'Mark', 'Verb', 'Law'], kinds),
    '## Effects',
    'What an act does to its author’s standing, and the count that it adds to. What ends a consent takes it from that count again. Parties are not counted by acts: they are contracting States for which the treaty is in force.',
    table(['Effect', 'What it does', 'Adds to'], effects),
  ]
    .join('\n\n')
    .concat('\n');
}

function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

function testOf(rule: Rule): string {
  const [, file = ''] = [...TRIED_IN].find(([rules]) => rules.includes(rule)) ?? [];
  return file;
}

/** Read in the rule itself, which answers by `refuse` or by `warn`. */
function answersOf({ judge }: Rule): string {
  const answers = [
    ['refuse', 'refuses'],
    ['warn', 'warns'],
  ] as const;
  const text = judge.toString();
  const given = answers.filter(([word]) => new RegExp(`\\b${word}\\b`).test(text));
  return given.map(([, verb]) => verb).join(' or ');
}
