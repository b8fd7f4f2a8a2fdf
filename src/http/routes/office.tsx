/** `/sign-in`, `/sign-out`, `/receipts/…`: what officers meet before they record and after. */
import type { Context, Hono } from 'hono';
import { fieldsOf } from '../office/doors.ts';
import { addressOf, foreignForm } from '../office/gate.ts';
import type { Office } from '../office/office.ts';
import { tooManyRequests } from '../office/refusals.ts';
import { isFormOf } from '../office/sessions.ts';
import { receiptPage } from '../pages/office/receipt.tsx';
import { signInPage } from '../pages/office/sign-in.tsx';
import { HTML } from '../replies.ts';
import type { Site } from '../site.ts';
import { addProposals } from './proposals.tsx';
import { addRecording } from './recording.tsx';

export function addOffice(app: Hono, site: Site, office: Office): void {
  app.get('/sign-in', c => signInReply(c, office, c.req.query('to') ?? '', null));
  app.post('/sign-in', c => signIn(c, office));
  app.post('/sign-out', c => signOut(c, office));
  app.get('/receipts/:file', c => receipt(c, site));
  addRecording(app, site, office);
  if (office.proposals !== null) addProposals(app, site, office, office.proposals);
}

async function signIn(c: Context, office: Office): Promise<Response> {
  const { token = '', to = '' } = await fieldsOf(c);
  const address = addressOf(c, office);
  const wait = office.failedSignIns.waitFor(address);
  if (wait > 0) throw tooManyRequests(wait);
  const session = office.signIn(c, token.trim());
  if (session !== null) {
    c.header('Cache-Control', 'no-store');
    const mayRecord = session.holder.scopes.includes('record');
    return c.redirect(within(to) ?? (mayRecord ? '/record' : '/'), 303);
  }
  office.failedSignIns.add(address);
  c.header('WWW-Authenticate', 'Bearer');
  return signInReply(
    c,
    office,
    to,
    'This token does not hold: it is mistyped, expired or revoked.',
  );
}

function signInReply(c: Context, office: Office, to: string, failure: string | null): Response {
  c.header('Cache-Control', 'no-store');
  const status = failure === null ? 200 : 401;
  const page = signInPage(within(to) ?? '', failure, office.sessionOf(c));
  return c.body(page, status, { 'Content-Type': HTML });
}

/** Whoever may only read signs out too. */
async function signOut(c: Context, office: Office): Promise<Response> {
  const session = office.sessionOf(c);
  const { form } = await fieldsOf(c);
  if (session !== null && !isFormOf(session, form)) throw foreignForm();
  office.signOut(c);
  c.header('Cache-Control', 'no-store');
  return c.redirect('/', 303);
}

/** A place on this site, whatever the address says: a link to the sign-in page must lead nowhere else. */
function within(to: string): string | null {
  const here = 'http://here.invalid';
  const url = to !== '' && URL.canParse(to, here) ? new URL(to, here) : null;
  if (url === null || url.origin !== here || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search;
}

/** The proof of an entry in the log as it was when the entry came last. */
async function receipt(c: Context, { ledger }: Site): Promise<Response> {
  const [, reference = '', ending] = /^(.*?)(\.json)?$/s.exec(c.req.param('file') ?? '') ?? [];
  const { position } = await ledger.prove(reference);
  const proof = await ledger.prove(reference, { at: position });
  c.header('Cache-Control', 'no-cache');
  if (ending === undefined) return c.body(receiptPage(proof), 200, { 'Content-Type': HTML });
  return c.body(`${JSON.stringify(proof, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="entry-${position}.proof.json"`,
  });
}
