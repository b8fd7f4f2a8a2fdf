/**
 * What was deposited in a period: paragraph 5 of E/CN.4/2002/89, "Three ratifications or accessions to and … signatures of
 * the International Convention … were deposited with the Secretary-General in September/October 2000".
 */
import { type ActKind, COUNTS_AS, effectOf, inOrderOfKind } from '../domain/act.ts';
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import { toTwelveInWords } from '../domain/number-in-words.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { ActionsView } from '../projections/actions.ts';
import { beforeTheTreaty, nounsOf, type Phrase } from './act-nouns.ts';
import { periodInWords } from './period-in-words.ts';
import { capitalised, withArticle } from './running-text.ts';
import { provided } from './verbs-of-consent.ts';

type Acts = ActionsView['acts'];

/** @param actions of this treaty. What is neither a signature nor a consent has a sentence of its own. */
export function periodSentence(
  definition: TreatyDefinition,
  actions: ActionsView,
  knownOn: CalendarDate | null = null,
): string {
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  const counting = (as: 'signatures' | 'consents' | null) =>
    actions.acts.filter(act => COUNTS_AS[effectOf(act)] === as);
  const [consents, signatures] = [counting('consents'), counting('signatures')];
  return [
    deposited(definition, consents, signatures, `${periodInWords(actions)}${known}`),
    ...besides(definition, counting(null)),
  ].join(' ');
}

function deposited(
  definition: TreatyDefinition,
  consents: Acts,
  signatures: Acts,
  period: string,
): string {
  const count = consents.length + signatures.length;
  const phrases =
    count === 0
      ? nothing(definition)
      : [consents, signatures].filter(acts => acts.length > 0).map(numbered);
  const what = `${beforeTheTreaty(phrases)} ${withArticle(definition.title)}`;
  const deposit = `${count < 2 ? 'was' : 'were'} deposited${depositary('with', definition)}`;
  return `${capitalised(what)} ${deposit} ${period}.`;
}

/** "Three ratifications or accessions to": by the kinds that occur, together. */
function numbered(acts: Acts): Phrase {
  const { words, before } = nounsOf(inOrderOfKind(acts.map(({ kind }) => kind)), acts.length);
  return { words: `${toTwelveInWords(acts.length)} ${words}`, before };
}

/** "No ratification or accession to and no signature of", by the kinds that the treaty provides. */
function nothing(definition: TreatyDefinition): Phrase[] {
  const kinds: ActKind[][] = [
    provided(definition),
    ...(definition.signature === null ? [] : [['signature'] satisfies ActKind[]]),
  ];
  return kinds.map(each => {
    const { words, before } = nounsOf(each, 0);
    return { words: `no ${words}`, before };
  });
}

/** Withdrawals, reservations and the like, kind by kind. */
function besides(definition: TreatyDefinition, acts: Acts): string[] {
  if (acts.length === 0) return [];
  const each = inOrderOfKind(acts.map(({ kind }) => kind)).map(kind =>
    numbered(acts.filter(act => act.kind === kind)),
  );
  const verb = acts.length === 1 ? 'was' : 'were';
  return [
    `In the same period, ${beforeTheTreaty(each)} the ${definition.shortTitle} ${verb} notified${depositary('to', definition)}.`,
  ];
}

/** " with the Secretary-General"; nothing where the depositary is not known to the ledger. */
function depositary(before: 'with' | 'to', { depositary: name }: TreatyDefinition): string {
  if (/^not known\b/.test(name)) return '';
  const known = name
    .replace(/^the /i, '')
    .replace(/^(Secretary-General) of the United Nations$/, '$1');
  return ` ${before} the ${known}`;
}
