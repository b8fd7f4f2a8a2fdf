/** Addresses of answers. The address is the state: whoever has it has the question. */
import { queryOf } from './coordinates.ts';
import type { Question, QuestionName } from './questions.ts';

/** The address at which an answer stays. @param ending of another form: `.csv`. */
export function addressOf(
  name: QuestionName,
  { treaty, asked, query }: Question,
  ending = '',
): string {
  return `/treaties/${treaty}/${name}/${asked.asOf}${ending}${queryOf(asked, query)}`;
}
