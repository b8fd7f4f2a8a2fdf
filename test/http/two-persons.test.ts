/** Two persons: one proposes, another confirms what would change now, and the entry bears both names. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { revokeToken } from '../../src/http/office/token-file.ts';
import { temporaryFolder } from '../support/command-line.ts';
import { Browser, NOW, type OfficeAtWork, officeIn } from '../support/officers.ts';

const folder = temporaryFolder();
const ACCESSION = { treaty: 'IV-13', kind: 'accession', participant: 'ECU', on: '2002-02-05' };
let at: OfficeAtWork;
let first: Browser;
let second: Browser;
let firstToken: string;

beforeEach(async () => {
  at = await officeIn(folder, { twoPersons: true });
  first = new Browser(at.app);
  second = new Browser(at.app);
  const { token, id } = await at.tokenIdOf('A. Officer', 'record');
  firstToken = id;
  await first.signIn(token);
  await second.signIn(await at.tokenFor('B. Second', 'record'));
});

/** @returns the address of the proposal. */
async function proposed(): Promise<string> {
  const page = await first.send(await first.get('/record'), '/record', ACCESSION);
  return (await first.send(page, '/record/confirm')).to;
}

const proposalFile = () => at.tokenFile.replace('.tokens.', '.proposals.');
const kept = () => JSON.parse(readFileSync(proposalFile(), 'utf8')).proposals;

describe('a proposal', () => {
  it('records nothing, and waits in a file for its owner alone', async () => {
    const size = await at.ledger.size();
    const address = await proposed();
    expect(address).toMatch(/^\/proposals\/[0-9a-f-]{36}$/);
    expect(await at.ledger.size()).toBe(size);
    expect(kept()).toHaveLength(1);
    expect(statSync(proposalFile()).mode & 0o777).toBe(0o600);
    expect((await second.get('/proposals')).text).toContain('proposed by A. Officer');
  });

  it('is made once, however often the button is pressed', async () => {
    const page = await first.send(await first.get('/record'), '/record', ACCESSION);
    for (const one of [1, 2]) {
      expect((await first.send(page, '/record/confirm')).status, `${one}`).toBe(303);
    }
    expect(kept()).toHaveLength(1);
  });

  it('is recorded with both names when another confirms what it would change', async () => {
    const address = await proposed();
    const page = await second.get(address);
    expect(page.text).toMatch(
      /Contracting States<\/th><td class="right">0<\/td><td class="right">1</,
    );
    const { to } = await second.send(page, `${address}/confirm`);
    const { entry } = await at.ledger.prove(to.replace('/receipts/', ''));
    expect(JSON.parse(entry).recordedBy).toBe('A. Officer; confirmed by B. Second');
    expect(kept()).toEqual([]);
  });

  it('is recorded once, however often and by whomever it is confirmed', async () => {
    const third = new Browser(at.app);
    await third.signIn(await at.tokenFor('C. Third', 'record'));
    const address = await proposed();
    const [page, other] = [await second.get(address), await third.get(address)];
    const ends = [
      await second.send(page, `${address}/confirm`),
      await second.send(page, `${address}/confirm`),
      await third.send(other, `${address}/confirm`),
    ];
    expect(ends.map(({ to }) => to)).toEqual(
      Array(3).fill(address.replace('proposals', 'receipts')),
    );
    expect((await at.ledger.status('IV-13')).rows).toHaveLength(1);
  });

  it('shows its proposer no button to confirm it, but one to take it back', async () => {
    const address = await proposed();
    const page = await first.get(address);
    expect(page.text).not.toContain('Confirm and record');
    expect((await first.send(page, `${address}/reject`)).to).toBe('/proposals');
    expect((await first.get(address)).status).toBe(404);
  });

  it.each(['A. Officer', 'a.  OFFICER', 'Ａ. Officer'])(
    'is not confirmed by %s with a form made by hand',
    async name => {
      const address = await proposed();
      const again = new Browser(at.app);
      await again.signIn(await at.tokenFor(name, 'admin'));
      const size = await at.ledger.size();
      const page = await again.get(address);
      const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
      const { status, text } = await again.post(`${address}/confirm`, { form, expect: '1' });
      expect(status).toBe(403);
      expect(text).toContain('nobody confirms a proposal of their own');
      expect(await at.ledger.size()).toBe(size);
    },
  );

  it('is not confirmed once its proposer may record no more', async () => {
    const address = await proposed();
    const page = await second.get(address);
    await revokeToken(at.tokenFile, firstToken, NOW);
    expect((await second.send(page, `${address}/confirm`)).status).toBe(403);
    expect((await second.send(page, `${address}/reject`)).to).toBe('/proposals');
    expect(kept()).toEqual([]);
  });

  it('is shown anew when the log has moved on since the second person saw it', async () => {
    const address = await proposed();
    const page = await second.get(address);
    await at.ledger.record({ ...ACCESSION, participant: 'FJI' });
    const anew = await second.send(page, `${address}/confirm`);
    expect(anew.status).toBe(412);
    expect(anew.text).toMatch(
      /Contracting States<\/th><td class="right">1<\/td><td class="right">2</,
    );
    expect((await second.send(anew, `${address}/confirm`)).status).toBe(303);
  });

  it('that the record refuses by now says why, and can only be rejected', async () => {
    const address = await proposed();
    await at.ledger.record(ACCESSION);
    const page = await second.get(address);
    expect(page.text).toContain('VCLT');
    expect(page.text).not.toContain('Confirm and record');
    const form = /name="form" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const expectation = `${(await at.ledger.view('IV-13', {})).entries.length}`;
    const forced = await second.post(`${address}/confirm`, { form, expect: expectation });
    expect(forced.status).toBe(422);
    expect((await second.send(page, `${address}/reject`)).to).toBe('/proposals');
  });

  it('needs a session and its form like any other', async () => {
    const address = await proposed();
    for (const path of [`${address}/confirm`, `${address}/reject`]) {
      expect((await new Browser(at.app).post(path, { expect: '1' })).status).toBe(401);
      expect((await second.post(path, { expect: '1' })).status).toBe(403);
      const foreign = { Origin: 'https://evil.example' };
      expect((await second.post(path, { expect: '1' }, foreign)).status).toBe(403);
    }
    expect(kept()).toHaveLength(1);
  });

  it('does not outlive damage in silence', async () => {
    await proposed();
    writeFileSync(proposalFile(), '{"format":1,"proposals":[{"command":"rm"}]}');
    const { status, text } = await second.get('/proposals');
    expect(status).toBe(500);
    expect(text).toContain('the proposals of this server cannot be used');
    expect(text).not.toContain(folder);
  });
});

describe('the API beside two persons', () => {
  it('records nothing, and says where to propose', async () => {
    const token = await at.tokenFor('A program', 'record');
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await at.app.request('/api/acts', { method: 'POST', headers });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({
      code: 'two-persons',
      hint: expect.stringContaining('/record'),
    });
  });
});
