/** What a user sees when something is wrong: what, why, and how to mend it; never a stack trace. */
import { CommanderError } from 'commander';
import { LedgerProblem, type Problem, type ProblemCategory } from '../ledger/problem.ts';

const EXIT_CODE: Readonly<Record<ProblemCategory, number>> = {
  failure: 1,
  usage: 2,
  refused: 2,
  damage: 3,
  'not-allowed': 4,
  'moved-on': 5,
  'not-found': 6,
};

/** Writes to standard error, as text or as one JSON object. @returns the exit code. */
export function reportProblem(error: unknown, json: boolean): number {
  const { category, code, message, hint, details } = problemOf(error);
  process.stderr.write(
    json
      ? `${JSON.stringify({ error: { code, message, hint, details: details ?? null } })}\n`
      : `error: ${message}\n${hint === '' ? '' : `  ${hint}\n`}`,
  );
  return EXIT_CODE[category];
}

function problemOf(error: unknown): Problem {
  if (error instanceof LedgerProblem) return error;
  if (error instanceof CommanderError) {
    const [said = '', guess = ''] = error.message.split('\n');
    const message = error.code === 'commander.help' ? 'there is no such command' : said;
    return {
      category: 'usage',
      code: error.code
        .replace('commander.', 'usage-')
        .replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
      message: message.replace(/^error: /, ''),
      hint: `${guess.replace(/[()]/g, '')} treaty --help lists the commands; treaty COMMAND --help shows how one is used.`.trim(),
    };
  }
  return {
    category: 'failure',
    code: 'unexpected',
    message: `something went wrong here: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'This is a mistake of the program, not yours. Please report it with the command that you gave.',
  };
}
