/** Problems that only a server has: their status is no category of the ledger's. */
import { LedgerProblem, type Problem } from '../ledger/problem.ts';

export class HttpProblem extends LedgerProblem {
  readonly status: 401 | 403 | 413 | 421 | 429;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: HttpProblem['status'],
    problem: Omit<Problem, 'category'>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super({ category: 'not-allowed', ...problem });
    this.status = status;
    this.headers = headers;
  }
}

export function tokenNeeded(): HttpProblem {
  return new HttpProblem(
    401,
    {
      code: 'token-needed',
      message: 'this asks for a token that holds now',
      hint: 'Send the header Authorization: Bearer TOKEN; treaty token add makes a token.',
    },
    { 'WWW-Authenticate': 'Bearer' },
  );
}

export function tooManyRequests(seconds: number): HttpProblem {
  return new HttpProblem(
    429,
    {
      code: 'too-many-requests',
      message: 'there have been too many requests from this address',
      hint: `Try again in ${seconds} seconds.`,
    },
    { 'Retry-After': `${seconds}` },
  );
}

export function tooLarge(limit: number): HttpProblem {
  return new HttpProblem(413, {
    code: 'too-large',
    message: `the request is larger than ${limit} bytes`,
    hint: 'Send it in parts.',
  });
}
