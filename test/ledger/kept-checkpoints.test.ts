/** Kept checkpoints against the log: a log that was cut, rewritten or altered below one of them is named by `verify`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { formatCheckpoint } from '../../src/ledger/checkpoint.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { KeptCheckpoints } from '../../src/ledger/kept-checkpoints.ts';
import { commitmentTo, linesOf } from '../../src/ledger/last-entries.ts';
import { EMPTY_ROOT, MerkleFrontier } from '../../src/ledger/merkle-tree.ts';
import {
  NOTE,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
  writeKeys,
} from '../../src/ledger/note-key.ts';
import { type SealedEntry, seal } from '../../src/ledger/seal.ts';
import { noteSigner, signNote } from '../../src/ledger/signed-note.ts';
import type { Selection } from '../../src/ledger/store.ts';
import { verify } from '../../src/ledger/verify.ts';
import { MemoryStore } from '../../src/store/memory.ts';

interface Keys {
  readonly signer: SignerKey;
  readonly verifier: VerifierKey;
}

function keysOf(name: string, seed: number): Keys {
  const { signerKey, verifierKey } = writeKeys(name, NOTE, Buffer.alloc(32, seed));
  return {
    signer: parseSignerKey(signerKey) as SignerKey,
    verifier: parseVerifierKey(verifierKey) as VerifierKey,
  };
}

const LOG = keysOf('example.org/treaties', 1);
const NEXT_YEAR = keysOf('example.org/treaties', 2);
const ELSEWHERE = keysOf('example.org/bridges', 3);

/** A sound log, whose entries from `rewrittenFrom` on say something else. */
function logOf(size: number, rewrittenFrom = size + 1): SealedEntry[] {
  let previous: string | null = null;
  return Array.from({ length: size }, (_, n) => {
    const sealed: SealedEntry = seal({
      ...{ format: 1, type: 'completeness', treaty: 'IV-13', position: n + 1, version: n + 1 },
      ...{ id: `018f0000-0000-7000-8000-0000000000${String(n + 10)}`, previous },
      completeTo: n + 1 < rewrittenFrom ? '2001-12-06' : '2001-12-07',
      ...{ recordedBy: 'the treaty section', recordedAt: '2026-11-24T09:30:00.000Z' },
    } as Entry);
    previous = sealed.leafHash;
    return sealed;
  });
}

function rootOf(log: readonly SealedEntry[]): string {
  const frontier = new MerkleFrontier();
  for (const { leafHash } of log) frontier.add(leafHash);
  return frontier.root();
}

function noteOf(log: readonly SealedEntry[], size: number, { signer } = LOG, origin = signer.name) {
  const head = { origin, size, root: rootOf(log.slice(0, size)), extensions: [] };
  return signNote({ text: formatCheckpoint(head), signatures: [] }, [noteSigner(signer)]);
}

async function verified(
  log: readonly SealedEntry[],
  notes: readonly string[],
  keys: readonly Keys[] = [],
  store = new MemoryStore(),
) {
  await store.append(log, 0);
  for (const note of notes) await store.keepCheckpoint(note);
  const keysGiven = keys.map(({ verifier }) => verifier);
  const result = await verify(store, () => null, keysGiven);
  expect(result.ok).toBe(result.faults.length === 0);
  return result;
}

const said = (faults: readonly { readonly what: string }[]) => faults.map(({ what }) => what);

