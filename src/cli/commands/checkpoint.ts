/** `checkpoint`: the size and root of the ledger as others verify them, signed, cosigned; and the keys for it. */
import type { Command } from 'commander';
import { COSIGNATURE, NOTE } from '../../ledger/note-key.ts';
import { usage } from '../../library/arguments.ts';
import type { WrittenCheckpoint } from '../../library/checkpoints.ts';
import { fileText } from '../files.ts';
import { keyFileText, makeKeyFile } from '../key-file.ts';
import { checkPlace, type NewFile, writeNewText } from '../new-file.ts';
import {
  ask,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  printJson,
  printText,
  warn,
  wholeNumber,
  writeTo,
} from '../options.ts';

interface CheckpointOptions extends LedgerOptions {
  readonly at?: number;
  readonly origin?: string;
  readonly key?: string;
  readonly makeKey?: string;
  readonly witness?: true;
  readonly cosign?: string;
  readonly since?: string;
  readonly logKey?: string;
  readonly out?: string;
  readonly force?: true;
}

export function addCheckpoint(program: Command): void {
  onLedger(
    program
      .command('checkpoint')
      .description(
        'the size and root of the log as a tlog-checkpoint; signed where a key is given, and then kept in the ledger too',
      )
      .option('--at <position>', 'the log as it was at that size', wholeNumber)
      .option('--origin <name>', 'names the log (default: the name of the key)')
      .option('--key <file>', 'the secret key to sign with, readable by its owner alone')
      .option('--out <file>', 'write to a file instead of standard output')
      .option('--force', 'overwrite that file')
      .option('--make-key <name>', 'make a new key in the file of --key; prints the verifier key')
      .option('--witness', 'with --make-key: a key to cosign with')
      .option('--cosign <file>', 'add the cosignature of a witness to this checkpoint')
      .option('--since <file>', 'with --cosign: the older checkpoint that the witness has seen')
      .option(
        '--log-key <key>',
        'with --cosign, and needed there: the verifier key of the log, which must have signed it',
      ),
    'treaty checkpoint --make-key example.org/treaties --key log.key',
    'treaty checkpoint --key log.key --out checkpoint.txt',
    'treaty checkpoint --cosign checkpoint.txt --key witness.key --log-key "$(cat verifier-key.txt)" --since seen.txt --out seen-now.txt',
  ).action(checkpoint);
}

async function checkpoint(options: CheckpointOptions): Promise<void> {
  makeSureTheyGoTogether(options);
  if (options.makeKey !== undefined) return makeKey(options.makeKey, options);
  const key = options.key === undefined ? undefined : keyFileText(options.key);
  const { at, origin, cosign } = options;
  const out = placeFor(options);
  if (out !== null) checkPlace(out);
  // What is signed is also kept, so that the ledger is held to it.
  const open = key === undefined ? ask : writeTo;
  const written = await open(options, ledger =>
    cosign === undefined
      ? ledger.checkpoint({
          ...(at !== undefined && { at }),
          ...(origin !== undefined && { origin }),
          ...(key !== undefined && { key }),
        })
      : ledger.cosign(fileText(cosign), cosignRequest(options, key)),
  );
  await giveCheckpoint(written, out, options);
  if (cosign !== undefined && options.since === undefined) {
    warn(
      'it was held only against checkpoints that this ledger keeps: give another that was seen with --since',
    );
  }
}

function cosignRequest({ since, logKey = '' }: CheckpointOptions, key = '') {
  return { key, logKey, ...(since !== undefined && { since: fileText(since) }) };
}

async function makeKey(
  name: string,
  { key = '', witness, json }: CheckpointOptions,
): Promise<void> {
  const verifierKey = await makeKeyFile(key, name, witness ? COSIGNATURE : NOTE);
  if (json) printJson({ file: key, verifierKey });
  else printText(verifierKey);
}

function placeFor(options: CheckpointOptions): NewFile | null {
  const { out, force = false, key, cosign, since } = options;
  const kept = [ledgerPath(options), key, cosign, since].filter(path => path !== undefined);
  return out === undefined ? null : { path: out, force, kept };
}

async function giveCheckpoint(
  written: WrittenCheckpoint,
  out: NewFile | null,
  { json }: CheckpointOptions,
): Promise<void> {
  if (out !== null) await writeNewText(out, written.checkpoint);
  if (json) printJson(written);
  else if (out === null) process.stdout.write(written.checkpoint);
  else
    printText(
      `Wrote ${out.path}: ${written.origin}, ${written.size} entries, root ${written.root}`,
    );
}

function makeSureTheyGoTogether(options: CheckpointOptions): void {
  const { makeKey: name, cosign, key } = options;
  if (key === undefined && (name !== undefined || cosign !== undefined)) {
    throw usage(
      'no-key-file',
      `--${name === undefined ? 'cosign' : 'make-key'} needs the file of a key`,
      'Name it with --key FILE.',
    );
  }
  const aside = strayOption(options);
  if (aside === undefined) return;
  throw usage('stray-option', `${aside[0]} has no place ${aside[1]}`, 'Leave one of them out.');
}

/** An option that would be passed over in silence. */
function strayOption(options: CheckpointOptions): readonly [string, string] | undefined {
  const { makeKey: name, cosign } = options;
  const given = (...keys: readonly (keyof CheckpointOptions)[]) =>
    keys
      .filter(key => options[key] !== undefined)
      .map(key => `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`);
  const [toKey] = given('at', 'origin', 'cosign', 'since', 'logKey', 'out', 'force');
  if (name !== undefined) return toKey === undefined ? undefined : [toKey, 'with --make-key'];
  const [toCosign] = given('at', 'origin', 'witness');
  if (cosign !== undefined) {
    return toCosign === undefined ? undefined : [toCosign, 'with --cosign'];
  }
  const [alone] = given('since', 'logKey', 'witness');
  if (alone === undefined) return undefined;
  return [alone, alone === '--witness' ? 'without --make-key' : 'without --cosign'];
}
