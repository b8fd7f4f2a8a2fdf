/** A process that a damaged file may crash or hang: it judges the cases it is sent, and answers for all at once. */
import { join } from 'node:path';
import { casesOf, damaged, soundOf, verdictOn } from './damage.mjs';

const [original = '', folder = ''] = process.argv.slice(2);
const own = join(folder, 'damaged.db');
const sound = await soundOf(original);
const cases = casesOf(sound.bytes);

process.on('message', async numbers => {
  const counts = {};
  const escapes = [];
  for (const number of numbers) {
    const { damage, copy } = damaged(sound.bytes, cases, number);
    const { verdict, said } = await verdictOn(own, copy, sound);
    const place = number < cases.bits ? 'flips' : 'pages';
    const isEscape = !['named', 'refused', 'harmless'].includes(verdict);
    counts[place] ??= {};
    counts[place][verdict] = (counts[place][verdict] ?? 0) + 1;
    if (isEscape) escapes.push({ number, damage, verdict, said });
  }
  process.send?.({ counts, escapes });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
