/** An officer records, corrects and retracts on pages: each shows first what would change. */
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyProof } from '../../src/library/verify-proof.ts';
import { temporaryFolder } from '../support/command-line.ts';
import { Browser, hiddenIn, type OfficeAtWork, officeIn } from '../support/officers.ts';

const folder = temporaryFolder();
let at: OfficeAtWork;
let officer: Browser;

const ACCESSION = {
  treaty: 'IV-13',
  kind: 'accession',
  participant: 'Ecuador',
  on: '2002-02-05',
  source: 'C.N.123.2002',
};

beforeEach(async () => {
  at = await officeIn(folder);
  officer = new Browser(at.app);
  await officer.signIn(await at.tokenFor('A. Officer', 'record'));
});

async function dryRun(fields: Readonly<Record<string, string>> = ACCESSION) {
  return officer.send(await officer.get('/record'), '/record', fields);
}

async function recorded(): Promise<string> {
  const { to } = await officer.send(await dryRun(), '/record/confirm');
  return to.replace('/receipts/', '');
}

describe('recording on a page', () => {
  it('shows counts, rules with their articles and the participant found, and records nothing', async () => {
    const size = await at.ledger.size();
    const { status, text } = await dryRun();
    expect(status).toBe(200);
    expect(text).toContain('Ecuador (ECU)');
    expect(text).toMatch(/Contracting States<\/th><td class="right">0<\/td><td class="right">1</);
    expect(text).toContain('VCLT art. 77(1)');
    expect(await at.ledger.size()).toBe(size);
  });

  it('records once confirmed, under the name of the token, and gives the receipt', async () => {
    const id = await recorded();
    const receipt = await officer.get(`/receipts/${id}`);
    expect(receipt.text).toContain('A. Officer');
    const { entry } = await at.ledger.prove(id);
    expect(JSON.parse(entry)).toMatchObject({
      ...{ recordedBy: 'A. Officer', participant: 'ECU', doneOn: '2002-02-05' },
      source: 'C.N.123.2002',
    });
    expect((await at.ledger.status('IV-13')).counts.contracting).toBe(1);
  });

  it('gives a receipt that is verified without the ledger', async () => {
    const { text, headers } = await officer.get(`/receipts/${await recorded()}.json`);
    expect(headers.get('Content-Disposition')).toMatch(/^attachment; filename="entry-\d+\.proof/);
    expect(await verifyProof(text, { keys: [] })).toMatchObject({ ok: true });
  });

  it('records once, however often the button is pressed', async () => {
    const page = await dryRun();
    const [one, other] = await Promise.all([
      officer.send(page, '/record/confirm'),
      officer.send(page, '/record/confirm'),
    ]);
    expect(one.to).toBe(other.to);
    expect((await officer.send(page, '/record/confirm')).to).toBe(one.to);
    expect(one.status).toBe(303);
    expect((await at.ledger.status('IV-13')).rows).toHaveLength(1);
  });

  it('says so when somebody has recorded meanwhile, and shows anew what would change', async () => {
    const page = await dryRun();
    await at.ledger.record({ ...ACCESSION, participant: 'FJI' });
    const anew = await officer.send(page, '/record/confirm');
    expect(anew.status).toBe(412);
    expect(anew.text).toContain('Somebody has recorded on this treaty since');
    expect(anew.text).toMatch(
      /Contracting States<\/th><td class="right">1<\/td><td class="right">2</,
    );
    expect((await at.ledger.status('IV-13')).rows).toHaveLength(1);
    expect((await officer.send(anew, '/record/confirm')).status).toBe(303);
    expect((await at.ledger.status('IV-13')).rows).toHaveLength(2);
  });

  it('says which rule refuses, with article and hint, beside the form as it was typed', async () => {
    const { status, text } = await dryRun({
      ...{ ...ACCESSION, kind: 'ratification', note: 'as <typed>' },
    });
    expect(status).toBe(422);
    expect(text).toMatch(/Rule [a-z-]+; VCLT art/);
    expect(text).toContain('value="as &lt;typed&gt;"');
    expect(text).toContain('<option value="ratification" selected');
    expect(text).toContain('value="Ecuador"');
    expect(text).toContain('Nothing was recorded');
  });

  it.each([
    [{ participant: 'Equador' }, 404, 'Did you mean ECU'],
    [{ participant: '' }, 400, 'Not filled in: Participant'],
    [{ on: '5/2/2002' }, 400, 'value="5/2/2002"'],
    [{ kind: 'coup' }, 400, 'is no kind of act'],
    [{ treaty: 'IV-99' }, 404, 'IV-99 is not in this ledger'],
    [{ notifiedOn: '2030-01-01' }, 422, 'has not come yet'],
  ])('keeps what was typed when it cannot be read: %j', async (wrong, status, said) => {
    const page = await dryRun({ ...ACCESSION, source: 'kept', ...wrong });
    expect(page.status).toBe(status);
    expect(page.text).toContain(said);
    expect(page.text).toContain('value="kept"');
  });

  it('leads back to the form with everything in it', async () => {
    const page = await dryRun();
    const fields = { ...hiddenIn(page.text, '/record/confirm'), step: 'edit' };
    const { text } = await officer.post('/record', fields);
    expect(text).toContain('value="Ecuador"');
    expect(text).toContain('value="2002-02-05"');
    expect(text).toContain('<option value="accession" selected');
  });
});

describe('correcting on a page', () => {
  it('takes what was changed in the form, and nothing else, as the correction', async () => {
    const id = await recorded();
    const form = await officer.get(`/acts/${id}/correct`);
    expect(form.text).toContain('accession by Ecuador (ECU), 5 February 2002');
    const action = `/acts/${id}/correct`;
    const same = { kind: 'accession', participant: 'Ecuador', effectiveOn: '' };
    const fields = { ...same, on: '2002-02-06', reason: 'misread' };
    const page = await officer.send(form, action, fields);
    const { to } = await officer.send(page, `${action}/confirm`);
    const { entry } = await at.ledger.prove(to.replace('/receipts/', ''));
    const { type, corrects, doneOn, reason, kind, participant, effectiveOn } = JSON.parse(entry);
    expect({ type, corrects, doneOn, reason, kind, participant, effectiveOn }).toEqual({
      ...{ type: 'correction', corrects: id, doneOn: '2002-02-06', reason: 'misread' },
      ...{ kind: undefined, participant: undefined, effectiveOn: undefined },
    });
  });

  it('takes a day of effect away that was emptied, and keeps one that was left', async () => {
    const request = { ...ACCESSION, effectiveOn: '2002-03-01' };
    const { id } = await at.ledger.record(request);
    const action = `/acts/${id}/correct`;
    const same = { kind: 'accession', participant: 'Ecuador', reason: 'it sets none' };
    const emptied = { ...same, on: '2002-02-05', effectiveOn: '' };
    const page = await officer.send(await officer.get(action), action, emptied);
    expect(hiddenIn(page.text, `${action}/confirm`)).toMatchObject({ effectiveOn: 'none' });
    const left = { ...same, on: '2002-02-06', effectiveOn: '2002-03-01' };
    const other = await officer.send(await officer.get(action), action, left);
    expect(hiddenIn(other.text, `${action}/confirm`)).not.toHaveProperty('effectiveOn');
  });

  it('is of the act in the address, whatever the form says', async () => {
    const id = await recorded();
    const { id: fiji } = await at.ledger.record({ ...ACCESSION, participant: 'FJI' });
    const action = `/acts/${id}/retract`;
    const fields = { reason: 'wrong', act: fiji };
    const page = await officer.send(await officer.get(action), action, fields);
    expect(hiddenIn(page.text, `${action}/confirm`)['act']).toBe(id);
    await officer.send(page, `${action}/confirm`, { act: fiji });
    const { rows } = await at.ledger.status('IV-13');
    expect(rows.map(({ participant }) => participant.id)).toEqual(['FJI']);
  });

  it('says where nothing changes, and where there is no such act', async () => {
    const id = await recorded();
    const action = `/acts/${id}/correct`;
    const fields = { kind: 'accession', participant: 'ECU', on: '2002-02-05', reason: 'none' };
    const page = await officer.send(await officer.get(action), action, fields);
    expect(page.text).toContain('The act reads so already');
    expect((await officer.get('/acts/999999/correct')).status).toBe(404);
    expect((await officer.get('/acts/1/retract')).status).toBe(422);
  });
});

describe('retracting on a page', () => {
  it('takes the act out of the table, and says so before', async () => {
    const action = `/acts/${await recorded()}/retract`;
    const page = await officer.send(await officer.get(action), action, { reason: 'never done' });
    expect(page.text).toMatch(
      /Contracting States<\/th><td class="right">1<\/td><td class="right">0</,
    );
    expect((await officer.send(page, `${action}/confirm`)).status).toBe(303);
    expect((await at.ledger.status('IV-13')).rows).toEqual([]);
  });
});
