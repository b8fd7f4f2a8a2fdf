/** A feed as Atom (RFC 4287). */
import { html } from 'hono/html';
import type { Feed, FeedItem } from './feed.ts';

export const ATOM = 'application/atom+xml; charset=utf-8';

export function atom({ id, title, home, self, updated, items }: Feed): string {
  return `${html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${id}</id>
  <title>${printable(title)}</title>
  <updated>${updated}</updated>
  <author><name>Treaty ledger</name></author>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" href="${home}"/>${items.map(entry)}
</feed>
`}`;
}

function entry({ id, title, text, recordedAt, recordedBy, address }: FeedItem) {
  return html`
  <entry>
    <id>${id}</id>
    <title>${printable(title)}</title>
    <updated>${recordedAt}</updated>
    <published>${recordedAt}</published>
    <author><name>${printable(recordedBy)}</name></author>
    <link rel="alternate" href="${address}"/>
    <content type="text">${printable(text)}</content>
  </entry>`;
}

/** XML 1.0 cannot hold every character, not even escaped. */
function printable(text: string): string {
  return text.replace(
    /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu,
    '\u{fffd}',
  );
}
