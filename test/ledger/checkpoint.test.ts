/** The text of a checkpoint: read as the specification has it, and in no other way. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { cosigner } from '../../src/ledger/cosignature.ts';
import {
  COSIGNATURE,
  NOTE,
  parseSignerKey,
  type SignerKey,
  writeKeys,
} from '../../src/ledger/note-key.ts';
import { noteSigner, parseNote, type SignedNote, signNote } from '../../src/ledger/signed-note.ts';
import { ARCHE, BEHIND_THE_SOFA, RFC8032_SEED, SUMDB } from '../support/published-notes.ts';

const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const CHECKPOINT: Checkpoint = {
  origin: 'example.com/behind-the-sofa',
  size: 20_852_163,
  root: '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62',
  extensions: [],
};

const textOf = (note: string) => (parseNote(note) as SignedNote).text;

describe('the text of a checkpoint', () => {
  it('is read as the specification shows it, and written back', () => {
    const text = textOf(BEHIND_THE_SOFA);
    expect(parseCheckpoint(text)).toEqual(CHECKPOINT);
    expect(formatCheckpoint(CHECKPOINT)).toBe(text);
  });

  it('of public logs is read too, an origin with spaces and a size beyond a thousand million', () => {
    expect(parseCheckpoint(textOf(SUMDB.note))).toMatchObject({
      origin: 'go.sum database tree',
      size: 6_476_701,
    });
    expect(parseCheckpoint(textOf(ARCHE.note))).toMatchObject({ size: 1_432_088_532 });
  });

  it('may have lines of others below its own', () => {
    const text = `o\n0\n${ROOT}\n6086d1a9\nWaxing gibbous\n`;
    expect(parseCheckpoint(text)).toMatchObject({ extensions: ['6086d1a9', 'Waxing gibbous'] });
  });

  it.each([
    ['too few lines', 'Head\n9944\n', 'three lines'],
    ['nothing', '', 'no end'],
    ['no origin', `\n9944\n${ROOT}\n`, 'an empty line'],
    ['no end of its last line', `Log\n123\n${ROOT}`, 'no end'],
    ['no number for a size', `Log\nbananas\n${ROOT}\n`, 'decimal'],
    ['a negative size', `Log\n-34\n${ROOT}\n`, 'decimal'],
    ['a leading zero', `Log\n034\n${ROOT}\n`, 'leading zeros'],
    ['a size of nothing but zeros', `Log\n00\n${ROOT}\n`, 'leading zeros'],
    ['a plus', `Log\n+34\n${ROOT}\n`, 'decimal'],
    ['an exponent', `Log\n1e3\n${ROOT}\n`, 'decimal'],
    ['a space', `Log\n34 \n${ROOT}\n`, 'decimal'],
    ['digits of another script', `Log\n٣\n${ROOT}\n`, 'decimal'],
    ['a size too large', `Log\n9007199254740992\n${ROOT}\n`, 'too large'],
    ['a root that is no base64', "Log\n123\nThisIsn'tBase64\n", 'third line'],
    ['a root of too few bytes', 'Log\n123\nYmFuYW5hcw==\n', 'third line'],
    ['a root without its padding', `Log\n123\n${ROOT.slice(0, -1)}\n`, 'third line'],
    ['a root with bits left over', `Log\n123\n${ROOT.replace('q2I=', 'q2J=')}\n`, 'third line'],
    ['a root in the alphabet of URLs', `Log\n123\n${ROOT.replace('/', '_')}\n`, 'third line'],
    ['an empty line below', `Log\n123\n${ROOT}\n\n`, 'an empty line'],
    ['ends of lines as on Windows', `Log\r\n123\r\n${ROOT}\r\n`, 'characters'],
    ['half a character', `\ud83d\n123\n${ROOT}\n`, 'characters'],
  ])('is none with %s', (_, text, reason) => {
    expect(parseCheckpoint(text)).toEqual({ malformed: expect.stringContaining(reason) });
  });

  it('is not written of what could not be read back', () => {
    for (const wrong of [
      { origin: '' },
      { origin: 'two\nlines' },
      { size: -1 },
      { size: 0.5 },
      { size: 2 ** 53 },
      { root: CHECKPOINT.root.slice(2) },
      { root: 'no hash' },
      { extensions: [''] },
    ]) {
      expect(() => formatCheckpoint({ ...CHECKPOINT, ...wrong })).toThrow(
        /^no checkpoint is written so: it/,
      );
    }
  });

  it('has one form for each checkpoint: what is read and written is the same bytes', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map(text => text.replace(/\p{Cc}/gu, '·'));
    fc.assert(
      fc.property(
        fc.record({
          origin: line,
          size: fc.maxSafeNat(),
          root: fc
            .uint8Array({ minLength: 32, maxLength: 32 })
            .map(bytes => Buffer.from(bytes).toString('hex')),
          extensions: fc.array(line, { maxLength: 3 }),
        }),
        checkpoint => {
          const text = formatCheckpoint(checkpoint);
          expect(parseCheckpoint(text)).toEqual(checkpoint);
          for (const other of [`${text} `, text.replace('\n', '\n0'), text.replace(/=\n/, '\n')]) {
            expect(parseCheckpoint(other)).not.toEqual(checkpoint);
          }
        },
      ),
    );
  });
});

/** The last part of a verifier key; its base64 may hold a plus too. */
const materialOf = (verifierKey: string) =>
  Buffer.from(verifierKey.split('+').slice(2).join('+'), 'base64');

