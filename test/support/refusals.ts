/** What every refusal owes its reader, as text and as JSON. */
import { expect } from 'vitest';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { treaty } from './command-line.ts';

export interface Refusal {
  readonly code: number;
  /** What the message says. */
  readonly says: RegExp;
  /** What the hint says, where the test cares. */
  readonly hints?: RegExp;
}

/** Runs the command twice, for a person and for a program, and holds both answers to the contract. */
export function expectRefusal(
  cwd: string,
  args: readonly string[],
  { code, says, hints = /\S/ }: Refusal,
): void {
  const forPeople = treaty(cwd, ...args);
  expect(forPeople.err).toMatch(says);
  expect(forPeople.err).toMatch(hints);
  expect(forPeople.err, 'one message, and what to do').toMatch(
    /^error: .+\n(?:\(.+\)\n)? {2}\S.*\n$/,
  );
  expect(forPeople).toMatchObject({ code, out: '' });

  const forPrograms = treaty(cwd, ...args, '--json');
  const { error } = JSON_SHAPES.error.parse(JSON.parse(forPrograms.err));
  expect(error.message).toMatch(says);
  expect(error.hint).toMatch(hints);
  expect(forPrograms).toMatchObject({ code, out: '' });

  for (const { err } of [forPeople, forPrograms]) {
    expect(err, 'no stack trace').not.toMatch(/\n {4}at /);
    expect(err, 'nobody’s mistake but the user’s').not.toMatch(/something went wrong/);
  }
}
