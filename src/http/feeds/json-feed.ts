/** A feed as JSON Feed 1.1 (jsonfeed.org). */
import type { Feed } from './feed.ts';

export const JSON_FEED = 'application/feed+json; charset=utf-8';

export function jsonFeed({ title, home, self, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language: 'en',
    items: items.map(item => ({
      id: item.id,
      url: item.address,
      title: item.title,
      content_text: item.text,
      date_published: item.recordedAt,
      authors: [{ name: item.recordedBy }],
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
