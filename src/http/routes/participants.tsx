/** `/participants` and `/participants/GHA/2001-12-06`: the register, and one participant across all treaties. */
import type { Context, Hono } from 'hono';
import type { Form } from '../../reports/answer.ts';
import { participantAnswer } from '../../reports/participant.ts';
import { type Asked, askedIn, dayAndForm, isFixed, queryOf } from '../coordinates.ts';
import { participantPage } from '../pages/participant.tsx';
import { participantsPage } from '../pages/participants.tsx';
import { HTML, inForm, type Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export function addParticipants(app: Hono, site: Site, replies: Replies): void {
  app.get('/participants', c => {
    const { q: sought = '' } = c.req.query();
    const question = `/participants ${site.today()} ${sought}`;
    const make = () => participantsPage(site, sought);
    return replies.send(c, { type: HTML, question, isFixed: false, make });
  });

  app.get('/participants/:id', async c => {
    const { asOf } = c.req.query();
    const { id } = c.req.param();
    const asked = askedIn(asOf || site.today(), c.req.query());
    // Tomorrow the same address asks about another day.
    if (!asOf) return reply(c, id, asked, null, true);
    return c.redirect(`/participants/${id}/${asked.asOf}${queryOf(asked)}`, 303);
  });

  app.get('/participants/:id/:day', c => {
    const { day, form } = dayAndForm(c.req.param('day'));
    return reply(c, c.req.param('id'), askedIn(day, c.req.query()), form);
  });

  function reply(c: Context, id: string, asked: Asked, form: Form | null, isMoving = false) {
    const question = `${form ?? 'page'} /participants/${id}/${asked.asOf}${queryOf(asked)}`;
    const shared = { question, isFixed: !isMoving && isFixed(asked) };
    const view = () => site.ledger.participant(id, asked);
    if (form === null) {
      const make = async () => participantPage(await view(), asked);
      return replies.send(c, { ...shared, type: HTML, make });
    }
    const answer = async () => participantAnswer(await view());
    return replies.send(c, { ...shared, ...inForm(form, `${id}-${asked.asOf}`, answer) });
  }
}
