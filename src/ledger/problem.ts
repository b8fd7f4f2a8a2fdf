/** What went wrong, in words a user can act on. Categories, not codes, decide an exit code or an HTTP status. */
export type ProblemCategory =
  | 'usage'
  | 'refused'
  | 'damage'
  | 'not-allowed'
  | 'moved-on'
  | 'not-found'
  | 'failure';

export interface Problem {
  readonly category: ProblemCategory;
  /** For programs: stable, in kebab-case. A refusal bears the name of the rule that made it. */
  readonly code: string;
  /** What is wrong and why. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  readonly details?: unknown;
}

/** A problem on its way to the user; thrown only where nothing is left to decide. */
export class LedgerProblem extends Error implements Problem {
  readonly category: ProblemCategory;
  readonly code: string;
  readonly hint: string;
  readonly details: unknown;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.message, { cause });
    this.name = 'LedgerProblem';
    this.category = problem.category;
    this.code = problem.code;
    this.hint = problem.hint;
    this.details = problem.details;
  }
}
