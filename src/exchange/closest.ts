/** The nearest among known words, for "did you mean". */
import { distance } from 'fastest-levenshtein';

const AT_MOST = 3;

/** Nearest first; nothing that would have to be changed in half of its letters or more, nor anything for nothing. */
export function closest<T>(
  sought: string,
  among: readonly T[],
  spellings: (one: T) => readonly string[],
): T[] {
  return among
    .map(one => ({ one, far: Math.min(...spellings(one).map(word => distance(word, sought))) }))
    .filter(({ far }) => far <= Math.min(sought.length - 1, Math.max(2, sought.length / 2 - 1)))
    .toSorted((near, farther) => near.far - farther.far)
    .slice(0, AT_MOST)
    .map(({ one }) => one);
}
