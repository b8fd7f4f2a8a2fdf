/** `/treaties/IV-13/status`: the table of a treaty on a day, as a page and in its other forms. */
import type { Hono } from 'hono';
import type { Form } from '../../reports/answer.ts';
import { historyAnswer } from '../../reports/history.ts';
import { statusAnswer } from '../../reports/status.ts';
import { type Asked, askedIn, dayAndForm, isFixed, queryOf } from '../coordinates.ts';
import { statusPage } from '../pages/status.tsx';
import { HTML, inForm, type Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export function addStatus(app: Hono, site: Site, replies: Replies): void {
  app.get('/treaties/:treaty', c => c.redirect(`/treaties/${c.req.param('treaty')}/status`));

  // The address is the state: a form without a script leads to the address of the day that was chosen.
  app.get('/treaties/:treaty/status', async c => {
    const { asOf, ...query } = c.req.query();
    const { treaty } = c.req.param();
    const asked = askedIn(asOf || site.today(), query);
    if (asOf) return c.redirect(`/treaties/${treaty}/status/${asked.asOf}${queryOf(asked)}`, 303);
    return statusReply(c, treaty, asked, null);
  });

  app.get('/treaties/:treaty/status/:day', c => {
    const { treaty } = c.req.param();
    const { day, form } = dayAndForm(c.req.param('day'));
    return statusReply(c, treaty, askedIn(day, c.req.query()), form);
  });

  type Asking = Parameters<Replies['send']>[0];

  function statusReply(c: Asking, treaty: string, asked: Asked, form: Form | null) {
    const question = `${c.req.path} ${asked.asOf}${queryOf(asked)}`;
    const shared = { question, isFixed: isFixed(asked) };
    if (form === null) {
      const make = async () => statusPage(site, await site.ledger.view(treaty, asked), asked);
      return replies.send(c, { ...shared, type: HTML, make });
    }
    const answer = async () => {
      const view = await site.ledger.view(treaty, asked);
      // Only the counts can be drawn: a table is no picture.
      return form === 'svg' ? historyAnswer(view) : statusAnswer(view);
    };
    return replies.send(c, { ...shared, ...inForm(form, `${treaty}-${asked.asOf}`, answer) });
  }
}
