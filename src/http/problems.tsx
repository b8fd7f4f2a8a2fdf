/** What a reader is told when something is wrong: a problem of RFC 9457 for programs, a page for people. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { LedgerProblem, type Problem, type ProblemCategory } from '../ledger/problem.ts';
import { pageText } from './pages/layout.tsx';
import { HttpRefusal } from './refusal.ts';
import { HTML } from './replies.ts';

const STATUS: Readonly<Record<ProblemCategory, ContentfulStatusCode>> = {
  ...{ usage: 400, refused: 422, damage: 500, 'not-allowed': 403, 'moved-on': 412 },
  ...{ 'not-found': 404, failure: 500 },
};

/** @param log takes what nobody outside may see: the error itself. */
export function problemReply(c: Context, error: unknown, log: (error: unknown) => void): Response {
  const problem = problemOf(error);
  const status = statusOf(problem);
  if (status >= 500) log(error);
  if (error instanceof HttpRefusal) {
    for (const [name, value] of Object.entries(error.headers)) c.header(name, value);
  }
  c.header('Cache-Control', 'no-store');
  return wantsPage(c) ? asPage(c, problem, status) : asProblem(c, problem, status);
}

export function statusOf(problem: Problem): ContentfulStatusCode {
  return problem instanceof HttpRefusal ? problem.status : STATUS[problem.category];
}

export function notThere(c: Context): Response {
  const problem: Problem = {
    category: 'not-found',
    code: 'no-such-page',
    message: `there is nothing at ${c.req.path}`,
    hint: 'Begin at the list of treaties, /.',
  };
  return wantsPage(c) ? asPage(c, problem, 404) : asProblem(c, problem, 404);
}

function problemOf(error: unknown): Problem {
  if (error instanceof LedgerProblem) return error;
  return {
    category: 'failure',
    code: 'unexpected',
    message: 'something went wrong here',
    hint: 'This is a mistake of the program, not yours. Whoever runs the server finds it in the log.',
  };
}

export function wantsPage(c: Context): boolean {
  if (/^\/api(\/|$)/.test(c.req.path) || /\.[a-z]+$/.test(c.req.path)) return false;
  return (c.req.header('Accept') ?? '').includes('text/html');
}

function asProblem(c: Context, problem: Problem, status: ContentfulStatusCode): Response {
  const { code, message, hint, details } = problem;
  const body = {
    type: `about:blank#${code}`,
    title: titleOf(status),
    status,
    detail: asParameters(message),
    ...{ code, hint: asParameters(hint) },
    ...(details !== undefined && { details }),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

/** The library speaks of options, `--as-of`: in an address the same is called `asOf`. */
function asParameters(text: string): string {
  return text.replace(/(?<![\w-])--([a-z]+(?:-[a-z]+)*)/g, (_, option: string) =>
    option.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase()),
  );
}

function asPage(c: Context, { message, hint }: Problem, status: ContentfulStatusCode): Response {
  const title = titleOf(status);
  const body = pageText(
    { title },
    <>
      <h1>{title}</h1>
      <p>{message}.</p>
      <p>{hint}</p>
    </>,
  );
  return c.body(body, status, { 'Content-Type': HTML });
}

function titleOf(status: number): string {
  const titles: Readonly<Record<number, string>> = {
    ...{ 400: 'That cannot be asked', 401: 'Who asks?', 403: 'Not allowed', 404: 'Not found' },
    ...{ 405: 'Not in this way', 412: 'The log moved on', 413: 'Too large' },
    ...{ 415: 'Not in this form', 421: 'Another site', 422: 'Refused', 429: 'Too many requests' },
  };
  return titles[status] ?? 'Something went wrong';
}
