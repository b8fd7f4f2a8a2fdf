/** The nearest among known words, for "did you mean". */
import { distance } from 'fastest-levenshtein';

const AT_MOST = 3;

/** Nearest first; nothing that would have to be changed in half of its letters or more, nor anything for nothing. */
export function closest<T>(
  sought: string,
  among: readonly T[],
  spellings: (one: T) => readonly string[],
): T[] {
  const limit = Math.min(sought.length - 1, Math.max(2, sought.length / 2 - 1));
  // Words are at least as far apart as their lengths, and those are known at once.
  const mayBe = (word: string) => Math.abs(word.length - sought.length) <= limit;
  const far = (one: T) =>
    Math.min(
      ...spellings(one)
        .filter(mayBe)
        .map(word => distance(word, sought)),
    );
  return among
    .map(one => ({ one, far: far(one) }))
    .filter(one => one.far <= limit)
    .toSorted((near, farther) => near.far - farther.far)
    .slice(0, AT_MOST)
    .map(({ one }) => one);
}
