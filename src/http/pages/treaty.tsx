/** The pages of a treaty: one question each, with the day that it is asked about and the way to the other questions. */
import { inWords } from '../../domain/calendar-date.ts';
import { standingActs } from '../../ledger/treaty-record.ts';
import type { TreatyView } from '../../projections/question.ts';
import { type StatusView, statusView } from '../../projections/status.ts';
import { extant } from '../../reports/annex.ts';
import { illustrated } from '../../reports/answer.ts';
import { Blocks } from '../../reports/forms/html.tsx';
import { paragraph } from '../../reports/paragraph.ts';
import { addressOf } from '../addresses.ts';
import { SITE_SCRIPT } from '../assets.ts';
import type { Answered, Question, QuestionName } from '../questions.ts';
import type { Site } from '../site.ts';
import { Citation } from './citation.tsx';
import { Figures } from './figures.tsx';
import { Forms, formsOf } from './forms.tsx';
import { pageText } from './layout.tsx';
import { Sight } from './sight.tsx';

export async function treatyPage(
  site: Site,
  name: QuestionName,
  question: Question,
  { view, answer }: Answered,
): Promise<string> {
  const { definition } = view.record;
  const { asked } = question;
  const own = { ...question, treaty: definition.id };
  const { blocks } = await illustrated(answer);
  const { root } = await site.ledger.head(view.position);
  const status = statusView(view);
  const [title, ...others] = blocks;
  const day = inWords(asked.asOf);
  return pageText(
    {
      title: `${definition.id} · ${NAMES[name].toLowerCase()} · ${day}`,
      alternates: formsOf(name, own),
      scripts: [SITE_SCRIPT],
    },
    <>
      <p class="quiet number">{definition.id}</p>
      {title !== undefined && <Blocks blocks={[title]} />}
      <Questions now={name} question={own} />
      <Sight name={name} question={own} days={daysOf(view, status)} />
      {name === 'status' && (
        <>
          <Figures counts={status.counts} />
          <p>{paragraph(view, status)}</p>
        </>
      )}
      <Forms name={name} question={own} />
      <Blocks
        blocks={others}
        prefix="report-"
        rowLinks={name === 'status' ? explanations(status, own) : []}
      />
      <Citation
        root={root}
        view={view}
        address={addressOf(name, { ...own, asked: { ...asked, at: view.position } })}
      />
    </>,
  );
}

const NAMES: Readonly<Record<QuestionName, string>> = {
  status: 'Status',
  history: 'History',
  map: 'Map',
  explain: 'Why',
  diff: 'Changes',
};

function Questions({ now, question }: { readonly now: QuestionName; readonly question: Question }) {
  const names = (Object.keys(NAMES) as QuestionName[]).filter(one => one !== 'diff' || one === now);
  return (
    <nav aria-label="About this treaty">
      <ul class="links">
        {names.map(name => (
          <li>
            <a
              href={addressOf(name, { ...question, query: {} })}
              aria-current={name === now ? 'page' : undefined}
            >
              {NAMES[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On which an act was done, or the treaty entered into force. */
function daysOf(view: TreatyView, { entryIntoForce: { on } }: StatusView): string[] {
  const days = standingActs(view.record).map(act => act.doneOn);
  return [...new Set(on === null ? days : [...days, on])].toSorted();
}

/** Each row of the table opens why it says what it says. */
function explanations(status: StatusView, question: Question): string[] {
  return extant(status).map(({ participant }) =>
    addressOf('explain', { ...question, query: { participant: participant.id } }),
  );
}
