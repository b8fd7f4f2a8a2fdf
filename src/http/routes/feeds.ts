/** `/treaties/IV-13/feed.atom`, `/participants/GHA/feed.json` and their like: what was recorded last. */
import type { Context, Hono } from 'hono';
import type { ParticipantId } from '../../domain/participant.ts';
import { type Entry, REGISTER } from '../../ledger/entry.ts';
import { registerOf } from '../../ledger/register-record.ts';
import { participantFrom, treatyIdFrom } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import { mayRead } from '../api/doors.ts';
import { ATOM, atom } from '../feeds/atom.ts';
import { aboutIn, type Feed, feedOf } from '../feeds/feed.ts';
import { JSON_FEED, jsonFeed } from '../feeds/json-feed.ts';
import type { Replies } from '../replies.ts';
import type { Site } from '../site.ts';

const FORMS = {
  atom: { type: ATOM, write: atom },
  json: { type: JSON_FEED, write: jsonFeed },
} as const;

type FormName = keyof typeof FORMS;

export function addFeeds(app: Hono, site: Site, replies: Replies): void {
  for (const form of Object.keys(FORMS) as FormName[]) {
    const { type, write } = FORMS[form];
    const send = (c: Context, feed: (where: Where) => Promise<Feed>) => {
      const { origin, pathname } = new URL(c.req.url);
      const question = `feed ${origin}${pathname} ${site.today()}`;
      const make = async () => write(await feed({ origin, self: `${origin}${pathname}` }));
      return replies.send(c, { type, question, isFixed: false, make });
    };
    app.get(`/treaties/:treaty/feed.${form}`, mayRead(site), c =>
      send(c, where => treatyFeed(site.ledger, c.req.param('treaty'), where)),
    );
    app.get(`/participants/:participant/feed.${form}`, mayRead(site), c =>
      send(c, where => participantFeed(site, c.req.param('participant'), where)),
    );
  }
}

interface Where {
  readonly origin: string;
  readonly self: string;
}

async function treatyFeed(ledger: Ledger, text: string, where: Where): Promise<Feed> {
  const treaty = treatyIdFrom(text);
  const { entries: sealed, register, record } = await ledger.view(treaty, {});
  const entries = sealed.map(({ entry }) => entry);
  const home = `${where.origin}/treaties/${treaty}/status`;
  const title = `${treaty} · ${record.definition.title}`;
  return feedOf({ ...where, title, home, register, entries, acts: entries });
}

async function participantFeed({ ledger, today }: Site, text: string, where: Where) {
  const sealed = await ledger.entries({ subject: REGISTER });
  const own = sealed.map(({ entry }) => entry);
  const register = registerOf(own);
  const id = participantFrom(register, text, today());
  const all = [...own, ...(await entriesOfTreaties(ledger, id))];
  const acts = all.filter(entry => 'participant' in entry && entry.participant === id);
  const ids = new Set(acts.map(entry => entry.id));
  const entries = all.filter(
    entry => ids.has(entry.id) || ids.has(aboutIn(entry) ?? '') || defines(entry, id),
  );
  const name = register.get(id)?.names.at(-1)?.name ?? id;
  const home = `${where.origin}/participants/${id}`;
  return feedOf({ ...where, title: name, home, register, entries, acts: all });
}

/** Whoever is named in a treaty may also be meant where it is not: its act is corrected, or retracted. */
async function entriesOfTreaties(ledger: Ledger, participant: ParticipantId): Promise<Entry[]> {
  const naming = await ledger.entries({ participant });
  const treaties = new Set(
    naming.flatMap(({ entry }) => ('treaty' in entry ? [entry.treaty] : [])),
  );
  const entries: Entry[] = [];
  for (const subject of treaties) {
    for (const { entry } of await ledger.entries({ subject })) entries.push(entry);
  }
  return entries;
}

function defines(entry: Entry, id: ParticipantId): boolean {
  return entry.type === 'participant' && entry.definition.id === id;
}
