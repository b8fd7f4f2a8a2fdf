/** `/treaties/IV-13/status/2001-12-06` and its like: questions about a treaty, as pages and in their other forms. */
import type { Context, Hono } from 'hono';
import type { Form } from '../../reports/answer.ts';
import { historyAnswer } from '../../reports/history.ts';
import { addressOf } from '../addresses.ts';
import { type Asked, askedIn, dayAndForm, isFixed } from '../coordinates.ts';
import { treatyPage } from '../pages/treaty.tsx';
import { KEYS, QUESTIONS, type QuestionName } from '../questions.ts';
import { HTML, inForm, type Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export function addTreaty(app: Hono, site: Site, replies: Replies): void {
  app.get('/treaties/:treaty', c => c.redirect(`/treaties/${c.req.param('treaty')}/status`));
  for (const name of Object.keys(QUESTIONS) as QuestionName[])
    addQuestion(app, site, replies, name);
}

function addQuestion(app: Hono, site: Site, replies: Replies, name: QuestionName): void {
  const ask = (c: Context, asked: Asked, form: Form | null, isMoving = false) => {
    const treaty = c.req.param('treaty') ?? '';
    const query = pick(c.req.query(), KEYS[name]);
    const question = { treaty, asked, query };
    const address = addressOf(name, question);
    const shared = {
      question: `${form ?? 'page'} ${address}`,
      isFixed: !isMoving && isFixed(asked),
    };
    const answered = () => QUESTIONS[name](site.ledger, question);
    if (form === null) {
      const make = async () => treatyPage(site, name, question, await answered());
      return replies.send(c, { ...shared, type: HTML, make });
    }
    const answer = async () => {
      const { view, answer: given } = await answered();
      // A table is no picture: what is drawn of a status are its counts.
      return form === 'svg' && given.svg === undefined ? historyAnswer(view) : given;
    };
    return replies.send(c, {
      ...shared,
      ...inForm(form, `${treaty}-${name}-${asked.asOf}`, answer),
    });
  };

  // The address is the state: a form without a script leads to the address of the day that was chosen.
  app.get(`/treaties/:treaty/${name}`, async c => {
    const { asOf } = c.req.query();
    const asked = askedIn(asOf || site.today(), c.req.query());
    // Tomorrow the same address asks about another day.
    if (!asOf) return ask(c, asked, null, true);
    const query = pick(c.req.query(), KEYS[name]);
    return c.redirect(addressOf(name, { treaty: c.req.param('treaty'), asked, query }), 303);
  });

  app.get(`/treaties/:treaty/${name}/:day`, c => {
    const { day, form } = dayAndForm(c.req.param('day'));
    return ask(c, askedIn(day, c.req.query()), form);
  });
}

function pick(query: Readonly<Record<string, string>>, keys: readonly string[]) {
  return Object.fromEntries(keys.flatMap(key => (query[key] ? [[key, query[key]]] : [])));
}
