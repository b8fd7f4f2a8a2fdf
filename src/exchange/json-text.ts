/** JSON from a file, checked against a schema; what is wrong is said with its place. */
import type { z } from 'zod';

export type JsonReading<T> = { readonly value: T } | { readonly reason: string };

export function readJson<T>(text: string, schema: z.ZodType<T>): JsonReading<T> {
  const parsed = parseJson(text);
  if ('reason' in parsed) return parsed;
  const read = schema.safeParse(parsed.value);
  return read.success ? { value: read.data } : { reason: issuesOf(read.error) };
}

/** Each issue with the path to it: `treaties.0.adopted.on: a date is written YYYY-MM-DD`. */
export function issuesOf({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) => `${path.join('.') || 'the value'}: ${message}`)
    .join('; ');
}

export function parseJson(text: string): JsonReading<unknown> {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { reason: `no JSON${placeIn(text, (error as Error).message)}` };
  }
}

/** V8 names the offset; people look for the line. */
function placeIn(text: string, message: string): string {
  const offset = /position ([0-9]+)/.exec(message)?.[1];
  if (offset === undefined) return '';
  const before = text.slice(0, Number(offset)).split('\n');
  return `: line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
