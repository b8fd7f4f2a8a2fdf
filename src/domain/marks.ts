/** The marks of status tables as raised letters, for text that has no superscript. */

const RAISED: Readonly<Record<string, string>> = {
  ...{ a: 'ᵃ', c: 'ᶜ', d: 'ᵈ', n: 'ⁿ', p: 'ᵖ', s: 'ˢ' },
  ...{ A: 'ᴬ', P: 'ᴾ' },
};

const LOWERED = new Map(Object.entries(RAISED).map(([plain, raised]) => [raised, plain]));

/** One after another: a class of characters for an expression. */
export const RAISED_LETTERS = Object.values(RAISED).join('');

const RAISED_DIGITS = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [String(digit), sign]));

/** Of a mark, or of the number of a note. */
export function raised(mark: string): string {
  return [...mark].map(sign => RAISED[sign] ?? RAISED_DIGITS.get(sign) ?? sign).join('');
}

export function lowered(mark: string): string {
  return [...mark].map(letter => LOWERED.get(letter) ?? letter).join('');
}
