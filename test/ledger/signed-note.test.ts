/** Signed notes, against those that others have signed, and against all that a forger may try. */
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTE,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  writeKeys,
} from '../../src/ledger/note-key.ts';
import {
  formatNote,
  type NoteSignature,
  noteSigner,
  noteVerifier,
  openNote,
  parseNote,
  type SignedNote,
  signNote,
} from '../../src/ledger/signed-note.ts';
import { ENOCH, PETER, QUASIMODO, SUMDB, TEXT } from '../support/published-notes.ts';

const key = (text: string) => parseVerifierKey(text) as VerifierKey;
const verifierOf = (text: string) => noteVerifier(key(text));
const peter = verifierOf(PETER.verifier);
const enoch = verifierOf(ENOCH.verifier);
const peterSigner = noteSigner(parseSignerKey(PETER.signer) as SignerKey);

const unsigned = (text: string): SignedNote => ({ text, signatures: [] });
const NOTE_OF_BOTH = `${TEXT}\n${PETER.line}${ENOCH.line}`;

function opened(...given: Parameters<typeof openNote>) {
  const note = openNote(...given);
  return 'code' in note ? note : note.verified.map(({ name }) => name);
}

function codeOf(...given: Parameters<typeof openNote>): string | null {
  const note = openNote(...given);
  return 'code' in note ? note.code : null;
}

describe('a note that others have signed', () => {
  it('is written by the published key as Go writes it', () => {
    expect(signNote(unsigned(TEXT), [peterSigner])).toBe(`${TEXT}\n${PETER.line}`);
  });

  it('opens for any of its keys, and says which', () => {
    expect(opened(NOTE_OF_BOTH, [peter])).toEqual(['PeterNeumann']);
    expect(opened(NOTE_OF_BOTH, [enoch])).toEqual(['EnochRoot']);
    expect(opened(NOTE_OF_BOTH, [enoch, peter])).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(opened(Buffer.from(NOTE_OF_BOTH), [peter])).toEqual(['PeterNeumann']);
    expect(openNote(NOTE_OF_BOTH, [peter])).toMatchObject({ text: TEXT });
  });

  it('does not open for no key, nor for one that shares only name or hash with its own', () => {
    expect(codeOf(NOTE_OF_BOTH, [])).toBe('not-signed');
    expect(codeOf(NOTE_OF_BOTH, [verifierOf(SUMDB.verifier)])).toBe('not-signed');
    expect(codeOf(NOTE_OF_BOTH, [{ ...peter, keyHash: enoch.keyHash }])).toBe('not-signed');
    expect(codeOf(NOTE_OF_BOTH, [{ ...enoch, name: peter.name }])).toBe('not-signed');
  });

  it('is refused whole when one known key did not make its signature, though another did', () => {
    const forged = PETER.line.replace('x08go/Z', 'x08go/Y');
    expect(codeOf(`${TEXT}\n${ENOCH.line}${forged}`, [peter, enoch])).toBe('bad-signature');
    expect(codeOf(`${TEXT}\n${PETER.line}${forged}`, [peter])).toBe('bad-signature');
    expect(opened(`${TEXT}\n${ENOCH.line}${forged}`, [enoch])).toEqual(['EnochRoot']);
  });

  it('is refused when its signature is shorter or longer than those of the key are', () => {
    const { signatures } = parseNote(`${TEXT}\n${PETER.line}`) as SignedNote;
    const [own] = signatures as [NoteSignature];
    for (const signature of [own.signature.subarray(0, 1), own.signature.subarray(0, 63)]) {
      expect(codeOf(formatNote({ text: TEXT, signatures: [{ ...own, signature }] }), [peter])).toBe(
        'bad-signature',
      );
    }
    const signature = Buffer.concat([own.signature, Buffer.of(0)]);
    const longer = formatNote({ text: TEXT, signatures: [{ ...own, signature }] });
    expect(codeOf(longer, [peter])).toBe('bad-signature');
  });

  it('is another one with a byte order mark before it', () => {
    const note = Buffer.from(`\ufeff${TEXT}\n${PETER.line}`);
    expect(codeOf(note, [peter])).toBe('bad-signature');
  });

  it('counts a key once, though it signed twice, or was given twice', () => {
    expect(opened(`${TEXT}\n${PETER.line}${PETER.line}`, [peter, peter])).toEqual(['PeterNeumann']);
  });

  it('must suit every key that bears the name and the hash', () => {
    const impostor = { ...enoch, name: peter.name, keyHash: peter.keyHash };
    expect(codeOf(`${TEXT}\n${PETER.line}`, [peter, impostor])).toBe('bad-signature');
    expect(codeOf(`${TEXT}\n${PETER.line}`, [impostor, peter])).toBe('bad-signature');
  });

  it('may have empty lines in its text: the last one ends it', () => {
    const { text, signatures } = parseNote(QUASIMODO) as SignedNote;
    expect(text.endsWith('sole:\n\ned è subito sera.\n')).toBe(true);
    expect(signatures.map(({ name, keyHash }) => [name, keyHash])).toEqual([
      ['quasimodo.example/salvatore', '367ba04b'],
    ]);
  });

  it('of the Go checksum database verifies by its published key', () => {
    expect(opened(SUMDB.note, [verifierOf(SUMDB.verifier)])).toEqual(['sum.golang.org']);
  });
});

