/** The kinds of act as nouns of a sentence, with the word that leads to the treaty: "accession to", "ratifications of". */
import type { ActKind } from '../domain/act.ts';
import { listed } from './running-text.ts';

interface Noun {
  readonly one: string;
  readonly many: string;
  /** "Accession to", "ratification of". */
  readonly before: string;
}

/** Most nouns add an s. */
function noun(one: string, before: string, many = `${one}s`): Noun {
  return { one, many, before };
}

export const ACT_NOUNS: Readonly<Record<ActKind, Noun>> = {
  signature: noun('signature', 'of'),
  'signature-ad-referendum': noun('signature ad referendum', 'of', 'signatures ad referendum'),
  'confirmation-of-signature': noun(
    'confirmation of a signature',
    'of',
    'confirmations of signatures',
  ),
  'succession-to-signature': noun(
    'succession to the signature',
    'of',
    'successions to the signature',
  ),
  'definitive-signature': noun('definitive signature', 'of'),
  ratification: noun('ratification', 'of'),
  acceptance: noun('acceptance', 'of'),
  approval: noun('approval', 'of'),
  'formal-confirmation': noun('formal confirmation', 'of'),
  accession: noun('accession', 'to'),
  succession: noun('succession', 'to'),
  'consent-to-be-bound': noun('consent to be bound', 'by', 'consents to be bound'),
  participation: noun('participation', 'in'),
  'simplified-procedure': noun(
    'consent by the simplified procedure',
    'to',
    'consents by the simplified procedure',
  ),
  application: noun('application', 'of'),
  'provisional-application': noun('provisional application', 'of'),
  'end-of-provisional-application': noun(
    'end of provisional application',
    'of',
    'ends of provisional application',
  ),
  withdrawal: noun('withdrawal', 'from'),
  denunciation: noun('denunciation', 'of'),
  'revocation-of-withdrawal': noun(
    'revocation of a withdrawal',
    'from',
    'revocations of withdrawals',
  ),
  'withdrawal-of-instrument': noun(
    'withdrawal of an instrument',
    'under',
    'withdrawals of instruments',
  ),
  'notice-of-intention-not-to-become-a-party': noun(
    'notice of intention not to become a party',
    'to',
    'notices of intention not to become a party',
  ),
  reservation: noun('reservation', 'to'),
  'withdrawal-of-reservation': noun(
    'withdrawal of a reservation',
    'to',
    'withdrawals of reservations',
  ),
  declaration: noun('declaration', 'under'),
  'withdrawal-of-declaration': noun(
    'withdrawal of a declaration',
    'under',
    'withdrawals of declarations',
  ),
  objection: noun('objection', 'under'),
  'withdrawal-of-objection': noun(
    'withdrawal of an objection',
    'under',
    'withdrawals of objections',
  ),
  'territorial-application': noun('territorial application', 'of'),
  'territorial-exclusion': noun('territorial exclusion', 'under'),
  notification: noun('notification', 'under'),
};

/** "Ratifications or accessions", and the word before the treaty: that of the last. */
export function nounsOf(kinds: readonly ActKind[], count: number): Phrase {
  const nouns = kinds.map(kind => ACT_NOUNS[kind]);
  const words = nouns.map(({ one, many }) => (count < 2 ? one : many));
  return { words: listed(words, 'or'), before: nouns.at(-1)?.before ?? 'of' };
}

export interface Phrase {
  readonly words: string;
  readonly before: string;
}

/** "Three accessions to and one signature of"; "two ratifications and one signature of", where one word serves both. */
export function beforeTheTreaty(phrases: readonly Phrase[]): string {
  const each = phrases.map(({ words, before }, index) =>
    phrases[index + 1]?.before === before ? words : `${words} ${before}`,
  );
  return listed(each);
}
