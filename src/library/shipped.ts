/** The records that come with the project, read from `fixtures/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Definitions, readDefinitions } from '../exchange/definitions.ts';
import { treatyNumbered } from '../exchange/tables/table-name.ts';
import { LedgerProblem } from '../ledger/problem.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

export function shippedText(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8');
}

export function shippedParticipants(): Definitions {
  return shippedDefinitions('participants.json');
}

/** @param ids which treaties; none means all. @throws LedgerProblem where one is not shipped. */
export function shippedTreaties(ids: readonly string[]): Definitions[] {
  const shipped = namesOfShipped();
  const wanted = ids.map(id => treatyNumbered(id) ?? id);
  const missing = wanted.find(id => !shipped.includes(id));
  if (missing !== undefined) {
    throw new LedgerProblem({
      category: 'not-found',
      code: 'not-shipped',
      message: `no definition of ${missing} is shipped`,
      hint: `Shipped are ${shipped.join(', ')}. For another treaty write a definition file and use treaty register FILE.`,
      details: { shipped },
    });
  }
  return (wanted.length === 0 ? shipped : wanted).map(id =>
    shippedDefinitions(`treaties/${id}.json`),
  );
}

export function isShipped(id: string): boolean {
  return namesOfShipped().includes(id);
}

function namesOfShipped(): string[] {
  const files = readdirSync(new URL('treaties/', FIXTURES));
  return files.map(file => file.replace(/\.json$/, ''));
}

function shippedDefinitions(name: string): Definitions {
  const read = readDefinitions(shippedText(name));
  if ('value' in read) return read.value;
  throw new Error(`the shipped file ${name} is wrong: ${read.reason}`);
}
