/** Lists and numbers as the United Nations writes them in a sentence. */
import { numberInWords } from '../domain/number-in-words.ts';

/** "Azerbaijan, Belize and Uruguay": no comma before the last. */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** "1 signatory", "2 signatories", in figures. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "no State", "one State", "17 States": in words below ten (United Nations Editorial Manual). */
export function states(count: number): string {
  return `${count === 0 ? 'no' : numberInWords(count)} ${count < 2 ? 'State' : 'States'}`;
}

/** "the Convention on …"; a treaty that is called by its number, as "Treaty III-3 of …", bears no article. */
export function withArticle(title: string): string {
  return /^Treaty [IVXL]+-/.test(title) ? title : `the ${title}`;
}
