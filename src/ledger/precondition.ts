/** One thing that must hold before the law can be asked, and what is said where it does not. */
import type { RuleOutcome } from './preconditions.ts';

export type Named = Pick<RuleOutcome, 'rule' | 'article'>;

export type Objection = Pick<RuleOutcome, 'because' | 'hint' | 'category'>;

/** @param severity what it means where there is an objection. */
export function precondition(
  rule: Named,
  objection: Objection | null,
  severity: RuleOutcome['severity'] = 'refusal',
): RuleOutcome {
  const none = { because: null, hint: null, category: 'refused' } as const;
  const holds = objection === null;
  return { ...rule, holds, severity: holds ? 'refusal' : severity, ...(objection ?? none) };
}
