/** Proofs of entries, forged in every way that a forger might try: each is found, and said. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EntryProof } from '../../src/ledger/entry-proof.ts';
import { COSIGNATURE, NOTE, writeKeys } from '../../src/ledger/note-key.ts';
import { leafHashOf } from '../../src/ledger/seal.ts';
import type { WrittenCheckpoint } from '../../src/library/checkpoints.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import type { Receipt } from '../../src/library/requests.ts';
import { type ProofTrust, verifyProof } from '../../src/library/verify-proof.ts';
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
const faultOf = async (file: object, trust: ProofTrust = {}) =>
  (await check(file, trust)).fault?.code ?? null;
const withOurs = (more: ProofTrust = {}) => ({ keys: [OURS.verifierKey], ...more });

describe('a proof of an entry', () => {
  it('holds by itself, and says that its root is only what the file says', async () => {
    const { ok, origin, signedBy, notProved } = await check(other);
    expect({ ok, origin, signedBy }).toEqual({ ok: true, origin: null, signedBy: [] });
    expect(notProved[0]).toMatch(/only what the file says/);
  });

  it('holds under a checkpoint signed by the key that is trusted', async () => {
    const { ok, origin, signedBy, notProved } = await check(proof, withOurs());
    expect({ ok, origin }).toEqual({ ok: true, origin: ORIGIN });
    expect(signedBy).toEqual([OURS.verifierKey.split('+').slice(0, 2).join('+')]);
    expect(notProved.join()).not.toMatch(/only what the file says/);
  });

  it('names a checkpoint that was held against no key, and does not call it signed', async () => {
    const { ok, origin, signedBy, notProved } = await check(proof);
    expect({ ok, origin, signedBy }).toEqual({ ok: true, origin: ORIGIN, signedBy: [] });
    expect(notProved[0]).toMatch(/held against no key/);
  });

  it('holds for every entry at every size, whoever makes it', async () => {
    const size = await ledger.size();
    const pair = fc.nat(size - 1).chain(n => fc.tuple(fc.constant(n + 1), fc.nat(size - n - 1)));
    await fc.assert(
      fc.asyncProperty(pair, async ([position, later]) => {
        expect(
          await faultOf(await ledger.prove(`${position}`, { at: position + later })),
        ).toBeNull();
      }),
    );
  });

  it('may be the receipt of the recording, and no other id or version passes for its own', async () => {
    expect(await check(receipt)).toMatchObject({
      ok: true,
      id: receipt.id,
      size: receipt.position,
    });
    expect(await faultOf({ ...receipt, version: receipt.version + 1 })).toBe('version-differs');
    const id = receipt.id.replace(/.$/, last => (last === '0' ? '1' : '0'));
    expect(await faultOf({ ...receipt, id })).toBe('id-differs');
  });
});

describe('a forged proof', () => {
  it('of an entry that was changed does not have its hash', async () => {
    const entry = proof.entry.replace('GHA', 'GHB');
    expect(await faultOf({ ...proof, entry }, withOurs())).toBe('bytes-differ');
  });

  it('of an entry that was changed and hashed again does not lead to the root', async () => {
    const entry = proof.entry.replace('GHA', 'GHB');
    const leafHash = leafHashOf(entry);
    expect(await faultOf({ ...proof, entry, leafHash }, withOurs())).toBe('root-differs');
  });

  it('with another position is held to what the bytes say', async () => {
    const position = proof.position + 1;
    expect(await faultOf({ ...proof, position }, withOurs())).toBe('position-differs');
  });

  it('with the hashes of another entry, more of them or fewer, does not lead to the root', async () => {
    expect(await faultOf({ ...proof, proof: other.proof })).toBe('root-differs');
    expect(await faultOf({ ...proof, proof: [...proof.proof, proof.root] })).toBe('wrong-length');
    expect(await faultOf({ ...proof, proof: proof.proof.slice(1) })).toBe('wrong-length');
  });

  it('with the root of another size is of another tree', async () => {
    expect(await faultOf({ ...proof, root: earlier.root, checkpoint: null })).toBe('root-differs');
    expect(await faultOf({ ...proof, size: proof.position - 1 })).toBe('no-such-leaf');
  });

  it('whose bytes are in another order, or no entry, proves nothing that can be read', async () => {
    const forge = (entry: string) => {
      const leafHash = leafHashOf(entry);
      return { ...proof, entry, leafHash, size: 1, position: 1, proof: [], root: leafHash };
    };
    expect(await faultOf(forge(proof.entry.replace('{', '{ ')))).toBe('not-canonical');
    expect(await faultOf(forge('{"position":1,"position":1}'))).toBe('not-canonical');
    expect(await faultOf(forge('{"id":"a\\nb","position":1,"version":1}'))).toBe('no-entry');
    expect(await faultOf(forge('[1]'))).not.toBeNull();
    expect(await faultOf(forge('null'))).toBe('no-entry');
    expect(await faultOf(forge('no JSON'))).toBe('no-entry');
    expect(await faultOf(forge('{"a":"\ud800"}'))).not.toBeNull();
  });

  it('of which a single digit of a hash was changed does not hold', async () => {
    const turned = (hash: string, at: number) =>
      hash.slice(0, at) + (hash[at] === '0' ? '1' : '0') + hash.slice(at + 1);
    const places = fc.tuple(fc.nat(proof.proof.length - 1), fc.nat(63));
    await fc.assert(
      fc.asyncProperty(places, async ([hash, at]) => {
        const forged = proof.proof.map((one, n) => (n === hash ? turned(one, at) : one));
        expect(await faultOf({ ...proof, proof: forged })).toBe('root-differs');
        expect(await faultOf({ ...proof, root: turned(proof.root, at) })).toBe('root-differs');
        expect(await faultOf({ ...proof, leafHash: turned(proof.leafHash, at) })).toBe(
          'bytes-differ',
        );
      }),
    );
  });

  it('made of a log of the forger’s own is stopped by the key, and by nothing else', async () => {
    const own = await shippedLedger();
    const forged = await own.prove('1');
    expect(await faultOf(forged)).toBeNull();
    const { checkpoint } = await own.checkpoint({ key: ANOTHERS.signerKey });
    expect(await faultOf(await own.prove('1', { checkpoint }), withOurs())).toBe('not-signed');
    expect(await faultOf(forged, withOurs({ checkpoint: signed.checkpoint }))).toBe('size-differs');
  });
});

describe('the checkpoint of a proof', () => {
  it('of another key, of another size, of another root or another log does not stand for it', async () => {
    const stranger = await check(proof, { keys: [ANOTHERS.verifierKey] });
    expect(stranger).toMatchObject({ fault: { code: 'not-signed' }, signedBy: [], proved: [] });
    expect(await faultOf(earlier, withOurs({ checkpoint: signed.checkpoint }))).toBe(
      'size-differs',
    );
    const [origin, size] = signed.checkpoint.split('\n');
    const bare = `${origin}\n${size}\n${'A'.repeat(43)}=\n`;
    expect(await faultOf({ ...proof, checkpoint: bare })).toBe('checkpoint-differs');
    const strange = await ledger.checkpoint({ key: OURS.signerKey, origin: 'another log' });
    const trust = withOurs({ checkpoint: strange.checkpoint });
    expect(await faultOf(proof, trust)).toBe('other-log');
    expect(await faultOf(proof, { ...trust, origin: 'another log' })).toBeNull();
    expect(await faultOf(proof, withOurs({ origin: 'another log' }))).toBe('other-log');
  });

  it('of which one bit was flipped is not believed, whichever it is', async () => {
    const bytes = Buffer.from(signed.checkpoint);
    const under = (note: Buffer) => withOurs({ checkpoint: note.toString('utf8') });
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8((flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7)), bit >> 3);
      expect([bit, await holds(under(flipped))]).toEqual([bit, false]);
    }
    expect(await holds(under(bytes))).toBe(true);
  });

  it('that a witness cosigned has the signatures of both, and neither key stands for the other', async () => {
    const { checkpoint } = await ledger.cosign(signed.checkpoint, {
      key: WITNESS.signerKey,
      logKey: OURS.verifierKey,
    });
    const keys = [OURS.verifierKey, WITNESS.verifierKey];
    expect((await check(proof, { checkpoint, keys })).signedBy).toHaveLength(2);
    expect(await faultOf(proof, { keys })).toBe('not-signed');
    const witnessed = { checkpoint, keys: [WITNESS.verifierKey] };
    expect(await faultOf(proof, { ...witnessed, origin: ORIGIN })).toBeNull();
    expect(await faultOf(proof, { ...witnessed, origin: 'another log' })).toBe('other-log');
  });

  it('that a witness alone is to vouch for may be of any log, so that the log must be named', async () => {
    const stray = await ledger.checkpoint({ key: ANOTHERS.signerKey, origin: 'another log' });
    const { checkpoint } = await ledger.cosign(stray.checkpoint, {
      key: WITNESS.signerKey,
      logKey: ANOTHERS.verifierKey,
    });
    for (const keys of [[WITNESS.verifierKey], [WITNESS.verifierKey, WITNESS.verifierKey]]) {
      await expect(check(proof, { checkpoint, keys })).rejects.toThrow(
        /nothing says which one is meant/,
      );
    }
    expect(await faultOf(proof, { checkpoint, keys: [WITNESS.verifierKey], origin: ORIGIN })).toBe(
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

  it('must be there where a key is given', async () => {
    await expect(check(other, withOurs())).rejects.toThrow(/no checkpoint that the key could have/);
    await expect(check(receipt, { origin: ORIGIN })).rejects.toThrow(/no checkpoint/);
  });
});

/** Refused as unreadable, or read and found false: either way it does not hold. */
async function holds(trust: ProofTrust): Promise<boolean> {
  try {
    return (await check(proof, trust)).ok;
  } catch {
    return false;
  }
}
