/** The options `--format`, `--out` and `--force`, and how an answer leaves the program in the form asked for. */
import { extname } from 'node:path';
import { type Command, Option } from 'commander';
import { usage } from '../library/arguments.ts';
import { type Answer, FORMS, type Form, formed } from '../reports/answer.ts';
import { listed } from '../reports/running-text.ts';
import { writeNewFile } from './new-file.ts';
import { type LedgerOptions, ledgerPath } from './options.ts';

export interface FormOptions extends LedgerOptions {
  readonly format?: Form;
  readonly out?: string;
  readonly force?: true;
}

/** @param more forms besides those that every answer takes. */
export function inForms(command: Command, ...more: readonly Form[]): Command {
  const forms = [...FORMS, ...more];
  return command
    .addOption(
      new Option(
        '--format <form>',
        `${either(forms)} (default: by the ending of --out, or text)`,
      ).choices(forms),
    )
    .option('--out <file>', 'write to a file instead of standard output; docx needs it')
    .option('--force', 'overwrite that file')
    .hook('preAction', (_, asked) => {
      // Told before the ledger is asked, so that no slow question is answered in vain.
      const form = formAsked(asked.opts());
      if (!forms.includes(form)) throw noSuchForm(form, forms);
    });
}

/**
 * Whole, in the form that the options ask for, or not at all.
 * @param readFrom files that the answer rests on, which it must not replace.
 * @throws LedgerProblem as `writeNewFile` does.
 */
export async function give(
  answer: Answer,
  options: FormOptions,
  readFrom: readonly string[] = [],
): Promise<void> {
  const form = formAsked(options);
  const { out, force = false } = options;
  if (out === undefined) process.stdout.write(await formed(answer, form));
  else {
    const kept = [ledgerPath(options), ...readFrom];
    await writeNewFile({ path: out, force, kept }, once(answer, form));
  }
}

/** What is added beside a table has no place among its rows. @throws LedgerProblem */
export function makeSureItIsShown(option: string, options: FormOptions, ...forms: Form[]): void {
  const form = formAsked(options);
  if (!forms.includes(form)) return;
  throw usage(
    'no-such-form',
    `${option} has no place in ${form}`,
    `Leave it out, or ask for ${either(FORMS.filter(one => !forms.includes(one)))}.`,
  );
}

/** @throws LedgerProblem for options that do not go together. */
function formAsked({ json, format, out }: FormOptions): Form {
  if (json && format !== undefined && format !== 'json') {
    throw usage('two-formats', `--json and --format ${format} exclude each other`, 'Give one.');
  }
  const form = json ? 'json' : (format ?? (out === undefined ? 'text' : formOf(out)));
  if (form === 'docx' && out === undefined) {
    throw usage(
      'needs-a-file',
      'a Word document cannot be printed on a terminal or into a pipe',
      'Name its file: --out status.docx',
    );
  }
  return form;
}

const ENDINGS: Readonly<Record<string, Form>> = {
  ...{ '': 'text', '.txt': 'text', '.md': 'md', '.markdown': 'md' },
  ...{ '.html': 'html', '.htm': 'html', '.csv': 'csv', '.json': 'json' },
  ...{ '.docx': 'docx', '.svg': 'svg' },
};

function formOf(file: string): Form {
  const ending = extname(file).toLowerCase();
  const form = ENDINGS[ending];
  if (form !== undefined) return form;
  throw usage(
    'no-such-form',
    `${file}: no form ends in ${ending}`,
    `Say which it is with --format, or end the name in ${either(Object.keys(ENDINGS).filter(Boolean))}.`,
  );
}

function noSuchForm(form: Form, forms: readonly Form[]) {
  return usage('no-such-form', `this answer has no form as ${form}`, `Ask for ${either(forms)}.`);
}

async function* once(answer: Answer, form: Form): AsyncIterable<string | Uint8Array> {
  yield await formed(answer, form);
}

function either(words: readonly string[]): string {
  return listed(words, 'or');
}
