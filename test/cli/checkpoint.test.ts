/** `checkpoint` as a user runs it: keys for their owner alone, signatures, witnesses, and what none of them signs. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
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

describe('treaty checkpoint', () => {
  const cosign = (...more: string[]) => [
    ...['checkpoint', '--cosign', 'now.txt', '--key', 'witness.key'],
    ...(more.includes('--log-key') ? more : ['--log-key', ours, ...more]),
  ];

  it('prints origin, size and root, and with a key its signature, which never changes', () => {
    const unsigned = printed(here, 'checkpoint', '--origin', 'example.org/treaties');
    expect(unsigned).toMatch(
      /^example\.org\/treaties\n271\n[A-Za-z0-9+/]{43}=\nlast-entries [A-Za-z0-9+/]{43}=\n$/,
    );
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
    printed(here, ...cosign('--since', 'then.txt', '--out', 'seen.txt'));
    expect(textOf('seen.txt').startsWith(textOf('now.txt'))).toBe(true);
    const keys = ['--key', ours, '--key', witness];
    printed(here, 'verify-proof', 'proof.json', '--checkpoint', 'seen.txt', ...keys);
    expect(treaty(here, 'verify-proof', 'proof.json', ...keys).code).toBe(3);
    expect(treaty(here, ...cosign()).err).toMatch(
      /held only against checkpoints that this ledger keeps/,
    );
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
      '--log-key',
      ours,
      '--since',
      'then.txt',
    ];
    expectRefusal(here, back, {
      code: 3,
      says: /199 entries, and this witness has cosigned one of 271/,
    });
    rmSync(at('short.txt'));
  });

  it('is not cosigned where it is no checkpoint of this ledger, or its log has not signed it', () => {
    printed(here, 'init', '--ledger', 'another.db');
    const another = cosign('--ledger', 'another.db');
    expectRefusal(here, another, { code: 3, says: /of 271 entries, and this ledger has/ });
    const key = printed(here, 'checkpoint', '--make-key', 'example.org/treaties', '--key', 'k3');
    expectRefusal(here, cosign('--log-key', key.trim()), { code: 3, says: /no known key/ });
    writeFileSync(at('bare.txt'), textOf('now.txt').split('\n\n')[0]?.concat('\n') ?? '');
    const bare = ['checkpoint', '--cosign', 'bare.txt', '--key', 'witness.key', '--log-key', ours];
    expectRefusal(here, bare, { code: 3, says: /no signature of its log yet/ });
  });

  it('is not cosigned without the key of its log, for nobody may have signed it', () => {
    const forged = textOf('now.txt').replace(/(— \S+ ).*/, `$1${'A'.repeat(92)}`);
    writeFileSync(at('forged.txt'), forged);
    const blind = ['checkpoint', '--cosign', 'forged.txt', '--key', 'witness.key'];
    expectRefusal(here, blind, {
      code: 2,
      says: /a witness cosigns what the log itself has signed/,
      hints: /--log-key/,
    });
    expectRefusal(here, cosign('--log-key', witness), { code: 2, says: /the key of a witness/ });
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
    [['--key', 'now.txt'], /holds no key to sign with/],
    [['--key', 'log.key', '--at', '0'], /no position 0/],
  ])('refuses %j', (args, says) => {
    expectRefusal(here, ['checkpoint', ...args], { code: 2, says });
    expect(existsSync(at('y.key'))).toBe(false);
  });
});
