/** Checks a receipt, a proof or an export in the reader's own browser: nothing leaves it. */
/// <reference lib="dom" />
import { inWords, verifyFile } from '../../verify-log.mts';

const form = document.querySelector<HTMLFormElement>('#verify');
const outcome = document.querySelector<HTMLElement>('#outcome');

form?.addEventListener('submit', event => {
  event.preventDefault();
  void verify(new FormData(form));
});

async function verify(given: FormData): Promise<void> {
  const pasted = textOf(given.get('pasted'));
  const file = given.get('file');
  const text = file instanceof File && file.size > 0 ? await file.text() : pasted;
  const checkpoint = textOf(given.get('checkpoint'));
  const keys = textOf(given.get('key')).split(/\s+/).filter(Boolean);
  try {
    const result = await verifyFile(text, { keys, ...(checkpoint !== '' && { checkpoint }) });
    say(inWords(result), result.ok);
  } catch (error) {
    say(`This cannot be checked: ${(error as Error).message}`, false);
  }
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}

function say(words: string, holds: boolean): void {
  if (outcome === null) return;
  outcome.textContent = words;
  outcome.className = holds ? 'holds' : 'fails';
}
