/** Proofs of entries, forged in every way that a forger might try: each is found, and said. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryProof } from '../../src/ledger/entry-proof.ts';
import { COSIGNATURE, NOTE, writeKeys } from '../../src/ledger/note-key.ts';
import { leafHashOf } from '../../src/ledger/seal.ts';
import type { WrittenCheckpoint } from '../../src/library/checkpoints.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { type ProofTrust, verifyProof } from '../../src/library/proofs.ts';
import type { Receipt } from '../../src/library/requests.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const SEED = new Uint8Array(32).fill(7);
const ORIGIN = 'example.org/treaties';
const OURS = writeKeys(ORIGIN, NOTE, SEED);
const ANOTHERS = writeKeys(ORIGIN, NOTE, new Uint8Array(32).fill(8));
const WITNESS = writeKeys('witness.example', COSIGNATURE, new Uint8Array(32).fill(9));

let ledger: Ledger;
let receipt: Receipt;
let proof: EntryProof;
let other: EntryProof;
let earlier: EntryProof;
let signed: WrittenCheckpoint;

beforeAll(async () => {
  ledger = await shippedLedger('IV-13');
  const act = { kind: 'accession', treaty: 'IV-13', on: '2001-03-01' };
  receipt = await ledger.record({ ...act, participant: 'GHA' });
  await ledger.record({ ...act, participant: 'KEN' });
  await ledger.record({ ...act, participant: 'FJI' });
  signed = await ledger.checkpoint({ key: OURS.signerKey });
  proof = await ledger.prove(receipt.id, { checkpoint: signed.checkpoint });
  other = await ledger.prove(`${receipt.position + 1}`);
  earlier = await ledger.prove(receipt.id, { at: receipt.position + 1 });
});

const check = (file: object, trust: ProofTrust = {}) => verifyProof(JSON.stringify(file), trust);
const faultOf = (file: object, trust: ProofTrust = {}) => check(file, trust).fault?.code ?? null;
const withOurs = (more: ProofTrust = {}) => ({ keys: [OURS.verifierKey], ...more });

describe('a proof of an entry', () => {
  it('holds by itself, and says that its root is only what the file says', () => {
    const { ok, origin, signedBy, notProved } = check(other);
    expect({ ok, origin, signedBy }).toEqual({ ok: true, origin: null, signedBy: [] });
    expect(notProved[0]).toMatch(/only what the file says/);
  });

  it('holds under a checkpoint signed by the key that is trusted', () => {
    const { ok, origin, signedBy, notProved } = check(proof, withOurs());
    expect({ ok, origin }).toEqual({ ok: true, origin: ORIGIN });
    expect(signedBy).toEqual([OURS.verifierKey.split('+').slice(0, 2).join('+')]);
    expect(notProved.join()).not.toMatch(/only what the file says/);
  });

  it('names a checkpoint that was held against no key, and does not call it signed', () => {
    const { ok, origin, signedBy, notProved } = check(proof);
    expect({ ok, origin, signedBy }).toEqual({ ok: true, origin: ORIGIN, signedBy: [] });
    expect(notProved[0]).toMatch(/held against no key/);
  });

  it('holds for every entry at every size, whoever makes it', async () => {
    const size = await ledger.size();
    const pair = fc.nat(size - 1).chain(n => fc.tuple(fc.constant(n + 1), fc.nat(size - n - 1)));
    await fc.assert(
      fc.asyncProperty(pair, async ([position, later]) => {
        expect(faultOf(await ledger.prove(`${position}`, { at: position + later }))).toBeNull();
      }),
    );
  });

  it('may be the receipt of the recording, and no other id or version passes for its own', () => {
    expect(check(receipt)).toMatchObject({ ok: true, id: receipt.id, size: receipt.position });
    expect(faultOf({ ...receipt, version: receipt.version + 1 })).toBe('version-differs');
    const id = receipt.id.replace(/.$/, last => (last === '0' ? '1' : '0'));
    expect(faultOf({ ...receipt, id })).toBe('id-differs');
  });
});

describe('a forged proof', () => {
  it('of an entry that was changed does not have its hash', () => {
    const entry = proof.entry.replace('GHA', 'GHB');
    expect(faultOf({ ...proof, entry }, withOurs())).toBe('bytes-differ');
  });

  it('of an entry that was changed and hashed again does not lead to the root', () => {
    const entry = proof.entry.replace('GHA', 'GHB');
    const leafHash = leafHashOf(entry);
    expect(faultOf({ ...proof, entry, leafHash }, withOurs())).toBe('root-differs');
  });

  it('with another position is held to what the bytes say', () => {
    const position = proof.position + 1;
    expect(faultOf({ ...proof, position }, withOurs())).toBe('position-differs');
  });

  it('with the hashes of another entry, more of them or fewer, does not lead to the root', () => {
    expect(faultOf({ ...proof, proof: other.proof })).toBe('root-differs');
    expect(faultOf({ ...proof, proof: [...proof.proof, proof.root] })).toBe('wrong-length');
    expect(faultOf({ ...proof, proof: proof.proof.slice(1) })).toBe('wrong-length');
  });

  it('with the root of another size is of another tree', () => {
    expect(faultOf({ ...proof, root: earlier.root, checkpoint: null })).toBe('root-differs');
    expect(faultOf({ ...proof, size: proof.position - 1 })).toBe('no-such-leaf');
  });

  it('whose bytes are in another order, or no entry, proves nothing that can be read', () => {
    const forge = (entry: string) => {
      const leafHash = leafHashOf(entry);
      return { ...proof, entry, leafHash, size: 1, position: 1, proof: [], root: leafHash };
    };
    expect(faultOf(forge(proof.entry.replace('{', '{ ')))).toBe('not-canonical');
    expect(faultOf(forge('{"position":1,"position":1}'))).toBe('not-canonical');
    expect(faultOf(forge('{"id":"a\\nb","position":1,"version":1}'))).toBe('no-entry');
    expect(faultOf(forge('[1]'))).not.toBeNull();
    expect(faultOf(forge('null'))).toBe('no-entry');
    expect(faultOf(forge('no JSON'))).toBe('no-entry');
    expect(faultOf(forge('{"a":"\ud800"}'))).not.toBeNull();
  });

  it('of which a single digit of a hash was changed does not hold', () => {
    const turned = (hash: string, at: number) =>
      hash.slice(0, at) + (hash[at] === '0' ? '1' : '0') + hash.slice(at + 1);
    const places = fc.tuple(fc.nat(proof.proof.length - 1), fc.nat(63));
    fc.assert(
      fc.property(places, ([hash, at]) => {
        const forged = proof.proof.map((one, n) => (n === hash ? turned(one, at) : one));
        expect(faultOf({ ...proof, proof: forged })).toBe('root-differs');
        expect(faultOf({ ...proof, root: turned(proof.root, at) })).toBe('root-differs');
        expect(faultOf({ ...proof, leafHash: turned(proof.leafHash, at) })).toBe('bytes-differ');
      }),
    );
  });

  it('made of a log of the forger’s own is stopped by the key, and by nothing else', async () => {
    const own = await shippedLedger();
    const forged = await own.prove('1');
    expect(faultOf(forged)).toBeNull();
    const { checkpoint } = await own.checkpoint({ key: ANOTHERS.signerKey });
    expect(faultOf(await own.prove('1', { checkpoint }), withOurs())).toBe('not-signed');
    expect(faultOf(forged, withOurs({ checkpoint: signed.checkpoint }))).toBe('size-differs');
  });
});

describe('the checkpoint of a proof', () => {
  it('of another key, of another size, of another root or another log does not stand for it', async () => {
    const stranger = check(proof, { keys: [ANOTHERS.verifierKey] });
    expect(stranger).toMatchObject({ fault: { code: 'not-signed' }, signedBy: [], proved: [] });
    expect(faultOf(earlier, withOurs({ checkpoint: signed.checkpoint }))).toBe('size-differs');
    const bare = signed.checkpoint.split('\n\n')[0]?.replace(/\n.*$/, `\n${'A'.repeat(43)}=`);
    expect(faultOf({ ...proof, checkpoint: `${bare}\n` })).toBe('checkpoint-differs');
    const strange = await ledger.checkpoint({ key: OURS.signerKey, origin: 'another log' });
    const trust = withOurs({ checkpoint: strange.checkpoint });
    expect(faultOf(proof, trust)).toBe('other-log');
    expect(faultOf(proof, { ...trust, origin: 'another log' })).toBeNull();
    expect(faultOf(proof, withOurs({ origin: 'another log' }))).toBe('other-log');
  });

  it('of which one bit was flipped is not believed, whichever it is', () => {
    const bytes = Buffer.from(signed.checkpoint);
    const under = (note: Buffer) => withOurs({ checkpoint: note.toString('utf8') });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect([bit, holds(under(flipped))]).toEqual([bit, false]);
    }
    expect(holds(under(bytes))).toBe(true);
  });

  it('that a witness cosigned has the signatures of both, and neither key stands for the other', async () => {
    const { checkpoint } = await ledger.cosign(signed.checkpoint, {
      key: WITNESS.signerKey,
      logKey: OURS.verifierKey,
    });
    const keys = [OURS.verifierKey, WITNESS.verifierKey];
    expect(check(proof, { checkpoint, keys }).signedBy).toHaveLength(2);
    expect(faultOf(proof, { keys })).toBe('not-signed');
    const witnessed = { checkpoint, keys: [WITNESS.verifierKey] };
    expect(faultOf(proof, { ...witnessed, origin: ORIGIN })).toBeNull();
    expect(faultOf(proof, { ...witnessed, origin: 'another log' })).toBe('other-log');
  });

  it('that a witness alone is to vouch for may be of any log, so that the log must be named', async () => {
    const stray = await ledger.checkpoint({ key: ANOTHERS.signerKey, origin: 'another log' });
    const { checkpoint } = await ledger.cosign(stray.checkpoint, {
      key: WITNESS.signerKey,
      logKey: ANOTHERS.verifierKey,
    });
    for (const keys of [[WITNESS.verifierKey], [WITNESS.verifierKey, WITNESS.verifierKey]]) {
      expect(() => check(proof, { checkpoint, keys })).toThrow(/nothing says which one is meant/);
    }
    expect(faultOf(proof, { checkpoint, keys: [WITNESS.verifierKey], origin: ORIGIN })).toBe(
      'other-log',
    );
  });

  it('is cosigned by nobody who does not hold it against the key of its log', async () => {
    const cosign = (logKey?: string) =>
      ledger.cosign(signed.checkpoint, { key: WITNESS.signerKey, logKey: logKey as string });
    for (const none of [undefined, '', WITNESS.verifierKey]) {
      await expect(cosign(none)).rejects.toMatchObject({ code: 'no-log-key', category: 'usage' });
    }
    await expect(cosign(ANOTHERS.verifierKey)).rejects.toMatchObject({ code: 'not-signed' });
  });

  it('must be there where a key is given', () => {
    expect(() => check(other, withOurs())).toThrow(/no checkpoint that the key could have signed/);
    expect(() => check(receipt, { origin: ORIGIN })).toThrow(/no checkpoint/);
  });
});

/** Refused as unreadable, or read and found false: either way it does not hold. */
function holds(trust: ProofTrust): boolean {
  try {
    return check(proof, trust).ok;
  } catch {
    return false;
  }
}
