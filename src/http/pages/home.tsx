/** The page that lists the treaties: number, title, the counts, whether in force. */
import { statusView } from '../../projections/status.ts';
import type { Site } from '../site.ts';
import { pageText } from './layout.tsx';

export async function homePage(site: Site, sought: string): Promise<string> {
  const rows = [];
  for (const id of await site.ledger.treaties()) {
    const { treaty, counts, entryIntoForce } = statusView(await site.ledger.view(id, {}));
    const words = `${treaty.id} ${treaty.title}`.toLowerCase();
    if (!words.includes(sought.toLowerCase())) continue;
    rows.push({ treaty, counts, inForce: entryIntoForce.inForce });
  }
  return pageText(
    { title: 'Treaties' },
    <>
      <h1>Treaties</h1>
      <search>
        <form class="sight" action="/" method="get">
          <label>
            Title or number
            <input type="search" name="q" value={sought} />
          </label>
          <button type="submit">Search</button>
        </form>
      </search>
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
            {rows.map(({ treaty, counts, inForce }) => (
              <tr>
                <td>{treaty.id}</td>
                <th scope="row" class="long">
                  <a href={`/treaties/${treaty.id}/status`}>{treaty.title}</a>
                </th>
                <td class="right">{counts.signatories}</td>
                <td class="right">{counts.parties}</td>
                <td>{inForce ? 'yes' : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>,
  );
}
