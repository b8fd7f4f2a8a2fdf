/** The page that lists the treaties: number, title, the counts, whether in force. */
import type { ForceView } from '../../projections/force.ts';
import { type StatusView, statusView } from '../../projections/status.ts';
import type { Site } from '../site.ts';
import { pageText } from './layout.tsx';
import { Search } from './search.tsx';

export async function homePage(site: Site, sought: string): Promise<string> {
  const rows: StatusView[] = [];
  for (const id of await site.ledger.treaties()) {
    const view = await site.ledger.view(id, {});
    const words = `${id} ${view.record.definition.title}`.toLowerCase();
    if (words.includes(sought.toLowerCase())) rows.push(statusView(view));
  }
  return pageText(
    { title: 'Treaties' },
    <>
      <h1>Treaties</h1>
      <Search at="/" label="Title or number" sought={sought} />
      <section class="scroll" aria-label="Treaties" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Title</th>
              <th scope="col" class="right">
                Signatories
              </th>
              <th scope="col" class="right">
                Parties
              </th>
              <th scope="col">In force</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ treaty, counts, entryIntoForce }) => (
              <tr>
                <td>{treaty.id}</td>
                <th scope="row" class="long">
                  <a href={`/treaties/${treaty.id}/status`}>{treaty.title}</a>
                </th>
                <td class="right">{counts.signatories}</td>
                <td class="right">{counts.parties}</td>
                <td>{inForceInWords(entryIntoForce)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>,
  );
}

/** Of a treaty known by its table alone nothing says that it is not in force. */
function inForceInWords({ known, inForce }: ForceView): string {
  if (!known) return 'not known';
  return inForce ? 'yes' : 'no';
}
