/** JSON from a file, checked against a schema; what is wrong is said with its line. */
import { findNodeAtLocation, type ParseError, parseTree, visit } from 'jsonc-parser';
import type { z } from 'zod';

export type JsonReading<T> = { readonly value: T } | { readonly reason: string };

/** No file of ours nests so deep; one that does would exhaust whatever looks for the place of its faults. */
const DEEP = /([[{]\s*){64}/;

export function readJson<T>(text: string, schema: z.ZodType<T>): JsonReading<T> {
  const parsed = DEEP.test(text) ? TOO_DEEP : parseJson(text);
  if ('reason' in parsed) return parsed;
  const strange = shallowly(() => strangeKey(text));
  if (strange !== null) return strange;
  const read = schema.safeParse(parsed.value);
  return read.success ? { value: read.data } : { reason: issuesOf(read.error, text) };
}

export function parseJson(text: string): JsonReading<unknown> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof RangeError) return TOO_DEEP;
    // Where it goes wrong is looked for by a reader that goes as deep as the text.
    return shallowly(() => `no JSON: ${placeOfError(text)}`) ?? TOO_DEEP;
  }
}

const TOO_DEEP = { reason: 'nested too deeply' };

/** @param look that goes as deep as the text is nested. */
function shallowly(look: () => string | null): { readonly reason: string } | null {
  try {
    const reason = look();
    return reason === null ? null : { reason };
  } catch (error) {
    if (error instanceof RangeError) return TOO_DEEP;
    throw error;
  }
}

/**
 * Each issue with its path: `treaties.0.adopted.on (line 7): a date is written YYYY-MM-DD`.
 * @param text where it has lines of its own, to say which.
 */
export function issuesOf({ issues }: z.ZodError, text: string | null): string {
  return issues
    .map(issue => {
      const line = text === null ? '' : ` (line ${lineOf(text, issue.path)})`;
      return `${issue.path.map(String).join('.') || 'the value'}${line}: ${inPlainWords(issue)}`;
    })
    .join('; ');
}

/** JSON.parse would take the last of two without a word, and a key that means something else to JavaScript is lost on the way. */
function strangeKey(text: string): string | null {
  const keys: Set<string>[] = [];
  let found: string | null = null;
  visit(text, {
    onObjectBegin: () => {
      keys.push(new Set());
    },
    onObjectEnd: () => {
      keys.pop();
    },
    onObjectProperty: (key, offset) => {
      if (keys.at(-1)?.has(key)) {
        found ??= `the key ${key} stands twice (line ${placeAt(text, offset).line})`;
      }
      if (key === '__proto__') {
        found ??= `the key __proto__ has no place here (line ${placeAt(text, offset).line})`;
      }
      keys.at(-1)?.add(key);
    },
  });
  return found;
}

function inPlainWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return `missing; expected ${issue.expected}`;
  }
  return issue.message.replace(/^Invalid input: /, '');
}

/** The line of the value at a path, or of the nearest thing around it that is there. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text);
  for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length) as (string | number)[]);
    if (node !== undefined) return placeAt(text, node.offset).line;
  }
  return 1;
}

function placeOfError(text: string): string {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  const { line, column } = placeAt(text, errors[0]?.offset ?? text.length);
  return `line ${line}, column ${column}`;
}

function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
