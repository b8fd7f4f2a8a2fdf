/** What one officer has proposed and another is to confirm, in a file beside the ledger until that is done. */
import { z } from 'zod';
import { LedgerProblem } from '../../ledger/problem.ts';
import { changeOwnFile, ownText, unusableInside } from './own-file.ts';
import { COMMANDS } from './recording.ts';

const proposal = z.strictObject({
  /** Becomes the id of the entry, so that confirming twice records once. */
  id: z.uuid(),
  proposedBy: z.string().min(1),
  proposedAt: z.iso.datetime(),
  command: z.enum(COMMANDS),
  fields: z.record(z.string(), z.string()),
});

const proposalFile = z.strictObject({ format: z.literal(1), proposals: z.array(proposal) });

export type Proposal = z.infer<typeof proposal>;

export function proposalFileOf(ledger: string): string {
  return `${ledger}.proposals.json`;
}

/** @throws LedgerProblem `damaged-proposals` from each. */
export class Proposals {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  list(): readonly Proposal[] {
    try {
      return proposalsIn(ownText(this.#path));
    } catch (error) {
      throw unusableInside('proposals', error);
    }
  }

  /** @throws LedgerProblem `unknown-proposal` */
  find(id: string): Proposal {
    const found = this.list().find(one => one.id === id);
    if (found !== undefined) return found;
    throw new LedgerProblem({
      category: 'not-found',
      code: 'unknown-proposal',
      message: `there is no proposal ${JSON.stringify(id.slice(0, 80))}`,
      hint: 'It may have been confirmed or rejected: see the list of proposals, /proposals.',
    });
  }

  /** Proposing the same twice proposes it once. */
  async add(fresh: Proposal): Promise<void> {
    await this.#change(all => (all.some(one => one.id === fresh.id) ? all : [...all, fresh]));
  }

  async remove(id: string): Promise<void> {
    await this.#change(all => all.filter(one => one.id !== id));
  }

  async #change(change: (all: readonly Proposal[]) => readonly Proposal[]): Promise<void> {
    try {
      await changeOwnFile(this.#path, text => ({
        text: `${JSON.stringify({ format: 1, proposals: change(proposalsIn(text)) }, null, 2)}\n`,
        given: undefined,
      }));
    } catch (error) {
      throw unusableInside('proposals', error);
    }
  }
}

function proposalsIn(text: string | null): readonly Proposal[] {
  return text === null ? [] : proposalFile.parse(JSON.parse(text)).proposals;
}

/** The same person under another spelling is no second person. */
export function isSamePerson(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}
