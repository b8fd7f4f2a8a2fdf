/** Every shape that `--json` prints, by name; docs/json-schema/ publishes them as JSON Schema. */
import { claims } from './json-shapes/claims.ts';
import { explain } from './json-shapes/explanation.ts';
import { actLine, exportedFile } from './json-shapes/exports.ts';
import { observe } from './json-shapes/observation.ts';
import { participant } from './json-shapes/participant.ts';
import {
  checkpoint,
  newKey,
  proof,
  proofCheck,
  proofFile,
  statusProof,
  statusProofCheck,
} from './json-shapes/proofs.ts';
import { dryRun, error, newLedger, receipt, register, verify } from './json-shapes/receipts.ts';
import { actions, diff, force, history, paragraph, status } from './json-shapes/tables.ts';
import { tally } from './json-shapes/tally.ts';

export const JSON_SHAPES = {
  status,
  history,
  actions,
  'actions-across': tally,
  diff,
  explain,
  participant,
  force,
  paragraph,
  claims,
  observe,
  receipt,
  'dry-run': dryRun,
  register,
  'new-ledger': newLedger,
  verify,
  checkpoint,
  'new-key': newKey,
  proof,
  'proof-file': proofFile,
  'proof-check': proofCheck,
  'status-proof': statusProof,
  'status-proof-check': statusProofCheck,
  'act-line': actLine,
  'exported-file': exportedFile,
  error,
} as const;
