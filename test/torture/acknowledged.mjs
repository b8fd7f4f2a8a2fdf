/** Holds a ledger against the acknowledgements that its writers kept outside. */
import { existsSync, readFileSync } from 'node:fs';
import { exported, open } from './ledgers.mjs';

/** Every line that a writer had on disk; the last may be torn by the kill, and acknowledges nothing. */
export function acknowledgements(files) {
  return files
    .filter(file => existsSync(file))
    .flatMap(file => readFileSync(file, 'utf8').split('\n').slice(0, -1))
    .map(line => JSON.parse(line));
}

/**
 * Opens the ledger, verifies it, and looks for each acknowledged entry in it.
 * @returns what does not hold, how many entries there are, and how long opening took, in milliseconds.
 */
export async function held(path, acks) {
  const started = performance.now();
  try {
    const ledger = await open(path);
    const opened = performance.now() - started;
    return { ...(await heldBy(ledger, acks).finally(() => ledger.close())), opened };
  } catch (error) {
    const escapes = [{ what: 'the ledger cannot be read', said: error.message }];
    return { escapes, size: 0, lines: [], opened: 0 };
  }
}

async function heldBy(ledger, acks) {
  const { ok, size, faults } = await ledger.verify();
  const lines = (await exported(ledger)).map(line => JSON.parse(line));
  const damage = ok ? [] : [{ what: 'damaged', faults: faults.slice(0, 3) }];
  return { escapes: [...damage, ...disagreements(lines, acks)], size, lines };
}

function disagreements(lines, acks) {
  const byId = new Map(lines.map(line => [line.entry.id, line]));
  const doubles = byId.size === lines.length ? [] : [{ what: 'an id stands twice' }];
  const gaps = lines.filter(({ entry }, index) => entry.position !== index + 1);
  const lost = acks.filter(({ id, position, leafHash }) => {
    const line = byId.get(id);
    return line === undefined || line.entry.position !== position || line.leafHash !== leafHash;
  });
  return [
    ...doubles,
    ...gaps.map(({ entry }) => ({ what: 'out of order', entry })),
    ...lost.map(ack => ({ what: 'acknowledged and lost, or not as acknowledged', ack })),
  ];
}
