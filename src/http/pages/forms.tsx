/** The other forms of an answer: links on its page, and in its head for programs. */

import { addressOf } from '../addresses.ts';
import type { Question, QuestionName } from '../questions.ts';
import type { Alternate } from './layout.tsx';

const FORMS = [
  {
    ending: '.docx',
    title: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { ending: '.csv', title: 'CSV', type: 'text/csv' },
  { ending: '.md', title: 'Markdown', type: 'text/markdown' },
  { ending: '.json', title: 'JSON', type: 'application/json' },
  { ending: '.svg', title: 'Chart', type: 'image/svg+xml' },
] as const;

export function formsOf(name: QuestionName, question: Question): Alternate[] {
  const drawn = name !== 'explain' && name !== 'diff';
  return FORMS.filter(({ ending }) => drawn || ending !== '.svg').map(
    ({ ending, title, type }) => ({ href: addressOf(name, question, ending), type, title }),
  );
}

export function Forms({
  name,
  question,
}: {
  readonly name: QuestionName;
  readonly question: Question;
}) {
  return (
    <ul class="links quiet" aria-label="Other forms">
      {formsOf(name, question).map(({ href, title }) => (
        <li>
          <a href={href}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
