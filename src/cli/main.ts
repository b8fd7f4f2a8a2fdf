#!/usr/bin/env node
/** The command `treaty`. */
import { runCommandLine } from './program.ts';

// A reader that has seen enough (`treaty history IV-13 | head -3`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runCommandLine(process.argv.slice(2));
