import { defineConfig } from 'vitest/config';

/**
 * The tests that Stryker runs for its mutants: those about the room that is mutated and no others, so that a mutant
 * dies of a test that names its rule, and not of a table that happens to come out otherwise.
 */
export default defineConfig({
  test: {
    include: [`test/${process.env['ROOM'] ?? '{domain,exchange,ledger}'}/**/*.test.ts`],
    setupFiles: ['test/support/same-cases.ts'],
    // For each mutant a log of 64 does what one of 256 does once (`test/ledger/merkle-proof.test.ts`).
    env: { MUTANTS: '1', LARGEST_LOG: '64' },
    testTimeout: 60_000,
  },
});
