/** `/`: the treaties of the ledger, with their counts. */
import type { Hono } from 'hono';
import { homePage } from '../pages/home.tsx';
import { HTML, type Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export function addHome(app: Hono, site: Site, replies: Replies): void {
  app.get('/', c => {
    const { q: sought = '' } = c.req.query();
    const question = `/ ${site.today()} ${sought}`;
    const make = () => homePage(site, sought);
    return replies.send(c, { type: HTML, question, isFixed: false, make });
  });
}