describe('verify, of the checkpoints that are kept,', () => {
  it('names one that gives other last entries than the log had at its size, and passes the true one', async () => {
    const log = logOf(5);
    const at = (position: number) => {
      const { leafHash } = log[position - 1] as SealedEntry;
      const lines = linesOf([{ subject: 'IV-13' as TreatyId, version: position, leafHash }]);
      const head = { origin: LOG.signer.name, size: 4, root: rootOf(log.slice(0, 4)) };
      const text = formatCheckpoint({ ...head, extensions: [commitmentTo(lines)] });
      return signNote({ text, signatures: [] }, [noteSigner(LOG.signer)]);
    };
    expect((await verified(log, [at(4)])).faults).toEqual([]);
    const [fault, ...more] = said((await verified(log, [at(3)])).faults);
    expect(fault).toMatch(/^the kept checkpoint 1, of 4 entries .*: it gives other last entries/);
    expect(more).toEqual([]);
  });

  it('passes one of the empty log that says that there are no last entries', async () => {
    const head = { origin: LOG.signer.name, size: 0, root: EMPTY_ROOT };
    const text = formatCheckpoint({ ...head, extensions: [commitmentTo([])] });
    const note = signNote({ text, signatures: [] }, [noteSigner(LOG.signer)]);
    expect((await verified(logOf(2), [note])).faults).toEqual([]);
  });

  it('asks what the log is like only at sizes of which one speaks', () => {
    const kept = new KeptCheckpoints([noteOf(logOf(3), 2)]);
    const asked: number[] = [];
    for (const size of [1, 2, 3]) {
      kept.grow(size, () => {
        asked.push(size);
        return { root: rootOf(logOf(size)), commitment: commitmentTo([]) };
      });
    }
    expect(asked).toEqual([2]);
    expect(kept.held([])).toEqual({ faults: [], signedUpTo: null });
  });

  it('holds each to the log at its size, that of the empty log too', async () => {
    const log = logOf(13);
    const notes = Array.from({ length: 14 }, (_, size) => noteOf(log, size));
    expect(await verified(log, notes, [LOG])).toMatchObject({
      ...{ ok: true, size: 13, checkpoints: 14, signedUpTo: 13 },
    });
  });

  it('names those from whose sizes on the log was rewritten, and no other', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 20 })),
        async (size, from, sizes) => {
          const before = logOf(20);
          const now = logOf(size, from);
          const { faults } = await verified(
            now,
            sizes.map(one => noteOf(before, one)),
          );
          const unlike = sizes.filter(one => one >= from || one > size);
          expect(faults.map(({ position, id }) => [position, id])).toEqual(
            unlike.map(() => [0, null]),
          );
          expect(said(faults).map(what => Number(/, of (\d+) entries/.exec(what)?.[1]))).toEqual(
            unlike,
          );
        },
      ),
    ));

  it('says size, root and what differs of a log whose end was cut off below it', async () => {
    const log = logOf(5);
    const { faults } = await verified(log.slice(0, 3), [noteOf(log, 2), noteOf(log, 5)]);
    expect(faults).toEqual([
      {
        ...{ position: 0, id: null },
        what: `the kept checkpoint 2, of 5 entries with the root ${rootOf(log)}: the log has 3 entries, so that its end was cut off or an older file put in its place`,
      },
    ]);
  });

  it('says both roots of a log that was rewritten', async () => {
    const { faults } = await verified(logOf(5, 4), [noteOf(logOf(5), 4)]);
    const [then, now] = [logOf(4), logOf(4, 4)].map(rootOf);
    const signed = await verified(logOf(5, 4), [noteOf(logOf(5), 4)], [LOG]);
    expect([signed.ok, signed.signedUpTo]).toEqual([false, 4]);
    expect(said(faults)).toEqual([
      `the kept checkpoint 1, of 4 entries with the root ${then}: the first 4 entries of the log have the root ${now}`,
    ]);
  });

  it('goes by the bytes of the entries, not by the hashes that are kept with them', async () => {
    class Altered extends MemoryStore {
      override async *read(selection: Selection) {
        for await (const batch of super.read(selection)) {
          yield batch.map(one =>
            one.position === 3 ? { ...one, canonical: one.canonical.replace('2001', '2002') } : one,
          );
        }
      }
    }
    const log = logOf(5);
    const notes = [2, 3, 5].map(size => noteOf(log, size));
    const { faults } = await verified(log, notes, [], new Altered());
    expect(said(faults)).toEqual([
      'its bytes do not match its hash',
      expect.stringMatching(/^the kept checkpoint 2, of 3 entries/),
      expect.stringMatching(/^the kept checkpoint 3, of 5 entries/),
    ]);
  });

  it.each([
    ['nothing', '', /no blank line/],
    ['the text alone, which nobody signed', formatOf(3), /no blank line/],
    ['a text without signatures below', `${formatOf(3)}\n`, /is no signature/],
    [
      'a signed text that is no checkpoint',
      'log\n3\n\n— log c2lnbmF0dXJl\n',
      /fewer than three lines/,
    ],
  ])('names one that is %s', async (_, note, why) => {
    const { faults, checkpoints } = await verified(logOf(3), [note]);
    expect(checkpoints).toBe(1);
    expect(said(faults)).toEqual([
      expect.stringMatching(/^the kept checkpoint 1 cannot be read: /),
    ]);
    expect(said(faults)[0]).toMatch(why);
  });
});

