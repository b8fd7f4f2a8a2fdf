/** A feed before it is written as Atom or JSON: the newest entries first, each under the id that it has in the log. */
import { v5 as uuidv5 } from 'uuid';
import { compare } from '../../domain/compare.ts';
import type { Register } from '../../domain/participant.ts';
import type { Entry } from '../../ledger/entry.ts';
import { entryInWords, remarksOf } from './entry-in-words.ts';

export interface Feed {
  /** urn:uuid, the same for ever. */
  readonly id: string;
  readonly title: string;
  /** Addresses in full: a feed is read away from here. */
  readonly home: string;
  readonly self: string;
  /** ISO instant. */
  readonly updated: string;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly address: string;
}

const NEWEST = 50;

export interface Subject {
  readonly title: string;
  readonly home: string;
  readonly self: string;
  /** Of the server, without a path. */
  readonly origin: string;
  readonly register: Register;
  /** At least one: what defines the subject. */
  readonly entries: readonly Entry[];
  /** Of those entries, and of the acts that they are about. */
  readonly acts: readonly Entry[];
}

export function feedOf({ title, home, self, origin, register, entries, acts }: Subject): Feed {
  const newest = entries.toSorted((one, other) => other.position - one.position);
  const first = newest.at(-1)?.id ?? uuidv5.URL;
  const times = newest.map(({ recordedAt }) => recordedAt).toSorted(compare);
  return {
    id: urn(uuidv5('feed', first)),
    ...{ title, home, self },
    updated: times.at(-1) ?? '',
    items: newest.slice(0, NEWEST).map(entry => ({
      id: urn(entry.id),
      title: entryInWords(entry, register, acts),
      text: remarksOf(entry),
      recordedAt: entry.recordedAt,
      recordedBy: entry.recordedBy,
      address: `${origin}${addressIn(entry, acts)}`,
    })),
  };
}

function urn(id: string): string {
  return `urn:uuid:${id}`;
}

/** Where people read about it: the explanation of the row, or of the treaty. */
function addressIn(entry: Entry, acts: readonly Entry[]): string {
  if (entry.type === 'treaty') return `/treaties/${entry.definition.id}/status`;
  if (!('treaty' in entry)) return `/api/acts/${entry.id}`;
  const about = acts.find(({ id }) => [entry.id, aboutIn(entry)].includes(id));
  const row =
    about !== undefined && 'participant' in about ? `?participant=${about.participant}` : '';
  return `/treaties/${entry.treaty}/explain${row}`;
}

/** The id of the entry that this one is about. */
export function aboutIn(entry: Entry): string | null {
  if ('corrects' in entry) return entry.corrects;
  if ('retracts' in entry) return entry.retracts;
  return 'publishes' in entry ? entry.publishes : null;
}
