/** treaty-ledger as a library: open a ledger, record in it, ask it. */
export type { ActKind } from './domain/act.ts';
export type { Definitions } from './exchange/definitions.ts';
export { LedgerProblem, type Problem, type ProblemCategory } from './ledger/problem.ts';
export type { Fault, Verification } from './ledger/verify.ts';
export type { ActsExport, ActsFormat, PanelExport } from './library/export-requests.ts';
export { Ledger } from './library/ledger.ts';
export type { LedgerSettings } from './library/ledger-reader.ts';
export { importLedger, initLedger, type OpenSettings, openLedger } from './library/open-ledger.ts';
export type {
  ActRequest,
  ClaimsQuestion,
  CorrectionRequest,
  JudgedRule,
  Period,
  Preview,
  Receipt,
  RecordingOptions,
  RetractionRequest,
  Sight,
} from './library/requests.ts';
export { verifyProof } from './library/verify-proof.ts';
export type { ActionsView } from './projections/actions.ts';
export type { ClaimCheck } from './projections/claims.ts';
export type { DiffView } from './projections/diff.ts';
export type { ExplanationView } from './projections/explanation.ts';
export type { ForceView } from './projections/force.ts';
export type { HistoryStep } from './projections/history.ts';
export type { ParticipantView } from './projections/participant.ts';
export type { Counts } from './projections/standings.ts';
export type { StatusRow, StatusView } from './projections/status.ts';
export type { TallyView } from './projections/tally.ts';
