/** The receipt of an entry: what shows later that it was recorded, and has not been altered. */
import type { Entry } from '../../../ledger/entry.ts';
import type { EntryProof } from '../../../ledger/entry-proof.ts';
import { pageText } from '../layout.tsx';
import { Facts } from './dry-run.tsx';

export function receiptPage(proof: EntryProof): string {
  const entry = JSON.parse(proof.entry) as Entry;
  const title = `Receipt of entry ${proof.position}`;
  return pageText(
    { title },
    <>
      <h1>{title}</h1>
      <p>
        Recorded. Keep this receipt: it shows later that the entry is in the log, and that neither
        the entry nor anything before it was altered.
      </p>
      <Facts
        facts={[
          ['Entry', entry.id],
          ['Position', `${proof.position}`],
          ['Recorded by', entry.recordedBy],
          ['Recorded at', entry.recordedAt],
          ['Hash', proof.leafHash],
          ['Root of the log', proof.root],
        ]}
      />
      <ul class="links">
        <li>
          <a href={`/receipts/${entry.id}.json`} download={`entry-${proof.position}.proof.json`}>
            Download the receipt
          </a>
        </li>
        {'treaty' in entry && (
          <li>
            <a href={`/treaties/${entry.treaty}/status`}>{`Status of ${entry.treaty}`}</a>
          </li>
        )}
        {entry.type === 'act' && <Others id={entry.id} />}
      </ul>
      <h2>The bytes that were hashed</h2>
      <p>
        <code>{proof.entry}</code>
      </p>
    </>,
  );
}

function Others({ id }: { readonly id: string }) {
  return (
    <>
      <li>
        <a href={`/acts/${id}/correct`}>Correct it</a>
      </li>
      <li>
        <a href={`/acts/${id}/retract`}>Retract it</a>
      </li>
    </>
  );
}