describe('a note that is none', () => {
  const line = PETER.line;
  it.each([
    ['without signatures', TEXT],
    ['with a blank line and no signatures', `${TEXT}\n`],
    ['whose last line does not end', `${TEXT}\n${line.slice(0, -1)}`],
    ['with a control character', `\u0001${TEXT}\n${line}`],
    ['with a tab', `a\tb\n\n${line}`],
    ['with lines that end as on Windows', `${TEXT}\n${line}`.replaceAll('\n', '\r\n')],
    ['with half a character', `\ud83d${TEXT}\n${line}`],
    ['that is not UTF-8', Buffer.concat([Buffer.of(0xff), Buffer.from(`${TEXT}\n${line}`)])],
    ['that is no text at all', Buffer.alloc(0)],
    ['with a space in a name', `${TEXT}\n${line.replace('PeterNeumann', 'Bad Name')}`],
    ['with a space of Unicode in a name', `${TEXT}\n${line.replace('rN', 'r\u2003N')}`],
    ['with a plus in a name', `${TEXT}\n${line.replace('rN', 'r+N')}`],
    ['without a name', `${TEXT}\n${line.replace('PeterNeumann', '')}`],
    ['with a hyphen for the dash', `${TEXT}\n${line.replace('—', '-')}`],
    ['with a line that is no signature', `${TEXT}\n${line}Unexpected line.\n`],
    ['whose base64 lacks its padding', `${TEXT}\n${line.replace('=', '')}`],
    ['whose base64 has bits left over', `${TEXT}\n${line.replace('AM=', 'AN=')}`],
    ['with a space at a line end', `${TEXT}\n${line.replace('=\n', '= \n')}`],
    ['with a key hash and no signature', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['with 101 signatures', `${TEXT}\n${line.repeat(101)}`],
  ])('is refused: one %s', (_, note) => {
    expect(codeOf(note, [peter])).toBe('malformed');
    expect(parseNote(note)).toHaveProperty('malformed');
  });

  it('is not written either', () => {
    for (const text of ['abc', '', 'a\u0000\n', 'a\r\n', '\ud83d\n']) {
      expect(() => signNote(unsigned(text), [peterSigner])).toThrow(RangeError);
    }
  });

  it('may have 100 signatures', () => {
    expect(opened(`${TEXT}\n${PETER.line.repeat(100)}`, [peter])).toEqual(['PeterNeumann']);
  });
});

describe('signing', () => {
  it('keeps the signatures of others, and replaces its own', () => {
    const { signatures } = parseNote(NOTE_OF_BOTH) as SignedNote;
    const old = { ...(signatures[0] as NoteSignature), signature: Buffer.of(1) };
    const resigned = signNote({ text: TEXT, signatures: [old, ...signatures.slice(1)] }, [
      peterSigner,
    ]);
    expect(resigned).toBe(`${TEXT}\n${ENOCH.line}${PETER.line}`);
  });

  const anyText = fc
    .string({ unit: 'grapheme' })
    .map(text => `${text.replace(/\p{Cc}/gu, '\n')}\n`);
  const anySeed = fc.uint8Array({ minLength: 32, maxLength: 32 });
  const anyName = fc.stringMatching(/^[a-z0-9./-]{1,20}$/);

  it('gives a note that opens for the key, whatever the text, the name and the seed', () => {
    fc.assert(
      fc.property(anyText, anyName, anySeed, (text, name, seed) => {
        const keys = writeKeys(name, NOTE, seed);
        const signer = noteSigner(parseSignerKey(keys.signerKey) as SignerKey);
        const note = signNote(unsigned(text), [peterSigner, signer]);
        expect(openNote(note, [verifierOf(keys.verifierKey), peter])).toMatchObject({
          text,
          verified: [{ name: 'PeterNeumann' }, { name }],
        });
      }),
    );
  });

  it('gives a note that opens for nobody once a byte is changed, whatever the text', () => {
    const anyByte = fc.integer({ min: 1, max: 255 });
    fc.assert(
      fc.property(anyText, fc.nat(), anyByte, (text, pick, change) => {
        const note = Buffer.from(signNote(unsigned(text), [peterSigner]));
        const at = pick % note.length;
        note.writeUInt8(note.readUInt8(at) ^ change, at);
        expect(codeOf(note, [peter])).not.toBeNull();
      }),
    );
  });

  it('gives a note that opens for nobody once a bit of text or signature is changed: any of them', () => {
    const whole = Buffer.from(signNote(unsigned(TEXT), [peterSigner]));
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      if (codeOf(changed, [peter]) === null) expect.fail(`bit ${bit} makes no difference`);
    }
  });
});

