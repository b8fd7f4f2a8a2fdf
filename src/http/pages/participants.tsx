/** The page that lists the register of participants. */

import { compare } from '../../domain/compare.ts';
import { nameOn, type Participant } from '../../domain/participant.ts';
import type { Site } from '../site.ts';
import { pageText } from './layout.tsx';
import { Search } from './search.tsx';

export async function participantsPage(site: Site, sought: string): Promise<string> {
  const day = site.today();
  const register = await site.ledger.register();
  const shown = [...register.values()]
    .filter(one => isSought(one, sought.toLowerCase()))
    .toSorted((one, other) => compare(nameOn(one, day).sortKey, nameOn(other, day).sortKey));
  return pageText(
    { title: 'Participants' },
    <>
      <h1>Participants</h1>
      <Search at="/participants" label="Any name it bore, or its code" sought={sought} />
      {shown.length === 0 && <p>No participant bears that name or code.</p>}
      <ul class="columns">
        {shown.map(one => (
          <li>
            <a href={`/participants/${one.id}`}>{nameOn(one, day).name}</a>
            {one.ceased !== null && ' (former)'}
          </li>
        ))}
      </ul>
    </>,
  );
}

function isSought({ id, names, aliases }: Participant, sought: string): boolean {
  const texts = [id, ...names.map(({ name }) => name), ...aliases];
  return texts.some(text => text.toLowerCase().includes(sought));
}