function formatOf(size: number): string {
  return formatCheckpoint({
    ...{ origin: LOG.signer.name, size, root: rootOf(logOf(size)), extensions: [] },
  });
}

describe('verify, given keys,', () => {
  const log = logOf(5);
  const mine = noteOf(log, 5);
  const ofNextYear = noteOf(log, 5, NEXT_YEAR);
  const elsewhere = noteOf(log, 5, ELSEWHERE);
  /** Right size and root, under the name of the key, with the signature of another text. */
  const forged = `${formatOf(5)}${noteOf(log, 4).slice(formatOf(4).length)}`;
  const faultsWith = async (notes: readonly string[], ...keys: Keys[]) =>
    said((await verified(log, notes, keys)).faults);

  it('says nothing of signatures where there is no key', async () => {
    expect(await faultsWith([forged, mine, ofNextYear, elsewhere])).toEqual([]);
    expect(await verified(log, [mine])).toMatchObject({ checkpoints: 1, signedUpTo: null });
  });

  it('names a checkpoint that the key of its log did not sign', async () => {
    const which = `the kept checkpoint 1, of 5 entries with the root ${rootOf(log)}`;
    expect(await faultsWith([forged], LOG)).toEqual([
      expect.stringMatching(
        new RegExp(`^${which}: the signature of example.org/treaties.* is not of`),
      ),
    ]);
    expect(await faultsWith([ofNextYear], LOG)).toEqual([`${which}: no known key has signed it`]);
  });

  it('takes either of two keys of one name, as after a rotation', async () => {
    expect(await faultsWith([mine, ofNextYear], LOG, NEXT_YEAR)).toEqual([]);
    expect(await faultsWith([mine, forged, ofNextYear], LOG, NEXT_YEAR)).toHaveLength(1);
  });

  it('names every one that no key given has signed, whatever log it is of', async () => {
    const { faults, checkpoints, signedUpTo } = await verified(log, [mine, elsewhere], [LOG]);
    expect([said(faults).length, checkpoints, signedUpTo]).toEqual([1, 2, 5]);
    expect(await faultsWith([mine, elsewhere], LOG, ELSEWHERE)).toEqual([]);
  });

  it('says up to which size a key vouches', async () => {
    const upTo = async (...sizes: number[]) =>
      (
        await verified(
          log,
          sizes.map(size => noteOf(log, size)),
          [LOG],
        )
      ).signedUpTo;
    expect(await upTo()).toBeNull();
    expect(await upTo(2, 4, 3)).toBe(4);
  });

  it('names a bad signature of the key below a checkpoint of a log of another name', async () => {
    const other = noteOf(log, 5, LOG, 'example.org/bridges');
    expect(await faultsWith([other], LOG)).toEqual([]);
    const bad = other.replace('example.org/bridges', 'example.org/brides');
    expect(await faultsWith([bad], LOG)).toEqual([expect.stringMatching(/is not of this text$/)]);
    const cosigned = signNote({ text: bad.slice(0, bad.indexOf('\n\n') + 1), signatures: [] }, [
      noteSigner(ELSEWHERE.signer),
    ]);
    const bySeveral = `${cosigned}${bad.slice(bad.indexOf('— '))}`;
    expect(await faultsWith([bySeveral], LOG)).toHaveLength(1);
  });
});
