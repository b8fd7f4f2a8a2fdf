/** Lists and numbers as the United Nations writes them in a sentence. */
import { belowTenInWords } from '../domain/number-in-words.ts';

/** "Azerbaijan, Belize and Uruguay": no comma before the last. */
export function listed(items: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** "1 signatory", "2 signatories", in figures. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "no State", "one State", "17 States". */
export function states(count: number): string {
  return `${belowTenInWords(count)} ${count < 2 ? 'State' : 'States'}`;
}

/** With a capital, as a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "the Convention on …"; a treaty that is called by its number, as "Treaty III-3 of …", bears no article. */
export function withArticle(title: string): string {
  return /^Treaty [IVXL]+-/.test(title) ? title : `the ${title}`;
}
