import { defineConfig } from 'vitest/config';

/**
 * The tests that Stryker runs for its mutants: those about the room that is mutated and no others, so that a mutant
 * dies of a test that names its rule, and not of a table that happens to come out otherwise.
 */
export default defineConfig({
  test: {
    include: [`test/${process.env['ROOM'] ?? '{domain,exchange,ledger}'}/**/*.test.ts`],
    setupFiles: ['test/support/same-cases.ts'],
    testTimeout: 60_000,
  },
});
