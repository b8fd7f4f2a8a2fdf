/** Cosignatures, against those of public witnesses on a public log. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checkpoint, formatCheckpoint, openCheckpoint } from '../../src/ledger/checkpoint.ts';
import {
  cosignatureVerifier,
  cosignedAt,
  cosigner,
  verifierFor,
} from '../../src/ledger/cosignature.ts';
import {
  COSIGNATURE,
  formatVerifierKey,
  NOTE,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  withType,
  writeKeys,
} from '../../src/ledger/note-key.ts';
import {
  type NoteSignature,
  noteSigner,
  noteVerifier,
  type OpenedNote,
  openNote,
  parseNote,
  type SignedNote,
  signNote,
} from '../../src/ledger/signed-note.ts';
import { ARCHE, BEHIND_THE_SOFA, PETER, RFC8032_SEED } from '../support/published-notes.ts';

const key = (text: string) => parseVerifierKey(text) as VerifierKey;
const WITNESSES = ARCHE.witnesses.map(text => verifierFor(key(text)));
const WITNESS = writeKeys('witness.example/w1', COSIGNATURE, RFC8032_SEED);
const witnessKey = parseSignerKey(WITNESS.signerKey) as SignerKey;

const CHECKPOINT: Checkpoint = {
  origin: 'treaty.example/ledger',
  size: 3,
  root: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  extensions: [],
};
const UNSIGNED: SignedNote = { text: formatCheckpoint(CHECKPOINT), signatures: [] };

const codeOf = (...given: Parameters<typeof openNote>) => {
  const note = openNote(...given);
  return 'code' in note ? note.code : null;
};

describe('the checkpoint of a public log', () => {
  it('was cosigned by four witnesses at 21:50:24 UTC on 23 May 2026', () => {
    const note = openNote(ARCHE.note, WITNESSES) as OpenedNote;
    expect(note.verified.map(({ name }) => name)).toEqual([
      'transparency.dev/DEV:witness-little-garden',
      'witness1.smartit.nu/witness1',
      'remora.n621.de',
      'witness.stagemole.eu',
    ]);
    expect(new Set(note.verified.map(cosignedAt))).toEqual(
      new Set([Date.parse('2026-05-23T21:50:24Z') / 1000]),
    );
  });

  it('was signed by the log too, whose other signature, of Certificate Transparency, is passed over', () => {
    const note = openNote(ARCHE.note, [verifierFor(key(ARCHE.log)), ...WITNESSES]) as OpenedNote;
    expect(note.signatures).toHaveLength(6);
    expect(note.verified.map(({ keyHash }) => keyHash)).toEqual([
      'ba2f06c0',
      'd8042a87',
      'a48c820f',
      'da77ade7',
      '67f7aea0',
    ]);
  });

  it('is refused by every witness once size, root or time is another', () => {
    const changes: [string, string][] = [
      ['1432088532', '1432088533'],
      ['U7WM79', 'U7WM78'],
      ['2net5wAAAABqEiEg', '2net5wAAAABqEiEh'],
    ];
    for (const [was, is] of changes) {
      expect(codeOf(ARCHE.note.replace(was, is), WITNESSES)).toBe('bad-signature');
    }
  });

  it('that the specification shows was cosigned at the time that it shows', () => {
    const { signatures } = parseNote(BEHIND_THE_SOFA) as SignedNote;
    expect(signatures.map(cosignedAt)).toEqual([null, 1_679_315_147]);
    expect(signatures[1]?.keyHash).toBe('8d66cf3f');
  });
});

describe('a witness of ours', () => {
  it('cosigns what the specification says: two lines, and the text of the note', () => {
    const note = parseNote(signNote(UNSIGNED, [cosigner(witnessKey, 1_679_315_147)])) as SignedNote;
    const { signature } = note.signatures[0] as NoteSignature;
    expect(Buffer.from(signature.subarray(0, 8)).toString('hex')).toBe('00000000641850cb');
    const plain = { ...noteVerifier(withType(witnessKey, NOTE)) };
    const message = `cosignature/v1\ntime 1679315147\n${UNSIGNED.text}`;
    expect(plain.verify(message, signature.subarray(8))).toBe(true);
  });

  it('is verified by its key, whatever the time', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), time => {
        const note = openNote(signNote(UNSIGNED, [cosigner(witnessKey, time)]), [
          verifierFor(key(WITNESS.verifierKey)),
        ]) as OpenedNote;
        expect(note.verified.map(cosignedAt)).toEqual([time]);
      }),
    );
  });

  it('adds itself to the signatures that are there, and replaces its own of before', () => {
    const log = noteSigner(parseSignerKey(PETER.signer) as SignerKey);
    const first = signNote(UNSIGNED, [log, cosigner(witnessKey, 1)]);
    const second = signNote(parseNote(first) as SignedNote, [cosigner(witnessKey, 2)]);
    const verifiers = [PETER.verifier, WITNESS.verifierKey].map(text => verifierFor(key(text)));
    const note = openNote(second, verifiers) as OpenedNote;
    expect(note.verified.map(({ name }) => name)).toEqual(['PeterNeumann', 'witness.example/w1']);
    expect(note.signatures.map(cosignedAt)).toEqual([null, 2]);
  });

  it('signs at no time before 1970, and at none between two seconds', () => {
    for (const time of [-1, 0.5, Number.NaN, 2 ** 53]) {
      expect(() => cosigner(witnessKey, time)).toThrow(RangeError);
    }
  });

  it('has another hash than the same key has for notes, so that neither passes for the other', () => {
    const asNote = withType(witnessKey, NOTE);
    expect(asNote.keyHash).not.toBe(witnessKey.keyHash);
    const cosigned = signNote(UNSIGNED, [cosigner(witnessKey, 1)]);
    const signed = signNote(UNSIGNED, [noteSigner(asNote)]);
    expect(codeOf(cosigned, [noteVerifier(asNote)])).toBe('not-signed');
    expect(codeOf(signed, [cosignatureVerifier(witnessKey)])).toBe('not-signed');
    const verifier = { ...cosignatureVerifier(witnessKey), keyHash: asNote.keyHash };
    expect(codeOf(signed, [verifier])).toBe('bad-signature');
    expect(() => noteSigner(witnessKey)).toThrow(RangeError);
    expect(() => noteVerifier(witnessKey)).toThrow(RangeError);
  });

  it('may use a key that is written for notes: it is the key for cosignatures that verifies', () => {
    const forNotes = writeKeys('witness.example/w1', NOTE, RFC8032_SEED);
    const signer = cosigner(parseSignerKey(forNotes.signerKey) as SignerKey, 7);
    const verifiers = [forNotes, WITNESS].map(one => cosignatureVerifier(key(one.verifierKey)));
    for (const verifier of verifiers)
      expect(codeOf(signNote(UNSIGNED, [signer]), [verifier])).toBeNull();
    expect(formatVerifierKey(withType(key(forNotes.verifierKey), COSIGNATURE))).toBe(
      WITNESS.verifierKey,
    );
  });

  it('whose time is no time that has been is not believed, though the signature is good', () => {
    const time = 2 ** 60;
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(time));
    const plain = noteSigner(withType(witnessKey, NOTE));
    const good = plain.sign(`cosignature/v1\ntime ${BigInt(time)}\n${UNSIGNED.text}`);
    const verifier = cosignatureVerifier(witnessKey);
    const ofThatTime = { name: 'w', keyHash: '00000000', signature: Buffer.concat([bytes, good]) };
    expect(cosignedAt(ofThatTime)).toBeNull();
    for (const signature of [ofThatTime.signature, good, bytes, Buffer.of(1), Buffer.alloc(0)]) {
      expect(verifier.verify(UNSIGNED.text, signature)).toBe(false);
      expect(cosignedAt({ ...ofThatTime, signature })).toBeNull();
    }
  });
});

describe('opening a checkpoint', () => {
  const origin = 'arche2025h1.staging.ct.transparency.dev';
  const log = verifierFor(key(ARCHE.log));
  const trust = { origin, log, witnesses: WITNESSES };
  const faultOf = (...given: Parameters<typeof openCheckpoint>) => {
    const read = openCheckpoint(...given);
    return 'code' in read ? read : null;
  };

  it('gives what the log says, and the witnesses that are trusted', () => {
    expect(
      openCheckpoint(ARCHE.note, { ...trust, witnesses: WITNESSES.slice(1, 3) }),
    ).toMatchObject({
      checkpoint: { origin, size: 1_432_088_532, extensions: [] },
      cosignatures: [{ name: 'witness1.smartit.nu/witness1' }, { name: 'remora.n621.de' }],
    });
  });

  it('asks for the signature of the log: witnesses alone are not enough', () => {
    const [, head = '', ofLog = '', rest = ''] =
      /^([^—]+—[^—]+)(—[^—]+\n)(.*)$/su.exec(ARCHE.note) ?? [];
    expect(faultOf(head + ofLog + rest, trust)).toBeNull();
    expect(faultOf(head + rest, trust)).toEqual({
      code: 'not-signed',
      because: `its log ${origin}+ba2f06c0 has not signed it`,
    });
    expect(faultOf(ARCHE.note, { ...trust, log: { ...log, keyHash: '00000000' } })?.code).toBe(
      'not-signed',
    );
  });

  it('takes no witness for the log that shares only its name, or only its hash', () => {
    const signer = parseSignerKey(PETER.signer) as SignerKey;
    const note = signNote(UNSIGNED, [noteSigner(signer)]);
    const peter = noteVerifier(signer);
    const open = (one: typeof log) =>
      faultOf(note, { origin: CHECKPOINT.origin, log: one, witnesses: [peter] })?.code;
    expect(open(peter)).toBeUndefined();
    expect(open({ ...peter, name: 'another' })).toBe('not-signed');
    expect(open({ ...peter, keyHash: '00000000' })).toBe('not-signed');
  });

  it('asks for the origin: one key may sign for several logs', () => {
    expect(faultOf(ARCHE.note, { ...trust, origin: 'another' })).toEqual({
      code: 'other-log',
      because: `it is of the log "${origin}"`,
    });
  });

  it('asks for a checkpoint: a log may sign other notes too', () => {
    const peter = parseSignerKey(PETER.signer) as SignerKey;
    const note = signNote({ text: 'a note\n', signatures: [] }, [noteSigner(peter)]);
    expect(faultOf(note, { ...trust, log: noteVerifier(peter) })).toMatchObject({
      code: 'malformed',
      because: 'it has fewer than three lines: origin, size, root',
    });
    expect(faultOf('', trust)?.code).toBe('malformed');
  });

  it('is refused for one bad cosignature of a trusted witness, and not for one of any other', () => {
    const forged = ARCHE.note.replace('2net5wAAAABqEiEg', '2net5wAAAABqEiEh');
    expect(faultOf(forged, trust)?.code).toBe('bad-signature');
    expect(faultOf(forged, { ...trust, witnesses: WITNESSES.slice(0, 2) })).toBeNull();
  });
});
