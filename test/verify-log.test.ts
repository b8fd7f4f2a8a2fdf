/** The verifier that stands alone, held against the ledger and against forgers, in Node and as a page's module. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryProof } from '../src/ledger/entry-proof.ts';
import { COSIGNATURE, NOTE, writeKeys } from '../src/ledger/note-key.ts';
import { canonicalText, leafHashOf } from '../src/ledger/seal.ts';
import type { Ledger } from '../src/library/ledger.ts';
import { inWords, verifyExport, verifyFile, verifyProof } from '../src/verify-log.mts';
import { run, temporaryFolder } from './support/command-line.ts';
import { shippedLedger } from './support/shipped-ledger.ts';

const here = temporaryFolder();
const VERIFIER = fileURLToPath(new URL('../dist/verify-log.mjs', import.meta.url));
const PAGE = fileURLToPath(new URL('../dist/verify-log.html', import.meta.url));
const ORIGIN = 'example.org/treaties';
const OURS = writeKeys(ORIGIN, NOTE, new Uint8Array(32).fill(1));
const ANOTHERS = writeKeys(ORIGIN, NOTE, new Uint8Array(32).fill(2));
const WITNESS = writeKeys('witness.example', COSIGNATURE, new Uint8Array(32).fill(3));

let ledger: Ledger;
let lines: string[];
let root: string;
let checkpoint: string;
let proof: EntryProof;

beforeAll(async () => {
  ledger = await shippedLedger('IV-13');
  for (const participant of ['GHA', 'KEN', 'FJI']) {
    await ledger.record({ kind: 'accession', treaty: 'IV-13', participant, on: '2001-03-01' });
  }
  lines = [];
  for await (const line of ledger.export()) lines.push(line);
  const signed = await ledger.checkpoint({ key: OURS.signerKey });
  ({ root } = signed);
  ({ checkpoint } = await ledger.cosign(signed.checkpoint, {
    key: WITNESS.signerKey,
    logKey: OURS.verifierKey,
  }));
  proof = await ledger.prove(`${lines.length - 1}`, { checkpoint });
});

const log = (all: readonly string[] = lines) => all.map(line => `${line}\n`).join('');
const faultsOf = async (all: readonly string[]) => (await verifyExport(log(all))).faults;
const proved = (change: object = {}, outside = {}) =>
  verifyProof(JSON.stringify({ ...proof, ...change }), outside);

describe('verifyExport', () => {
  it('finds the root that the ledger has, under the keys of the log and of a witness', async () => {
    const keys = [OURS.verifierKey, WITNESS.verifierKey];
    expect(await verifyExport(log(), { checkpoint, keys })).toEqual({
      ...{ ok: true, what: 'log', size: lines.length, root, faults: [] },
      ...{ signed: `${ORIGIN}: ${ORIGIN}, witness.example`, seen: lines.length },
    });
    const crlf = lines.map(line => `${line}\r\n`).join('');
    expect(await verifyFile(crlf)).toMatchObject({ ok: true, root, signed: null, seen: null });
  });

  it('agrees with the ledger on the root of every log that it begins with', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines.length }), async size => {
        const then = await ledger.checkpoint({ at: size, origin: ORIGIN });
        const beginning = await verifyExport(log(lines.slice(0, size)), then);
        expect(beginning).toMatchObject({ ok: true, size, root: then.root });
      }),
    );
  });

  it('names the entry that was altered, moved, left out, slipped in or doubled', async () => {
    const at = lines.length - 2;
    const line = lines[at] ?? '';
    const altered = line.replace('KEN', 'GHA');
    const entry = altered.slice('{"entry":'.length, altered.lastIndexOf(',"leafHash"'));
    const hashed = `{"entry":${entry},"leafHash":"${leafHashOf(entry)}"}`;
    expect(await faultsOf(lines.with(at, altered))).toContain(
      `entry ${at + 1}: its bytes do not match its leafHash`,
    );
    expect(await faultsOf(lines.with(at, hashed))).toEqual([
      `entry ${at + 2}: it does not follow on the last`,
    ]);
    for (const forged of [
      lines.toSpliced(at, 1),
      lines.toSpliced(at, 0, line),
      lines.toReversed(),
      lines.with(at, ''),
      [...lines, ''],
      lines.with(at, line.replace('{"entry":{', '{"entry":{ ')),
      [],
    ]) {
      expect(await faultsOf(forged)).not.toEqual([]);
    }
  });

  it('finds each thing that does not follow, in a log whose hashes are all rebuilt', async () => {
    const rebuilt = (change: (position: number) => object = () => ({})) => {
      let previous: string | null = null;
      return [1, 2, 3].map(position => {
        const place = { position, version: position, previous, id: `id ${position}` };
        const entry = { ...place, treaty: 'X', type: 'act', recordedAt: `2001-01-0${position}` };
        const bytes: string = canonicalText({ ...entry, ...change(position) });
        previous = leafHashOf(bytes);
        return `{"entry":${bytes},"leafHash":"${previous}"}`;
      });
    };
    const third = (change: object) => rebuilt(n => (n === 3 ? change : {}));
    expect(await faultsOf(rebuilt())).toEqual([]);
    for (const [change, fault] of [
      [{ position: 4 }, 'its bytes say another position'],
      [{ version: 4 }, 'its version is not 3'],
      [{ previous: null }, 'it does not follow on the last'],
      [{ id: 'id 1' }, 'its id stands twice'],
      [{ recordedAt: '2001-01-01' }, 'it was recorded before the entry that precedes it'],
      [{ treaty: 'Y', version: 1 }, 'it does not follow on the last'],
    ] as const) {
      expect(await faultsOf(third(change))).toEqual([`entry 3: ${fault}`]);
    }
    const [first = ''] = rebuilt();
    const spaced = first
      .slice('{"entry":'.length, -',"leafHash":""}'.length - 64)
      .replace(',', ', ');
    expect(await faultsOf([`{"entry":${spaced},"leafHash":"${leafHashOf(spaced)}"}`])).toEqual([
      'entry 1: its bytes are not canonical JSON',
    ]);
  });

  it('finds a tail that was cut, or the last entry forged and hashed, only by a checkpoint', async () => {
    const last = lines.at(-1)?.replace('FJI', 'GHA') ?? '';
    const entry = last.slice('{"entry":'.length, last.lastIndexOf(',"leafHash"'));
    const forged = lines.with(-1, `{"entry":${entry},"leafHash":"${leafHashOf(entry)}"}`);
    for (const [all, fault] of [
      [
        lines.slice(0, -1),
        `the checkpoint is of ${lines.length} entries, not ${lines.length - 1}: the end of the log was cut off`,
      ],
      [forged, `the checkpoint of ${lines.length} has another root`],
    ] as const) {
      expect(await faultsOf(all)).toEqual([]);
      expect(await verifyExport(log(all), { checkpoint })).toMatchObject({ faults: [fault] });
    }
  });
});

it('makes the last entries of each treaty again, and finds a checkpoint that gives others', async () => {
  const { checkpoint: bare } = await ledger.checkpoint({ origin: ORIGIN, at: lines.length - 1 });
  expect(bare).toContain('last-entries ');
  expect((await verifyExport(log(), { checkpoint: bare })).faults).toEqual([]);
  const lying = bare.replace(/last-entries ../, 'last-entries AA');
  expect((await verifyExport(log(), { checkpoint: lying })).faults).toEqual([
    `the checkpoint of ${lines.length - 1} gives other last entries`,
  ]);
});

describe('a log that has grown since its checkpoint', () => {
  const keys = [OURS.verifierKey];

  it('holds to the checkpoint of any size that it had, and says of which', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: lines.length }), async at => {
        const then = await ledger.checkpoint({ at, key: OURS.signerKey });
        expect(await verifyExport(log(), { checkpoint: then.checkpoint, keys })).toMatchObject({
          ...{ ok: true, size: lines.length, root, seen: at, signed: `${ORIGIN}: ${ORIGIN}` },
        });
      }),
      { numRuns: 20 },
    );
  });

  it('says both sizes in words', async () => {
    const at = lines.length - 3;
    const then = await ledger.checkpoint({ at, key: OURS.signerKey });
    const words = inWords(await verifyExport(log(), { checkpoint: then.checkpoint, keys }));
    expect(words).toBe(
      `${lines.length} entries hold together: root ${root}. The checkpoint is of the first ${at}, signed for ${ORIGIN}: ${ORIGIN}; none is of the rest.`,
    );
  });

  it('does not hold where an entry that was seen was altered, though all since is hashed anew', async () => {
    const then = await ledger.checkpoint({ at: lines.length - 1, key: OURS.signerKey });
    const [last, swapped] = [lines.at(-1) ?? '', lines.at(-2) ?? ''];
    const forged = [...lines.slice(0, -2), last, swapped];
    const { faults } = await verifyExport(log(forged), { checkpoint: then.checkpoint, keys });
    expect(faults).toContain(`the checkpoint of ${lines.length - 1} has another root`);
  });

  it('lets no proof pass under a checkpoint of another size', async () => {
    const then = await ledger.checkpoint({ at: lines.length - 1, key: OURS.signerKey });
    expect((await proved({ checkpoint: then.checkpoint }, { keys })).faults).toEqual([
      `the checkpoint is of ${lines.length - 1} entries, not ${lines.length}`,
    ]);
  });

  it.each(['-1', '1e2', '01', '', '1.0', 'Infinity', '9'.repeat(20)])(
    'takes %j for no size',
    async size => {
      const strange = checkpoint.replace(/\n\d+\n/, `\n${size}\n`);
      const { faults } = await verifyExport(log(), { checkpoint: strange });
      expect(faults).toEqual(['the checkpoint cannot be read']);
    },
  );
});

describe('verifyProof', () => {
  it('follows every proof that the ledger makes', async () => {
    const size = lines.length;
    const pair = fc.nat(size - 1).chain(n => fc.tuple(fc.constant(n + 1), fc.nat(size - n - 1)));
    await fc.assert(
      fc.asyncProperty(pair, async ([position, later]) => {
        const made = await ledger.prove(`${position}`, { at: position + later });
        expect(await verifyProof(JSON.stringify(made))).toMatchObject({ ok: true, faults: [] });
      }),
    );
  });

  it('takes a receipt, and a proof under its keys', async () => {
    const act = { kind: 'accession', treaty: 'IV-13', participant: 'PER', on: '2001-03-01' };
    const made = await ledger.record(act);
    expect(await verifyProof(JSON.stringify(made))).toMatchObject({ ok: true, root: made.root });
    const keys = [OURS.verifierKey, WITNESS.verifierKey];
    expect(await proved({}, { keys })).toMatchObject({ ok: true, root });
  });

  it.each([
    ['another entry', () => ({ entry: proof.entry.replace('KEN', 'GHA') }), /match its leafHash/],
    ['another position', () => ({ position: proof.position - 1 }), /say another position/],
    ['one hash less', () => ({ proof: proof.proof.slice(1) }), /do not lead/],
    ['one hash more', () => ({ proof: [root, ...proof.proof] }), /do not lead/],
    ['hashes in another order', () => ({ proof: proof.proof.toReversed() }), /another root/],
    ['another root', () => ({ root: proof.leafHash }), /another root/],
    ['another size', () => ({ size: proof.size + 1 }), /./],
    ['a size too small', () => ({ size: 1 }), /do not lead/],
  ])('finds %s', async (_, change, says) => {
    const { ok, faults } = await proved(change());
    expect([ok, faults.join()]).toEqual([false, expect.stringMatching(says)]);
  });

  it('knows no place beyond the log', async () => {
    const second = await ledger.prove('2');
    const alone = { ...second, size: 1, root: second.leafHash, proof: [] };
    expect((await proved(alone)).faults[0]).toMatch(/do not lead from 2 to 1/);
  });

  it('believes no checkpoint of another log of the same key, and no signature under another hash', async () => {
    const keys = [OURS.verifierKey];
    const other = await ledger.checkpoint({ key: OURS.signerKey, origin: 'x', at: proof.size });
    expect((await proved({ checkpoint: other.checkpoint }, { keys })).faults).toEqual([
      'the checkpoint is of x',
    ]);
    const renamed = checkpoint.replace(/(— \S+ )./, '$1A');
    expect(renamed).not.toBe(checkpoint);
    expect((await proved({ checkpoint: renamed }, { keys })).faults).toEqual([
      'the checkpoint is not signed by the key',
    ]);
  });

  it('believes no other key, no other text, and no file of another form', async () => {
    const keys = [ANOTHERS.verifierKey];
    expect((await proved({}, { keys })).faults).toEqual([
      'the checkpoint is not signed by the key',
    ]);
    const ours = { keys: [OURS.verifierKey] };
    const forged = checkpoint.replace('example.org', 'example.com');
    expect((await proved({ checkpoint: forged }, ours)).ok).toBe(false);
    await expect(proved({ checkpoint: null }, ours)).rejects.toThrow(/there is no checkpoint/);
    // A mistake in typing is no evidence of a forgery.
    for (const key of ['x', '', 'a+00000000+_', `${ORIGIN}+00000000+=`]) {
      await expect(proved({}, { keys: [key] })).rejects.toThrow(/is written name\+hash\+key/);
    }
    const witness = { keys: [WITNESS.verifierKey] };
    await expect(proved({}, witness)).rejects.toThrow(/a witness signs for any log/);
    const table = '{"kind":"treaty-ledger status proof"}';
    await expect(verifyProof(table)).rejects.toThrow(/treaty verify-proof replays it/);
    for (const text of ['{}', 'null', '[]', '{"entry":1}', 'no JSON', '']) {
      await expect(verifyProof(text)).rejects.toThrow(SyntaxError);
    }
  });
});

describe('node verify-log.mjs', () => {
  const verifier = (...args: string[]) => run(here, process.execPath, [VERIFIER, ...args]);

  it('ends with 0 where a file holds, 3 where not, 2 where it is none, 6 where it is not there', () => {
    writeFileSync(join(here, 'log.jsonl'), log());
    writeFileSync(join(here, 'bad.jsonl'), log().replace('Ghana', 'Gxana'));
    writeFileSync(join(here, 'proof.json'), JSON.stringify(proof));
    writeFileSync(join(here, 'checkpoint.txt'), checkpoint);
    const under = ['--checkpoint', 'checkpoint.txt', '--key', OURS.verifierKey];
    expect(verifier('log.jsonl', ...under)).toMatchObject({
      ...{ code: 0, err: '' },
      out: expect.stringMatching(/^\d+ entries hold together: root [0-9a-f]{64}, signed for /),
    });
    expect(verifier('proof.json')).toMatchObject({ code: 0 });
    expect(verifier('bad.jsonl')).toMatchObject({ code: 3 });
    expect(verifier('checkpoint.txt')).toMatchObject({ code: 2, out: '' });
    expect(verifier('none')).toMatchObject({ code: 6, out: '' });
    expect(verifier()).toMatchObject({ code: 2, err: expect.stringMatching(/say node/) });
  });

  it('is the program under another name, through a link, and in another folder', () => {
    mkdirSync(join(here, 'elsewhere'));
    copyFileSync(VERIFIER, join(here, 'elsewhere', 'check.mjs'));
    symlinkSync(VERIFIER, join(here, 'link.mjs'));
    symlinkSync(VERIFIER, join(here, 'verify-log'));
    writeFileSync(join(here, 'whole.jsonl'), log());
    for (const name of ['elsewhere/check.mjs', 'link.mjs', 'verify-log']) {
      const found = run(here, process.execPath, [name, 'whole.jsonl']);
      expect(found).toMatchObject({ code: 0, out: expect.stringMatching(/hold together/) });
    }
    const kept = ['--preserve-symlinks-main', 'link.mjs', 'whole.jsonl'];
    expect(run(here, process.execPath, kept).out).toMatch(/hold together/);
    const imported = `import ${JSON.stringify(VERIFIER)};`;
    const alone = run(here, process.execPath, ['--input-type=module', '-e', imported, 'x']);
    expect(alone).toEqual({ code: 0, out: '', err: '' });
  });

  it('needs nothing beside it, and is whole within the page', () => {
    const program = readFileSync(VERIFIER, 'utf8');
    expect(program.match(/^import |\bimport\('(?!node:)/gm)).toBeNull();
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toContain(program);
    expect(page.match(/<\/script>/g), 'the program ends no script').toHaveLength(1);
    expect(page).not.toMatch(/https?:\/\/(?!c2sp)|src=/);
    const [, script = ''] = /<script type="module">(.*)<\/script>/s.exec(page) ?? [];
    writeFileSync(join(here, 'page.mjs'), script);
    const checked = spawnSync(process.execPath, ['--check', join(here, 'page.mjs')]);
    expect(checked.status).toBe(0);
  });
});
