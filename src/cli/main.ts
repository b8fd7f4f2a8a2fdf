#!/usr/bin/env node
/** The command `treaty`. */
import { runCommandLine } from './program.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`treaty history IV-13 | head -3`) closes the pipe; that is no failure.
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(
    `error: the output cannot be written (${error.code})\n  What was recorded stays recorded; see treaty verify.\n`,
  );
  process.exit(1);
});

process.exitCode = await runCommandLine(process.argv.slice(2));
