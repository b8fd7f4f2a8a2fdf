/** Who may come to an officer's page: whoever is signed in with a token that may record. */
import type { Context } from 'hono';
import type { Desk } from '../pages/office/officer.tsx';
import { HttpRefusal } from '../refusal.ts';
import { foreignForm, toSignIn } from './gate.ts';
import type { Office } from './office.ts';
import type { Fields } from './recording.ts';
import { isFormOf } from './sessions.ts';

export type Shown = (c: Context, desk: Desk) => Promise<Response>;
export type Posted = (c: Context, desk: Desk, fields: Fields) => Promise<Response>;

/** A page: whoever is not signed in is led to do so, and back. */
export function shown(office: Office, show: Shown) {
  return async (c: Context): Promise<Response> => {
    const desk = deskOf(c, office);
    return desk === null ? toSignIn(c) : show(c, desk);
  };
}

/** A form of this session, and of no other. */
export function posted(office: Office, take: Posted) {
  return async (c: Context): Promise<Response> => {
    const desk = deskOf(c, office);
    if (desk === null) throw signedOut();
    const fields = await fieldsOf(c);
    if (!isFormOf(desk.session, fields['form'])) throw foreignForm();
    return take(c, desk, fields);
  };
}

/** Texts alone: a file that was sent in a field's place is no text. */
export async function fieldsOf(c: Context): Promise<Fields> {
  const body = await c.req.parseBody().catch(() => ({}));
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts) as Fields;
}

function deskOf(c: Context, office: Office): Desk | null {
  c.header('Cache-Control', 'no-store');
  const session = office.sessionOf(c);
  if (session === null) return null;
  if (!session.holder.scopes.includes('record')) throw mayNotRecord(session.holder.name);
  return { session, twoPersons: office.proposals !== null };
}

function signedOut(): HttpRefusal {
  return new HttpRefusal(401, {
    code: 'signed-out',
    message: 'you are not signed in, or not any more, and nothing was recorded',
    hint: 'Sign in again at /sign-in, then send the form again.',
    headers: { 'WWW-Authenticate': 'Bearer' },
  });
}

function mayNotRecord(name: string): HttpRefusal {
  return new HttpRefusal(403, {
    code: 'may-not-record',
    message: `the token of ${name} may read, and not record`,
    hint: 'Sign in with a token of scope record: treaty token add NAME --scope record.',
  });
}
