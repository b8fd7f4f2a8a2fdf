/** Mutation testing of the three rooms that must not be wrong; docs/mutation.md lists who survives. */

import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** `default: return unreachable(x)` is for the compiler, which proves that no test can get there. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'unreachable', {
    shouldIgnore: path =>
      path.isSwitchCase({ test: null }) && callsUnreachable(path.node.consequent)
        ? 'the compiler proves that this default is never taken'
        : undefined,
  }),
];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [`src/${process.env.ROOM ?? '{domain,exchange,ledger}'}/**/*.ts`],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', import.meta.filename],
  ignorers: ['unreachable'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  // Stryker would rewrite tsconfig.json with an API that TypeScript 7 no longer has; ours has no
  // path that leaves the checkout, so there is nothing to rewrite.
  tsconfigFile: 'no-tsconfig-to-rewrite.json',
  // Nothing here checks types, and it would write `@ts-nocheck` into the pages among the fixtures.
  disableTypeChecks: false,
  coverageAnalysis: 'perTest',
  // What runs once while a file is loaded (tables of kinds, names of rules, expressions) would need all tests for each
  // mutant. These are reported as ignored: they are not counted, neither as killed nor as alive.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  clearTextReporter: { logTests: false, allowColor: false },
  reporters: ['clear-text', 'json', 'html', 'progress-append-only'],
};

function callsUnreachable([statement]) {
  return statement?.argument?.callee?.name === 'unreachable';
}
