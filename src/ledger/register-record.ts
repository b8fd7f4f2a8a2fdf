/** The register's entries, folded: the last definition of each participant. */
import type { Participant, Register } from '../domain/participant.ts';
import type { Entry } from './entry.ts';

export function registerOf(entries: readonly Entry[]): Register {
  const register = new Map<Participant['id'], Participant>();
  for (const entry of entries) {
    if (entry.type === 'participant') register.set(entry.definition.id, entry.definition);
  }
  return register;
}
