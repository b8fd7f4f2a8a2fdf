/** How an answer leaves the server: its type, how long it may be kept, and nothing where the reader has it already. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import { type Answer, type Form, formed } from '../reports/answer.ts';
import type { Site } from './site.ts';

type Body = string | Uint8Array<ArrayBuffer>;

export interface Reply {
  readonly type: string;
  /** What the answer depends on, besides the log and the program: the question in its full form. */
  readonly question: string;
  /** Whether nothing that is recorded later can change it. */
  readonly isFixed: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly make: () => Promise<Body>;
}

const YEAR = 31_536_000;

/** So many bytes of answers are kept, the least used going first. */
const KEPT_BYTES = 64 * 1024 * 1024;

export class Replies {
  readonly #site: Site;
  readonly #made = new LRUCache<string, Body>({
    maxSize: KEPT_BYTES,
    sizeCalculation: body => body.length + 1,
  });

  constructor(site: Site) {
    this.#site = site;
  }

  /** 304 where the reader's copy is the same: the size of the log and the question say so, and nothing is made. */
  async send(c: Context, reply: Reply): Promise<Response> {
    const { type, question, isFixed, headers = {}, make } = reply;
    const size = isFixed ? 'fixed' : await this.#site.ledger.size();
    const key = `${question} ${size} ${this.#site.version}`;
    const etag = `"${createHash('sha256').update(key).digest('base64url').slice(0, 22)}"`;
    const keep = {
      ETag: etag,
      'Cache-Control': isFixed ? `public, max-age=${YEAR}, immutable` : 'no-cache',
    };
    if (isMatched(c.req.header('If-None-Match'), etag)) return c.body(null, 304, keep);
    const body = this.#made.get(key) ?? (await make());
    this.#made.set(key, body);
    // Only now: what cannot be made is a problem, and bears no tag of an answer.
    if (c.req.header('If-None-Match')?.trim() === '*') return c.body(null, 304, keep);
    for (const [name, value] of Object.entries({ ...keep, ...headers })) c.header(name, value);
    return c.body(body, 200, { 'Content-Type': type });
  }
}

/** RFC 9110, section 13.1.2: compared weakly. `*` asks whether there is an answer at all, which making it shows. */
function isMatched(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some(one => one.trim().replace(/^W\//, '') === etag);
}

export const HTML = 'text/html; charset=utf-8';

const TYPES: Readonly<Record<Form, string>> = {
  html: HTML,
  text: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** An answer as a file of that form. @param name of the file, without its ending. */
export function inForm(form: Form, name: string, answer: () => Promise<Answer>) {
  const isSaved = form === 'docx' || form === 'csv';
  // As it was typed in an address, it may hold what no header can.
  const safe = name.replace(/[^\w.-]/g, '_');
  return {
    type: TYPES[form],
    headers: isSaved ? { 'Content-Disposition': `attachment; filename="${safe}.${form}"` } : {},
    make: async () => (await formed(await answer(), form)) as Body,
  };
}
