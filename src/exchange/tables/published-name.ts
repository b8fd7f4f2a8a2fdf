/** The name in a row of a published table, without what a depositary prints around it. */

export interface PublishedName {
  readonly name: string;
  /** It has withdrawn, on a day that the table does not give. */
  readonly bracketed: boolean;
}

/** "[Canada]", "Serbia 3", "Chad 1 and 2": brackets mark one that has withdrawn, digits are notes. */
export function publishedName(printed: string): PublishedName {
  const name = withoutNotes(printed.replace(UNSEEN, '').trim());
  const [, inside] = /^\[(.*)\]$/s.exec(name) ?? [];
  return { name: withoutNotes((inside ?? name).trim()), bracketed: inside !== undefined };
}

/** Why a name can be nobody's, not even that of one who is not yet in the register. */
export function noName(name: string): string | null {
  if (!/\p{Letter}/u.test(name)) return 'the row has no name';
  return /\p{Cf}/u.test(name) ? 'the name of the row holds a character that cannot be seen' : null;
}

/** Places where a line may break, and marks that a file begins with: people copy them without knowing. */
export const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** "Chad (1)", "Egypt [1]", "Ghana (note 3)" */
const BRACKETED_NOTE = / ?[[(](?:notes? )?[0-9]{1,2}[\])]$/;

/** In parts rather than by one expression from the end, which would begin anew at each digit of a long name. */
function withoutNotes(printed: string): string {
  const name = printed.replace(BRACKETED_NOTE, '');
  const parts = name.split(/([0-9]+|[\s,;/&]+)/);
  const last = parts.findLastIndex(part => !/^(?:[0-9]*|[\s,;/&]+|and)$/.test(part));
  const notes = parts.slice(last + 1).join('');
  return /^[\s,;/&]*[0-9]/.test(notes) ? parts.slice(0, last + 1).join('') : name;
}
