/** `/proposals`: one officer has proposed, another confirms or rejects after seeing what would change now. */
import type { Context, Hono } from 'hono';
import { LedgerProblem } from '../../ledger/problem.ts';
import { posted, shown } from '../office/doors.ts';
import type { Office } from '../office/office.ts';
import { isSamePerson, type Proposal, type Proposals } from '../office/proposals.ts';
import { perform, type Tried, tried } from '../office/recording.ts';
import type { Desk } from '../pages/office/officer.tsx';
import { proposalPage, proposalsPage } from '../pages/office/proposals.tsx';
import { statusOf } from '../problems.tsx';
import { HttpRefusal } from '../refusal.ts';
import type { Site } from '../site.ts';
import { expectationIn, hasMovedOn, html, MOVED_ON } from './recording.tsx';

export function addProposals(app: Hono, site: Site, office: Office, proposals: Proposals): void {
  const show = async (c: Context, desk: Desk, proposal: Proposal, notice: string | null) => {
    const outcome = await outcomeOf(site, proposal, bothNames(proposal, desk));
    const isOwn = isSamePerson(proposal.proposedBy, desk.session.holder.name);
    const page = proposalPage(desk, { proposal, outcome, isOwn, notice });
    return html(c, page, notice === null ? 200 : 412);
  };
  const named = (c: Context) => proposals.find(c.req.param('id') ?? '');

  app.get(
    '/proposals',
    shown(office, async (c, desk) => html(c, proposalsPage(desk, proposals.list()))),
  );
  app.get(
    '/proposals/:id',
    shown(office, async (c, desk) => show(c, desk, named(c), null)),
  );
  app.post(
    '/proposals/:id/reject',
    posted(office, async (c, desk) => {
      const { id, proposedBy } = named(c);
      await proposals.remove(id);
      const { log } = office.settings;
      log.info({ proposal: id, proposedBy, rejectedBy: desk.session.holder.name }, 'rejected');
      return c.redirect('/proposals', 303);
    }),
  );
  app.post(
    '/proposals/:id/confirm',
    posted(office, async (c, desk, fields) => {
      const id = c.req.param('id') ?? '';
      if (await isRecorded(site, id)) return done(c, proposals, id);
      const proposal = named(c);
      makeSureTwoSee(office, proposal, desk);
      const options = { by: bothNames(proposal, desk), id, expect: expectationIn(fields) };
      try {
        await perform(site.ledger, proposal, options);
      } catch (error) {
        if (!hasMovedOn(error)) throw error;
        return show(c, desk, proposal, MOVED_ON);
      }
      return done(c, proposals, id);
    }),
  );
}

async function done(c: Context, proposals: Proposals, id: string): Promise<Response> {
  await proposals.remove(id);
  return c.redirect(`/receipts/${id}`, 303);
}

/** The second of two clicks, or of two officers, finds the entry made. */
async function isRecorded({ ledger }: Site, id: string): Promise<boolean> {
  // A position in digits would name any entry.
  if (!id.includes('-')) return false;
  try {
    await ledger.prove(id);
    return true;
  } catch (error) {
    if (error instanceof LedgerProblem && error.code === 'unknown-entry') return false;
    throw error;
  }
}

function bothNames({ proposedBy }: Proposal, { session }: Desk): string {
  return `${proposedBy}; confirmed by ${session.holder.name}`;
}

async function outcomeOf(
  { ledger }: Site,
  proposal: Proposal,
  by: string,
): Promise<Tried | LedgerProblem> {
  try {
    return await tried(ledger, proposal, by);
  } catch (error) {
    if (error instanceof LedgerProblem && statusOf(error) < 500) return error;
    throw error;
  }
}

/** @throws HttpRefusal where it is the same person, or the proposer may record no more. */
function makeSureTwoSee({ tokens }: Office, { proposedBy }: Proposal, { session }: Desk): void {
  if (isSamePerson(proposedBy, session.holder.name)) {
    throw new HttpRefusal(403, {
      code: 'own-proposal',
      message: 'nobody confirms a proposal of their own',
      hint: 'Ask another officer to confirm it.',
    });
  }
  if (tokens.mayAnybodyNamed(proposedBy, 'record')) return;
  throw new HttpRefusal(403, {
    code: 'proposer-gone',
    message: `${proposedBy} may not record any more`,
    hint: 'Reject it; if it is right, propose it yourself.',
  });
}
