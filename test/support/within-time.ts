/** Tests of what is answered soon: not run for mutants, whose code is slowed by what counts how often it runs. */

export const WITHIN_TIME = { skip: process.env['MUTANTS'] !== undefined };
