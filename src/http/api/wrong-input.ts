/** What is wrong with a query, a header or a body, in words: what, why, and how to mend it. */
import type { z } from '@hono/zod-openapi';
import { closest } from '../../exchange/closest.ts';
import { usage } from '../../library/arguments.ts';

type Part = 'query' | 'param' | 'header' | 'json' | 'form' | 'cookie';
type Issue = z.core.$ZodIssue;

interface Reading {
  readonly target: Part;
  readonly success: boolean;
  readonly error?: z.ZodError;
  /** As it was sent. */
  readonly data?: unknown;
}

const WHERE: Readonly<Record<Part, string>> = {
  ...{ query: 'the query', param: 'the path', header: 'the header', json: 'the body' },
  ...{ form: 'the form', cookie: 'the cookie' },
};

/** @throws LedgerProblem `bad-parameter` or `bad-body`, with every fault among its details. */
export function refuseWrongInput({ target, success, error, data }: Reading): void {
  if (success || error === undefined) return;
  const faults = error.issues.map(issue => faultOf(issue, target, data));
  const [{ why, hint } = { why: 'it cannot be read', hint: '' }] = faults;
  throw usage(
    target === 'json' ? 'bad-body' : 'bad-parameter',
    faults.length === 1 ? why : `${why}, and ${faults.length - 1} more`,
    hint,
    { faults: faults.map(({ name, why }) => ({ in: WHERE[target], name, why })) },
  );
}

function faultOf(issue: Issue, target: Part, data: unknown) {
  const name = issue.path.map(String).join('.');
  const where = WHERE[target];
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys, where);
  const value = valueAt(data, issue.path);
  if (value === undefined && name !== '') {
    return { name, why: `${where} lacks ${name}`, hint: `Give ${name}. ${SEE}` };
  }
  if (target === 'query' && Array.isArray(value)) {
    return { name, why: `${name} stands in the query more than once`, hint: 'Give it once.' };
  }
  const subject = name === '' ? where : `${name} in ${where}`;
  return { name, why: `${subject} ${inWords(issue, value)}`, hint: SEE };
}

const SEE = 'The page /api says what each address takes.';

function unknownKey([key = '', ...others]: readonly string[], where: string) {
  const why = `${where} knows no ${[key, ...others].map(one => shown(one)).join(', ')}`;
  const [near] = closest(key, KEYS, of => [of]);
  const guess = near === undefined ? '' : `Did you mean ${near}? `;
  return { name: key, why, hint: `${guess}${SEE}` };
}

/** Those that are most often written otherwise. */
const KEYS = [
  ...['asOf', 'knownOn', 'at', 'from', 'to', 'known', 'if', 'participant', 'limit', 'cursor', 'q'],
  ...['kind', 'treaty', 'on', 'effectiveOn', 'notifiedOn', 'source', 'note', 'dryRun', 'reason'],
];

function inWords(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_type') {
    return `must be ${KINDS[issue.expected] ?? issue.expected}, and is ${kindOf(value)}`;
  }
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return 'is not written in any of the ways that it can be';
  return issue.message;
}

const KINDS: Readonly<Record<string, string>> = {
  ...{ string: 'text', boolean: 'true or false', object: 'an object', array: 'a list' },
};

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[
      typeof value as 'string' | 'number' | 'boolean'
    ] ?? 'an object'
  );
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)?.[key], data);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