/** The second implementation: what it verifies is cut out of the note here, by hand. */
function openssl(verifierKey: string, message: string, signature: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
  try {
    const raw = materialOf(verifierKey).subarray(1);
    const write = (name: string, bytes: string | Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
    const { stdout } = spawnSync(
      'openssl',
      ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-rawin'].concat(
        ['-inkey', write('key.der', der), '-in', write('text', message)],
        ['-sigfile', write('signature', signature)],
      ),
      { encoding: 'utf8' },
    );
    return stdout.trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const hasOpenssl = /^OpenSSL [3-9]/.test(
  spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '',
);
if (!hasOpenssl) console.log('no OpenSSL 3 here: its word on our signatures is not asked');

describe.skipIf(!hasOpenssl)('a checkpoint that we sign, in the eyes of OpenSSL', () => {
  const text = formatCheckpoint(CHECKPOINT);
  const log = writeKeys('example.com/behind-the-sofa', NOTE, RFC8032_SEED);
  const witness = writeKeys('witness.example/w1', COSIGNATURE, Buffer.alloc(32, 7));
  const note = signNote({ text, signatures: [] }, [
    noteSigner(parseSignerKey(log.signerKey) as SignerKey),
    cosigner(parseSignerKey(witness.signerKey) as SignerKey, 1_679_315_147),
  ]);
  const [whole = '', ofLog = '', ofWitness = ''] =
    /^(?<text>(?:.+\n)+)\n— \S+ (\S+)\n— \S+ (\S+)\n$/u.exec(note)?.slice(1) ?? [];
  const bytesOf = (base64: string) => Buffer.from(base64, 'base64').subarray(4);

  it('is signed by the key of the log', () => {
    expect(openssl(log.verifierKey, whole, bytesOf(ofLog))).toBe('Signature Verified Successfully');
  });

  it('is cosigned by the key of the witness, with the time before the text', () => {
    const message = `cosignature/v1\ntime 1679315147\n${whole}`;
    const signature = bytesOf(ofWitness).subarray(8);
    expect(openssl(witness.verifierKey, message, signature)).toBe(
      'Signature Verified Successfully',
    );
  });

  it('is refused with one byte changed', () => {
    const changed = whole.replace('20852163', '20852164');
    expect(openssl(log.verifierKey, changed, bytesOf(ofLog))).toBe(
      'Signature Verification Failure',
    );
  });

  it('has the public key that RFC 8032 gives for its seed', () => {
    expect(materialOf(log.verifierKey).toString('hex')).toBe(
      '01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });
});
