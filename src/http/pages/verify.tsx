/** The page on which a reader checks a receipt in the browser, without believing this server. */
import { VERIFY_SCRIPT } from '../assets.ts';
import { pageText } from './layout.tsx';

export function verifyPage(): string {
  return pageText(
    { title: 'Check a receipt', scripts: [VERIFY_SCRIPT] },
    <>
      <h1>Check a receipt, a proof or an exported log</h1>
      <p>
        The check runs in your browser, by a program that shares no code with the ledger, and
        nothing leaves the page. Whoever trusts no page of a server keeps that program as one file:
        verify-log.html, which comes with treaty-ledger.
      </p>
      <form id="verify" class="stacked">
        <label>
          The file that treaty record --json, treaty prove or treaty export gave
          <input type="file" name="file" />
        </label>
        <label>
          Or its text
          <textarea name="pasted" rows={6} spellcheck={false} />
        </label>
        <label>
          A checkpoint that you kept elsewhere, if you have one
          <textarea name="checkpoint" rows={4} spellcheck={false} />
        </label>
        <label>
          The verifier keys that must have signed it, with a space between them
          <input type="text" name="key" autocomplete="off" spellcheck={false} />
        </label>
        <button type="submit">Check</button>
      </form>
      <p id="outcome" role="status" />
      <noscript>
        <p>
          Without scripts, use the program itself: <code>node verify-log.mjs FILE</code>, or treaty
          verify-proof.
        </p>
      </noscript>
    </>,
  );
}
