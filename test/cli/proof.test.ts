/** `prove` and `verify-proof` as a user runs them: files, keys, exit codes. */
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
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

beforeAll(() => {
  printed(here, 'demo');
  const make = ['checkpoint', '--make-key', 'example.org/treaties', '--key', 'log.key'];
  ours = printed(here, ...make).trim();
  printed(here, 'checkpoint', '--key', 'log.key', '--out', 'now.txt');
  printed(here, 'checkpoint', '--key', 'log.key', '--at', '260', '--out', 'then.txt');
  printed(here, 'prove', '250', '--checkpoint', 'now.txt', '--out', 'proof.json');
});

describe('treaty prove', () => {
  it('writes a file that verify-proof accepts where there is no ledger', () => {
    const elsewhere = at('elsewhere');
    shell(here, 'mkdir elsewhere && cp proof.json now.txt elsewhere');
    expect(printed(elsewhere, 'verify-proof', 'proof.json')).toMatch(/^The proof holds\.\nProved:/);
    const under = ['--checkpoint', 'now.txt', '--key', ours];
    expect(printed(elsewhere, 'verify-proof', 'proof.json', ...under)).toMatch(
      /signed for the log "example\.org\/treaties" by example\.org\/treaties\+[0-9a-f]{8}\./,
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

describe('treaty status --proof', () => {
  const proved = (...more: string[]) => ['status', 'IV-13', '--proof', ...more];

  it('under a signed checkpoint shows that no entry was left out, and is of its size', () => {
    printed(here, ...proved('all.json', '--checkpoint', 'then.txt'));
    const file = JSON_SHAPES['status-proof'].parse(JSON.parse(textOf('all.json')));
    expect(file).toMatchObject({ size: 260, checkpoint: textOf('then.txt') });
    const check = answered(here, 'verify-proof', 'all.json', '--key', ours);
    expect(JSON_SHAPES['status-proof-check'].parse(check)).toMatchObject({
      ...{ ok: true, isComplete: true, size: 260, fault: null },
    });
    expect(printed(here, 'verify-proof', 'all.json', '--key', ours)).toContain('They are all of');
  });

  it('takes no checkpoint without a proof, of another size, or to be written over', () => {
    expectRefusal(here, ['status', 'IV-13', '--checkpoint', 'now.txt'], {
      code: 2,
      says: /no place without --proof/,
    });
    expectRefusal(here, [...proved('new.json', '--checkpoint', 'now.txt'), '--at', '270'], {
      code: 2,
      says: /--at says 270/,
    });
    expectRefusal(here, [...proved('now.txt', '--checkpoint', 'now.txt'), '--force'], {
      code: 2,
      says: /what the answer is read from/,
    });
    expect(existsSync(at('new.json'))).toBe(false);
  });
});

describe('treaty verify-proof', () => {
  it('refuses a file that is larger than any proof before it is read', () => {
    writeFileSync(at('huge.json'), '');
    truncateSync(at('huge.json'), 33 * 1024 * 1024);
    expectRefusal(here, ['verify-proof', 'huge.json'], { code: 2, says: /larger than 32 MB/ });
  });

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
      out: expect.stringMatching(/the checkpoint is of 260 entries, and the proof of 271/),
    });
  });

  it('refuses the key of a witness alone, which vouches for whatever log the checkpoint names', () => {
    const make = ['checkpoint', '--make-key', 'witness.example', '--key', 'witness.key'];
    const witness = printed(here, ...make, '--witness').trim();
    const cosign = ['checkpoint', '--cosign', 'now.txt', '--key', 'witness.key'];
    printed(here, ...cosign, '--log-key', ours, '--out', 'seen.txt');
    printed(here, 'status', 'IV-13', '--proof', 'status.json');
    for (const file of ['proof.json', 'status.json']) {
      const command = ['verify-proof', file, '--checkpoint', 'seen.txt', '--key', witness];
      expectRefusal(here, command, {
        code: 2,
        says: /a witness signs for any log, and nothing says which one is meant/,
        hints: /--key, or name the log with --origin/,
      });
      printed(here, ...command, '--origin', 'example.org/treaties');
      printed(here, ...command, '--key', ours);
    }
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