describe('a key', () => {
  it('is read as it is written, with the hash that was published', () => {
    expect(key(PETER.verifier)).toMatchObject({ name: 'PeterNeumann', keyHash: 'c74f20a3' });
    const seed = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
    expect(writeKeys('PeterNeumann', NOTE, seed)).toEqual({
      signerKey: PETER.signer,
      verifierKey: PETER.verifier,
    });
  });

  it.each([PETER.verifier, PETER.signer])('mangled as in the tests of Go is none: %s', whole => {
    const read = (text: string) => [parseVerifierKey(text), parseSignerKey(text)];
    const isNone = (text: string) => read(text).every(one => 'malformed' in one);
    expect(isNone(whole)).toBe(false);
    for (let from = 0; from < whole.length; from += 1) {
      for (let to = from + 1; to <= whole.length; to += 1) {
        if (to - from < whole.length)
          expect([from, to, isNone(whole.slice(from, to))]).toEqual([from, to, true]);
      }
      const next = String.fromCharCode(whole.charCodeAt(from) + 1);
      expect(isNone(whole.slice(0, from) + next + whole.slice(from + 1))).toBe(true);
    }
  });

  it('of a wrong length or an unknown type is none, though its hash is right', () => {
    const reasons = [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      `Peter+00000000+${Buffer.alloc(34, NOTE).toString('base64')}`,
    ].map(text => parseVerifierKey(text));
    expect(reasons).toEqual([
      { malformed: 'its last part is not base64' },
      { malformed: expect.stringContaining('a type that is not known here') },
      { malformed: 'the name of a key has no spaces and no plus' },
      { malformed: 'an Ed25519 key has 32 bytes after its type' },
    ]);
  });

  it('is made of a name without spaces and plus, and of 32 bytes', () => {
    const seed = Buffer.alloc(32);
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb', '\ud83d']) {
      expect(() => writeKeys(name, NOTE, seed)).toThrow(RangeError);
    }
    expect(() => writeKeys('a', NOTE, Buffer.alloc(31))).toThrow(RangeError);
  });

  it('that is secret shows itself neither printed, nor as JSON, nor in a refusal', () => {
    const secret = 'YEKFALVFGyNhPJEMzD1QIDr';
    const hex = Buffer.from('gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=', 'base64').toString(
      'hex',
    );
    const signer = parseSignerKey(PETER.signer);
    const refusal = parseSignerKey(PETER.signer.replace('c74f', 'c74e'));
    expect('malformed' in refusal).toBe(true);
    for (const shown of [signer, refusal].flatMap(one => [
      inspect(one, { depth: 9 }),
      JSON.stringify(one),
    ])) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(hex.slice(0, 16));
    }
  });
});
