/** How to cite an answer so that it stays what it was: its three coordinates, and the root of the log it was replayed from. */
import { inWords } from '../../domain/calendar-date.ts';
import { type TreatyView, treatyOf } from '../../projections/question.ts';

interface CitationOptions {
  /** Of the log at the position of the view. */
  readonly root: string;
  readonly view: TreatyView;
  readonly address: string;
}

export function Citation({ root, view, address }: CitationOptions) {
  const { id, title } = treatyOf(view);
  const { asOf, knownOn, position } = view;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  return (
    <footer class="quiet citation">
      <p>
        {`To cite: ${title} (${id}), as of ${inWords(asOf)}${known}; replayed from the first ${position} entries of a log with the root `}
        <code>{root}</code>
        {'. '}
        <a href={address}>{address}</a>
      </p>
    </footer>
  );
}
