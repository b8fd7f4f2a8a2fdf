/** The page of one participant: how it stands with every treaty of the ledger, on one day. */
import type { ParticipantView } from '../../projections/participant.ts';
import { Blocks } from '../../reports/forms/html.tsx';
import { participantAnswer } from '../../reports/participant.ts';
import { type Asked, queryOf } from '../coordinates.ts';
import { pageText } from './layout.tsx';

export function participantPage(view: ParticipantView, asked: Asked): string {
  const { participant, treaties } = view;
  const [title, ...others] = participantAnswer(view).document().blocks;
  const statuses = treaties.map(
    ({ treaty }) => `/treaties/${treaty.id}/status/${asked.asOf}${queryOf(asked)}`,
  );
  return pageText(
    { title: participant.name },
    <>
      {title !== undefined && <Blocks blocks={[title]} />}
      <form class="sight" action={`/participants/${participant.id}`} method="get">
        <label>
          As of
          <input type="date" name="asOf" value={asked.asOf} required />
        </label>
        <button type="submit">Show</button>
      </form>
      <Blocks blocks={others} prefix="report-" rowLinks={statuses} />
    </>,
  );
}
