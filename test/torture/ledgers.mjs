/** Ledgers for torture: few participants, and so many treaties that lawful acts never run out. */
import { readFileSync } from 'node:fs';
import { readDefinitions } from '../../dist/exchange/definitions.js';
import { openLedger } from '../../dist/index.js';
import { makeLedgerFile } from '../../dist/library/new-ledger-file.js';
import { recordAll } from '../../dist/library/record-all.js';
import { shippedParticipants } from '../../dist/library/shipped.js';
import { idFor } from './program.mjs';

const STATES = (
  'BOL CHL COL EGY GHA GIN MAR MEX PHL TUR UGA URY AUT BEL DNK FRA ' +
  'GRC IRL ITA LUX NLD NOR PRT SWE JPN THA IND LKA PER ECU CRI PAN'
).split(' ');

/** One instant for all: the same seed makes the same bytes, so that a failure can be repeated. */
const SETTINGS = { by: 'the torture of the log', now: () => new Date('2026-01-02T03:04:05.678Z') };

/** How many acts a treaty takes: a signature and a ratification of each State. */
const ACTS_OF_A_TREATY = STATES.length * 2;

/** A new ledger with as many treaties and States as `acts` lawful acts need. @returns {Promise<void>} */
export async function makeTorturedLedger(path, { acts, states = STATES.length }) {
  const treaties = Math.ceil(acts / (states * 2));
  const drafts = definitions(treaties, STATES.slice(0, states)).map((matter, n) => ({
    ...{ id: idFor(0xfffe, n), recordedBy: SETTINGS.by, source: 'test/torture' },
    ...matter,
  }));
  await makeLedgerFile(path, store => recordAll(store, drafts, SETTINGS));
}

/** The n-th lawful act of a log; its participant is one of the `writers`' own, so none waits for another's. */
export function actFor({ writer, writers, act }) {
  const own = STATES.filter((_, index) => index % writers === writer);
  const participant = own[Math.floor(act / 2) % own.length];
  const treaty = treatyId(Math.floor(act / (own.length * 2)));
  const [kind, on] = act % 2 === 0 ? ['signature', '2001-02-03'] : ['ratification', '2002-04-05'];
  return { kind, treaty, participant, on };
}

/** How many treaties it takes until every writer has done its acts. */
export function actsInAll(writers, each) {
  const fewest = Math.floor(STATES.length / writers) * 2;
  return Math.ceil(each / fewest) * ACTS_OF_A_TREATY;
}

/** The canonical bytes of each entry with its hash, as `treaty export` prints them. */
export async function exported(ledger) {
  const lines = [];
  for await (const line of ledger.export()) lines.push(line);
  return lines;
}

export function open(path, settings = {}) {
  return openLedger(path, { ...SETTINGS, ...settings });
}

function definitions(treaties, states) {
  const { participants } = shippedParticipants();
  const shipped = JSON.parse(readFileSync(new URL('IV-15.json', SHIPPED), 'utf8')).treaties[0];
  const { published, registration, ...definition } = shipped;
  const read = readDefinitions(
    JSON.stringify({
      participants: participants.filter(({ id }) => states.includes(id)),
      treaties: Array.from({ length: treaties }, (_, n) => ({
        ...definition,
        id: treatyId(n),
        signature: { ...definition.signature, opensOn: '2000-01-01' },
        adopted: { ...definition.adopted, on: '1999-12-13' },
      })),
    }),
  );
  if ('reason' in read) throw new Error(read.reason);
  const { participants: registered, treaties: defined } = read.value;
  return [
    ...registered.map(definition => ({ type: 'participant', definition })),
    ...defined.map(definition => ({ type: 'treaty', definition })),
  ];
}

const SHIPPED = new URL('../../fixtures/treaties/', import.meta.url);

function treatyId(n) {
  const letters = [Math.floor(n / 676) % 26, Math.floor(n / 26) % 26, n % 26];
  return `X-${letters.map(letter => String.fromCharCode(65 + letter)).join('')}`;
}
