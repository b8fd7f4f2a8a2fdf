/** `prove`, `verify-proof` and `checkpoint` as a user runs them: files, keys, exit codes. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryProof } from '../../src/ledger/entry-proof.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import type { ProofCheck } from '../../src/reports/proof.ts';
import { answered, printed, shell, temporaryFolder, treaty } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const here = temporaryFolder();
const at = (name: string) => join(here, name);
const textOf = (name: string) => readFileSync(at(name), 'utf8');
let ours: string;
let witness: string;

beforeAll(() => {
  printed(here, 'demo');
  const make = (name: string, file: string, ...more: string[]) =>
    printed(here, 'checkpoint', '--make-key', name, '--key', file, ...more).trim();
  ours = make('example.org/treaties', 'log.key');
  witness = make('witness.example', 'witness.key', '--witness');
  printed(here, 'checkpoint', '--key', 'log.key', '--out', 'now.txt');
  printed(here, 'checkpoint', '--key', 'log.key', '--at', '200', '--out', 'then.txt');
  printed(here, 'prove', '250', '--checkpoint', 'now.txt', '--out', 'proof.json');
});

describe('treaty prove', () => {
  it('writes a file that verify-proof accepts where there is no ledger', () => {
    const elsewhere = at('elsewhere');
    shell(here, 'mkdir elsewhere && cp proof.json now.txt elsewhere');
    expect(printed(elsewhere, 'verify-proof', 'proof.json')).toMatch(/^The proof holds\.\nProved:/);
    const under = ['--checkpoint', 'now.txt', '--key', ours];
    expect(printed(elsewhere, 'verify-proof', 'proof.json', ...under)).toMatch(
      /signed for the log example\.org\/treaties by example\.org\/treaties\+[0-9a-f]{8}\./,
    );
    expect(existsSync(join(elsewhere, 'treaty.db'))).toBe(false);
  });

  it('proves by id as by position, at the size asked for, with the bytes that export gives', () => {
    const byPlace = JSON_SHAPES.proof.parse(answered(here, 'prove', '250', '--at', '260'));
    const { id } = JSON.parse(byPlace.entry) as { id: string };
    expect(answered(here, 'prove', id, '--at', '260')).toEqual(byPlace);
    expect(byPlace).toMatchObject({ position: 250, size: 260, checkpoint: null });
    const { entry, leafHash } = byPlace;
    expect(printed(here, 'export')).toContain(`{"entry":${entry},"leafHash":"${leafHash}"}\n`);
    const said = answered(here, 'prove', '250', '--out', 'again.json');
    expect(JSON_SHAPES['proof-file'].parse(said)).toMatchObject({ file: 'again.json', size: 271 });
  });

  it('refuses an entry that is not there, or not there yet, and a file that is there already', () => {
    expectRefusal(here, ['prove', '272'], { code: 6, says: /no entry 272/ });
    expectRefusal(here, ['prove', '250', '--at', '249'], {
      code: 2,
      says: /entry 250 was not in the log yet when it had 249 entries/,
      hints: /250 or more/,
    });
    expectRefusal(here, ['prove', '250', '--at', '272'], { code: 2, says: /no position 272/ });
    const over = ['prove', '250', '--out', 'proof.json'];
    expectRefusal(here, over, { code: 2, says: /exists already/, hints: /--force/ });
    expectRefusal(here, [...over.slice(0, 3), 'treaty.db', '--force'], {
      code: 2,
      says: /what the answer is read from/,
    });
  });

  it('encloses no checkpoint but one of this ledger', () => {
    writeFileSync(at('bare.txt'), textOf('now.txt').split('\n\n')[0]?.concat('\n') ?? '');
    const bare = textOf('bare.txt');
    writeFileSync(at('longer.txt'), bare.replace('271', '272'));
    writeFileSync(at('forked.txt'), bare.replace('271', '270'));
    const enclosing = (file: string) => ['prove', '1', '--checkpoint', file];
    printed(here, ...enclosing('bare.txt'));
    expectRefusal(here, enclosing('longer.txt'), { code: 3, says: /of 272 .* ledger has 271/ });
    expectRefusal(here, enclosing('forked.txt'), { code: 3, says: /270 entries has the root/ });
    expectRefusal(here, enclosing('proof.json'), { code: 2, says: /cannot be read/ });
    expectRefusal(here, enclosing('none.txt'), { code: 6, says: /cannot be read/ });
    expectRefusal(here, [...enclosing('now.txt'), '--at', '270'], {
      code: 2,
      says: /--at says 270/,
    });
  });

  it('makes no proof of a tree that was altered', () => {
    shell(here, 'cp treaty.db altered.db');
    const db = new Database(at('altered.db'));
    db.exec('DROP TRIGGER subtree_is_never_changed');
    db.exec('UPDATE subtree SET hash = zeroblob(32) WHERE level = 1 AND number = 0');
    db.close();
    const prove = ['prove', '3', '--ledger', 'altered.db'];
    expectRefusal(here, prove, { code: 3, says: /no proof can be made/, hints: /treaty verify/ });
  });
});

describe('treaty verify-proof', () => {
  const forged = (change: (proof: EntryProof) => object): string => {
    writeFileSync(at('forged.json'), JSON.stringify(change(JSON.parse(textOf('proof.json')))));
    return 'forged.json';
  };

  it('accepts the receipt of a recording', () => {
    const ecuador = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
    shell(here, 'cp treaty.db receipts.db');
    writeFileSync(
      at('receipt.json'),
      printed(here, ...ecuador, '--ledger', 'receipts.db', '--json'),
    );
    expect(answered<ProofCheck>(here, 'verify-proof', 'receipt.json')).toMatchObject({
      ok: true,
      position: 272,
    });
  });

  it('ends with 3 and the reason where it does not hold', () => {
    const file = forged(proof => ({ ...proof, entry: proof.entry.replace('Ghana', 'Gxana') }));
    const { code, out } = treaty(
      here,
      'verify-proof',
      forged(p => ({ ...p, position: 251 })),
    );
    expect([code, out]).toEqual([
      3,
      'The proof does not hold: the bytes of the entry say position 250, the file says 251.\n',
    ]);
    forged(proof => ({ ...proof, entry: proof.entry.replace('"IV-13"', '"IV-14"') }));
    const json = treaty(here, 'verify-proof', file, '--json');
    expect(json.code).toBe(3);
    expect(JSON_SHAPES['proof-check'].parse(JSON.parse(json.out))).toMatchObject({
      ok: false,
      fault: { code: 'bytes-differ' },
      proved: [],
    });
  });

  it('ends with 3 for a checkpoint of another key, or of another size', () => {
    const another = printed(
      here,
      'checkpoint',
      '--make-key',
      'example.org/treaties',
      '--key',
      'k2',
    );
    const under = (...more: string[]) => treaty(here, 'verify-proof', 'proof.json', ...more);
    expect(under('--key', another.trim())).toMatchObject({
      code: 3,
      out: expect.stringMatching(/no known key has signed it/),
    });
    expect(under('--key', ours, '--checkpoint', 'then.txt')).toMatchObject({
      code: 3,
      out: expect.stringMatching(/the checkpoint is of 200 entries, and the proof of 271/),
    });
  });

  it('refuses what is no proof by key and line, and a key that is none', () => {
    const refused = (says: RegExp, ...args: string[]) =>
      expectRefusal(here, ['verify-proof', ...args], { code: 2, says });
    refused(
      /leafHash \(line 1\): a hash is 64/,
      forged(proof => ({ ...proof, leafHash: 'x' })),
    );
    refused(
      /version \(line 1\): this program reads/,
      forged(proof => ({ ...proof, version: 2 })),
    );
    refused(
      /kind \(line 1\)/,
      forged(proof => ({ ...proof, kind: 'another' })),
    );
    refused(
      /entry.*: missing/,
      forged(() => ({})),
    );
    refused(
      /position.*whole number|position.*int/,
      forged(p => ({ ...p, position: 1.5 })),
    );
    refused(
      /checkpoint cannot be read/,
      forged(proof => ({ ...proof, checkpoint: 'x' })),
    );
    refused(
      /no proof and no receipt/,
      forged(() => [1]),
    );
    refused(/no JSON: line 1/, 'now.txt');
    refused(/EISDIR/, '.');
    refused(/the verifier key cannot be read/, 'proof.json', '--key', 'example.org+1+x');
    refused(/this is a secret key/, 'proof.json', '--key', textOf('log.key').trim());
    expectRefusal(here, ['verify-proof', 'none.json'], { code: 6, says: /cannot be read/ });
  });
});

describe('treaty checkpoint', () => {
  const cosign = (...more: string[]) => [
    ...['checkpoint', '--cosign', 'now.txt', '--key', 'witness.key'],
    ...more,
  ];

  it('prints origin, size and root, and with a key its signature, which never changes', () => {
    const unsigned = printed(here, 'checkpoint', '--origin', 'example.org/treaties');
    expect(unsigned).toMatch(/^example\.org\/treaties\n271\n[A-Za-z0-9+/]{43}=\n$/);
    const signed = printed(here, 'checkpoint', '--key', 'log.key');
    expect(signed).toMatch(
      new RegExp(`^${unsigned.replace(/[+]/g, '\\+')}\n— example.org/treaties `),
    );
    expect(signed).toBe(textOf('now.txt'));
    const answer = JSON_SHAPES.checkpoint.parse(answered(here, 'checkpoint', '--key', 'log.key'));
    expect(answer).toMatchObject({ verifierKey: ours, checkpoint: signed, size: 271 });
  });

  it('makes a key for its owner alone, prints what is not secret, and never writes over one', () => {
    expect(statSync(at('log.key')).mode & 0o777).toBe(0o600);
    expect(ours).not.toContain('PRIVATE');
    const secret = textOf('log.key');
    const again = ['checkpoint', '--make-key', 'x', '--key', 'log.key'];
    expectRefusal(here, again, { code: 2, says: /log\.key exists already/ });
    expect(textOf('log.key')).toBe(secret);
    const made = answered(here, 'checkpoint', '--make-key', 'x.example', '--key', 'x.key');
    expect(JSON_SHAPES['new-key'].parse(made)).toMatchObject({ file: 'x.key' });
  });

  it('refuses a key file that others may read, and says how to close it', () => {
    for (const mode of [0o640, 0o604, 0o620, 0o602]) {
      chmodSync(at('log.key'), mode);
      expectRefusal(here, ['checkpoint', '--key', 'log.key'], {
        code: 2,
        says: /others than its owner may read or write/,
        hints: /chmod 600 log\.key/,
      });
    }
    chmodSync(at('log.key'), 0o600);
  });

  it('never repeats a secret, not even of a key file that is broken', () => {
    const secret = textOf('log.key').trim();
    writeFileSync(at('broken.key'), `${secret.slice(0, -4)}\n`, { mode: 0o600 });
    const { code, out, err } = treaty(here, 'checkpoint', '--key', 'broken.key');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/the key file holds no key to sign with/);
    expect(err).not.toContain(secret.slice(30, 60));
  });

  it('is cosigned once the older one is proved to be its beginning', () => {
    printed(here, ...cosign('--since', 'then.txt', '--log-key', ours, '--out', 'seen.txt'));
    expect(textOf('seen.txt').startsWith(textOf('now.txt'))).toBe(true);
    const keys = ['--key', ours, '--key', witness];
    printed(here, 'verify-proof', 'proof.json', '--checkpoint', 'seen.txt', ...keys);
    expect(treaty(here, 'verify-proof', 'proof.json', ...keys).code).toBe(3);
    expect(treaty(here, ...cosign()).err).toMatch(/nothing earlier was held against it/);
  });

  it('is not cosigned by a witness whose older one is another log’s, longer, or rewritten', () => {
    const bare = textOf('then.txt');
    writeFileSync(at('rewritten.txt'), bare.replace(/\n200\n./, '\n200\nZ'));
    writeFileSync(at('other.txt'), bare.replace(/^example\.org/, 'example.com'));
    const refused = (file: string, says: RegExp) =>
      expectRefusal(here, cosign('--since', file), { code: 3, says, hints: /evidence/ });
    refused('rewritten.txt', /the root of the log of 200 is said to be/);
    refused('other.txt', /the older checkpoint is of the log "example\.com/);
    printed(here, 'checkpoint', '--key', 'log.key', '--at', '199', '--out', 'short.txt');
    const back = [
      'checkpoint',
      '--cosign',
      'short.txt',
      '--key',
      'witness.key',
      '--since',
      'then.txt',
    ];
    expectRefusal(here, back, { code: 3, says: /a log of 199 does not go on from one of 200/ });
    rmSync(at('short.txt'));
  });

  it('is not cosigned where it is no checkpoint of this ledger, or its log has not signed it', () => {
    printed(here, 'init', '--ledger', 'another.db');
    const another = cosign('--ledger', 'another.db');
    expectRefusal(here, another, { code: 3, says: /of 271 entries, and this ledger has/ });
    const key = printed(here, 'checkpoint', '--make-key', 'example.org/treaties', '--key', 'k3');
    expectRefusal(here, cosign('--log-key', key.trim()), { code: 3, says: /no known key/ });
    writeFileSync(at('bare.txt'), textOf('now.txt').split('\n\n')[0]?.concat('\n') ?? '');
    expectRefusal(here, ['checkpoint', '--cosign', 'bare.txt', '--key', 'witness.key'], {
      code: 3,
      says: /no signature of its log yet/,
    });
  });

  it('signs nothing for a ledger that is damaged', () => {
    shell(here, 'cp treaty.db damaged.db');
    const db = new Database(at('damaged.db'));
    db.exec('DROP TRIGGER entry_is_never_changed');
    db.exec(
      "UPDATE entry SET canonical = replace(canonical, 'Ghana', 'Gxana') WHERE position = 250",
    );
    db.close();
    expectRefusal(here, ['checkpoint', '--key', 'log.key', '--ledger', 'damaged.db'], {
      code: 3,
      says: /the ledger is damaged/,
      hints: /Nothing was signed/,
    });
  });

  it.each([
    [['--at', '5'], /names its log/],
    [['--make-key', 'x'], /--make-key needs the file of a key/],
    [['--make-key', 'a b', '--key', 'y.key'], /no spaces and no plus/],
    [['--make-key', 'x', '--key', 'y.key', '--out', 'z'], /--out has no place with --make-key/],
    [['--cosign', 'now.txt'], /--cosign needs the file of a key/],
    [['--cosign', 'now.txt', '--key', 'log.key'], /a witness signs with one of its own/],
    [['--cosign', 'now.txt', '--key', 'witness.key', '--at', '5'], /--at has no place/],
    [['--key', 'witness.key'], /signs no checkpoint of a log/],
    [['--key', 'log.key', '--since', 'then.txt'], /--since has no place without --cosign/],
    [['--key', 'log.key', '--origin', 'two\nlines'], /--origin is empty, or holds a line break/],
    [['--key', 'now.txt'], /others than its owner/],
    [['--key', 'log.key', '--at', '0'], /no position 0/],
  ])('refuses %j', (args, says) => {
    expectRefusal(here, ['checkpoint', ...args], { code: 2, says });
    expect(existsSync(at('y.key'))).toBe(false);
  });
});
