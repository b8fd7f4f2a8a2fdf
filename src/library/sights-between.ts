/** Two points of one sort, between which a table is compared: two days of law, two of knowledge, or two positions. */
import { dateFrom, usage } from './arguments.ts';
import type { Sight } from './requests.ts';

export interface Comparison extends Sight {
  /** The two days say what was known, not what was the law. */
  readonly known?: boolean;
}

/**
 * Digits are a position; a date is a day of law, or with `known` a day of knowledge. One thing differs, the rest is
 * shared. @throws LedgerProblem `mixed-coordinates`, `bad-date`
 */
export function sightsBetween(from: string, to: string, shared: Comparison): [Sight, Sight] {
  const { known = false } = shared;
  const [between, at] = [from, to].map(point => /^[0-9]+$/.test(point)) as [boolean, boolean];
  const key = between ? 'at' : known ? 'knownOn' : 'asOf';
  if (between !== at || (between && known) || shared[key] !== undefined) {
    throw usage(
      'mixed-coordinates',
      'diff compares two dates, two positions, or with --known two days of knowledge',
      `Give two of one sort, and leave --${OPTION[key]} to them.`,
    );
  }
  return [from, to].map(point => ({
    ...shared,
    [key]: between ? Number(point) : dateFrom(point, 'what to compare is a date or a position'),
  })) as [Sight, Sight];
}

const OPTION = { at: 'at', knownOn: 'known-on', asOf: 'as-of' } as const;
