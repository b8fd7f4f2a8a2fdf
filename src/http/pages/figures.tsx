/** The three counts, as figures. */
import type { Counts } from '../../projections/standings.ts';

export function Figures({ counts }: { readonly counts: Counts }) {
  const figures = [
    ['Signatories', counts.signatories],
    ['Consented to be bound', counts.contracting],
    ['Parties', counts.parties],
  ] as const;
  return (
    <dl class="figures">
      {figures.map(([name, count]) => (
        <div>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
