/** `status`: the table of a treaty, in the forms that documents print. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ParticipantId } from '../../domain/participant.ts';
import { participantFrom, usage } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import type { TreatyView } from '../../projections/question.ts';
import { statusView } from '../../projections/status.ts';
import { extant } from '../../reports/annex.ts';
import { NOBODY, type SourcesOf } from '../../reports/end-notes.ts';
import { PROFILES, type Profile, statusAnswer } from '../../reports/status.ts';
import { fileText } from '../files.ts';
import { type FormOptions, give, inForms, makeSureItIsShown } from '../forms.ts';
import { checkPlace, type NewFile, writeNewText } from '../new-file.ts';
import {
  ask,
  collected,
  ledgerPath,
  type ReadingOptions,
  reading,
  warnIfIncomplete,
} from '../options.ts';

interface StatusOptions extends ReadingOptions, FormOptions {
  readonly profile?: Profile;
  readonly sourceOf?: readonly string[];
  readonly proof?: string;
  readonly checkpoint?: string;
}

export function addStatus(program: Command): void {
  inForms(
    reading(
      program
        .command('status')
        .description('the status table: who has signed, who has consented, and when')
        .argument('<treaty>', 'its number, such as IV-13'),
      'treaty status IV-13 --as-of 2001-12-06',
      'treaty status IV-13 --as-of 2001-12-06 --out annex.docx',
      'treaty status IV-13 --profile mtdsg --format csv --out 4-13.csv',
    ),
  )
    .addOption(
      new Option(
        '--profile <profile>',
        'annex, as the report prints it, or mtdsg, as the UN Treaty Collection does (default: annex; csv: mtdsg)',
      ).choices(PROFILES),
    )
    .option(
      '--source-of <participant>',
      'an end note with the source of each of its dates, by id or name; may be repeated, or all',
      collected,
    )
    .option(
      '--proof <file>',
      'also write a file by which anyone can replay the table: see verify-proof',
    )
    .option('--checkpoint <file>', 'with --proof: enclose it, and prove the table for its size')
    .action(status);
}

async function status(treaty: string, options: StatusOptions): Promise<void> {
  if (options.sourceOf !== undefined) makeSureItIsShown('--source-of', options, 'csv', 'json');
  makeSureTheyGoTogether(options);
  const { view, proof } = await ask(options, async ledger => {
    const proved = options.proof === undefined ? null : await provedStatus(ledger, treaty, options);
    // Of the same log, though somebody should record meanwhile.
    const sight = proved === null ? options : { ...options, asOf: proved.asOf, at: proved.size };
    return { view: await ledger.view(treaty, sight), proof: proved };
  });
  const { profile, sourceOf = [] } = options;
  const sourcesOf = sourcesOfIn(view, sourceOf);
  const file = options.proof === undefined ? null : proofFile(options.proof, options);
  if (file !== null) checkPlace(file);
  await give(statusAnswer(view, { ...(profile && { profile }), sourcesOf }), options);
  if (file !== null) await writeNewText(file, `${JSON.stringify(proof)}\n`);
  warnIfIncomplete(view);
}

async function provedStatus(ledger: Ledger, treaty: string, options: StatusOptions) {
  const { checkpoint, ...sight } = options;
  const note = checkpoint === undefined ? null : fileText(checkpoint);
  return ledger.statusProof(treaty, { ...sight, checkpoint: note });
}

function makeSureTheyGoTogether({ proof, out, checkpoint }: StatusOptions): void {
  if (checkpoint !== undefined && proof === undefined) {
    throw usage(
      'stray-option',
      '--checkpoint has no place without --proof',
      'Name the file of the proof with --proof, or leave the checkpoint out.',
    );
  }
  if (proof === undefined || out === undefined || resolve(proof) !== resolve(out)) return;
  throw usage('same-file', '--proof and --out name one file', 'Name two.');
}

function proofFile(path: string, options: StatusOptions): NewFile {
  const { checkpoint, force = false } = options;
  const kept = [ledgerPath(options), ...(checkpoint === undefined ? [] : [checkpoint])];
  return { path, force, kept };
}

/** @throws LedgerProblem for a participant that has no row: its note would stand nowhere. */
function sourcesOfIn(view: TreatyView, names: readonly string[]): SourcesOf {
  if (names.length === 0) return NOBODY;
  if (names.includes('all')) return 'all';
  const ids = names.map(name => participantFrom(view.register, name, view.asOf));
  const rows = new Set(extant(statusView(view)).map(row => row.participant.id));
  const missing = names.find((_, index) => !rows.has(ids[index] as ParticipantId));
  if (missing === undefined) return new Set(ids);
  throw usage(
    'no-row',
    `${missing} has no row in this table, so that its source cannot be noted`,
    'Leave it out, or ask about another day.',
  );
}
