/** Random tables as the Collection might publish them, with headings and marks that nobody foresaw. */
import fc from 'fast-check';

export interface RandomTable {
  readonly headings: readonly string[];
  /** A name, then a cell for each heading. */
  readonly rows: readonly (readonly string[])[];
}

const NAMES = [
  'Egypt',
  'Ghana',
  'Libya',
  'Libyan Arab Jamahiriya',
  'Cape Verde',
  'Cabo Verde',
  'Czechoslovakia',
  'European Union',
];

const headings = fc.uniqueArray(
  fc.constantFrom(
    ...[
      'Signature',
      'Signature, Succession to signature(d)',
      'Ratification, Accession(a), Succession(d)',
    ],
    ...[
      'Accession(a), Ratification',
      'Notification under article 25',
      '',
      'Provisional application(n)',
    ],
    ...[
      'Definitive signature of the Protocol, Acceptance of the Protocol',
      'Declaration, Denunciation',
    ],
  ),
  { minLength: 1, maxLength: 4 },
);

const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('1 Jan 2000', '2 Jan 2000', '3 Feb 2001', '29 Feb 2004'),
        fc.constantFrom('', ' a', ' d', ' n', ' x'),
      )
      .map(parts => parts.join('')),
  },
);

export const anyTable: fc.Arbitrary<RandomTable> = headings.chain(heads =>
  fc
    .uniqueArray(fc.constantFrom(...NAMES), { maxLength: NAMES.length, selector: sameParticipant })
    .chain(names =>
      fc.tuple(...names.map(name => fc.tuple(fc.constant(name), ...heads.map(() => cell)))),
    )
    .map(rows => ({ headings: heads, rows: rows as string[][] })),
);

/** One text for all the names of a participant. */
export function sameParticipant(name: string): string {
  return name.startsWith('Liby') ? 'Libya' : /^Ca.* Verde$/.test(name) ? 'Cabo Verde' : name;
}

export function csv({ headings: heads, rows }: RandomTable): string {
  const quoted = (text: string) => `"${text}"`;
  return [['Participant', ...heads], ...rows].map(row => row.map(quoted).join(',')).join('\n');
}
