/** A request that HTTP itself has a word for: which status, and the headers that go with it. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { LedgerProblem } from '../ledger/problem.ts';

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class HttpRefusal extends LedgerProblem {
  readonly status: ContentfulStatusCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ContentfulStatusCode, { headers = {}, ...problem }: Refusal) {
    super({ category: status === 403 || status === 401 ? 'not-allowed' : 'usage', ...problem });
    this.status = status;
    this.headers = headers;
  }
}
