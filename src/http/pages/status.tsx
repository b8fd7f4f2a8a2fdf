/** The page of a treaty's status: the counts, entry into force and why, the table as documents print it. */
import { inWords } from '../../domain/calendar-date.ts';
import type { TreatyView } from '../../projections/question.ts';
import { statusView } from '../../projections/status.ts';
import { Blocks } from '../../reports/forms/html.tsx';
import { sentences } from '../../reports/sentences.ts';
import { statusAnswer } from '../../reports/status.ts';
import { type Asked, queryOf } from '../coordinates.ts';
import type { Site } from '../site.ts';
import { pageText } from './layout.tsx';

export async function statusPage(site: Site, view: TreatyView, asked: Asked): Promise<string> {
  const status = statusView(view);
  const { id, title } = status.treaty;
  const { blocks } = statusAnswer(view).document();
  const { root } = await site.ledger.checkpoint({ origin: 'log', at: view.position });
  const here = `/treaties/${id}/status/${asked.asOf}`;
  const query = queryOf(asked);
  return pageText(
    {
      title: `${id} · status as of ${inWords(asked.asOf)}`,
      alternates: FORMS.map(({ ending, type, name }) => ({
        ...{ href: `${here}.${ending}${query}`, type, title: name },
      })),
    },
    <>
      <p class="quiet">{id}</p>
      <Blocks blocks={blocks.slice(0, 2)} />
      <Sight treaty={id} asked={asked} />
      <Figures counts={status.counts} />
      <p>{sentences(view, null)}</p>
      <ul class="links">
        {FORMS.map(({ ending, name }) => (
          <li>
            <a href={`${here}.${ending}${query}`}>{name}</a>
          </li>
        ))}
      </ul>
      <Blocks blocks={blocks.slice(2)} prefix="table-" />
      <p class="quiet">
        {`${title}, status as of ${inWords(asked.asOf)}, replayed from the first ${view.position} entries of a log with the root ${root}.`}
      </p>
    </>,
  );
}

const FORMS = [
  {
    ending: 'docx',
    name: 'Word',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  { ending: 'csv', name: 'CSV', type: 'text/csv' },
  { ending: 'md', name: 'Markdown', type: 'text/markdown' },
  { ending: 'json', name: 'JSON', type: 'application/json' },
  { ending: 'svg', name: 'Chart of the counts', type: 'image/svg+xml' },
] as const;

function Sight({ treaty, asked }: { readonly treaty: string; readonly asked: Asked }) {
  return (
    <form class="sight" action={`/treaties/${treaty}/status`} method="get">
      <label>
        As of
        <input type="date" name="asOf" value={asked.asOf} required />
      </label>
      <label>
        Known on
        <input type="date" name="knownOn" value={asked.knownOn ?? ''} />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}

function Figures({ counts }: { readonly counts: ReturnType<typeof statusView>['counts'] }) {
  const { signatories, contracting, parties } = counts;
  return (
    <dl class="figures">
      {[
        ['Signatories', signatories],
        ['Contracting States', contracting],
        ['Parties', parties],
      ].map(([name, count]) => (
        <div>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
