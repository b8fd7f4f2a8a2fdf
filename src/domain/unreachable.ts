/** Closes every switch over a union: a new member stops the compiler here, and never passes in silence. */
export function unreachable(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
