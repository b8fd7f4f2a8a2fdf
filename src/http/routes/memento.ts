/**
 * Memento (RFC 7089): `/treaties/IV-13/status` leads to the page of a day, each day's page says of which day it is,
 * and `/treaties/IV-13/timemap` lists the days on which the table changed.
 */
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { type CalendarDate, earlierOf } from '../../domain/calendar-date.ts';
import { treatyIdFrom, usage } from '../../library/arguments.ts';
import { mayRead } from '../api/doors.ts';
import { dayAndForm } from '../coordinates.ts';
import type { Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export function addMemento(app: Hono, site: Site, replies: Replies): void {
  app.get('/treaties/:treaty/status', timeGate(site));
  app.get('/treaties/:treaty/status/:day', memento);
  app.get('/treaties/:treaty/timemap', mayRead(site), c => {
    const treaty = treatyIdFrom(c.req.param('treaty'));
    const { origin } = new URL(c.req.url);
    return replies.send(c, {
      type: LINK_FORMAT,
      question: `timemap ${origin} ${treaty} ${site.today()}`,
      isFixed: false,
      make: async () => {
        const days = await site.ledger.history(treaty, { asOf: site.today() });
        return timeMap(
          `${origin}/treaties/${treaty}`,
          days.map(({ on }) => on),
        );
      },
    });
  });
}

const LINK_FORMAT = 'application/link-format';

/** A day after today has no page of its own yet: the last there is answers for it. */
function timeGate(site: Site): MiddlewareHandler {
  return async (c, next) => {
    const asked = c.req.header('Accept-Datetime');
    if (asked !== undefined) return leadTo(c, earlierOf(dayIn(asked), site.today()));
    await next();
    c.header('Vary', 'accept-datetime', { append: true });
    c.header('Link', links(c), { append: true });
  };
}

function leadTo(c: Context, day: string): Response {
  const { search } = new URL(c.req.url);
  c.header('Vary', 'accept-datetime');
  c.header('Link', links(c));
  return c.redirect(`${treatyAddress(c)}/status/${day}${search}`, 302);
}

const memento: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.status !== 200 && c.res.status !== 304) return;
  const { day } = dayAndForm(c.req.param('day') ?? '');
  c.header('Memento-Datetime', httpDate(day));
  c.header('Link', links(c), { append: true });
};

function links(c: Context): string {
  const treaty = treatyAddress(c);
  const feed = `<${treaty}/feed.atom>; rel="alternate"; type="application/atom+xml"`;
  const map = `<${treaty}/timemap>; rel="timemap"; type="${LINK_FORMAT}"`;
  return `<${treaty}/status>; rel="original timegate", ${map}, ${feed}`;
}

function treatyAddress(c: Context): string {
  return `/treaties/${encodeURIComponent(c.req.param('treaty') ?? '')}`;
}

/** @throws LedgerProblem where the header is no date of RFC 1123. */
function dayIn(header: string): CalendarDate {
  const instant = new Date(header);
  if (!Number.isNaN(instant.getTime()) && instant.toUTCString() === header) {
    return instant.toISOString().slice(0, 10) as CalendarDate;
  }
  throw usage(
    'bad-datetime',
    `Accept-Datetime: ${JSON.stringify(header.slice(0, 60))} is no date of HTTP`,
    'Write it as Thu, 06 Dec 2001 00:00:00 GMT.',
  );
}

function httpDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toUTCString();
}

/** @param treaty its address. */
function timeMap(treaty: string, days: readonly CalendarDate[]): string {
  const ends = days.length === 0 ? '' : `; from="${at(days, 0)}"; until="${at(days, -1)}"`;
  return `${[
    `<${treaty}/status>; rel="original timegate"`,
    `<${treaty}/timemap>; rel="self"; type="${LINK_FORMAT}"${ends}`,
    ...days.map(
      (day, index) =>
        `<${treaty}/status/${day}>; rel="${rel(index, days.length)}"; datetime="${httpDate(day)}"`,
    ),
  ].join(',\n')}\n`;
}

function at(days: readonly CalendarDate[], index: number): string {
  return httpDate(days.at(index) ?? '');
}

function rel(index: number, count: number): string {
  const ends = [...(index === 0 ? ['first'] : []), ...(index === count - 1 ? ['last'] : [])];
  return [...ends, 'memento'].join(' ');
}
