/** `serve`: status pages for people, an API for programs. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { usage } from '../../library/arguments.ts';
import {
  type LedgerOptions,
  ledgerPath,
  onKnownLedger,
  onLedger,
  printText,
  wholeNumber,
} from '../options.ts';

interface ServeOptions extends LedgerOptions {
  readonly host: string;
  readonly port: number;
}

export function addServe(program: Command): void {
  onLedger(
    program
      .command('serve')
      .description('status pages and an API, on this machine unless told otherwise')
      .option('--port <port>', 'the port to listen on; 0 takes any that is free', wholeNumber, 8080)
      .option('--host <host>', 'the address to listen on', '127.0.0.1'),
    'treaty serve',
    'treaty serve --port 9000 --ledger treaty.db',
  ).action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const { host, port } = options;
  const { appOf } = await import('../../http/app.tsx');
  const { listen } = await import('../../http/server.ts');
  await onKnownLedger(ledgerPath(options), {}, async ledger => {
    const site = { ledger, today, version: version(), authority: null };
    const app = appOf(site, error => process.stderr.write(`error: ${(error as Error).stack}\n`));
    const { address, stop } = await listen(app, { host, port }).catch(error => {
      throw cannotListen(error as { code?: string }, host, port);
    });
    printText(`Serving ${ledgerPath(options)} at ${address}/ (stop with Ctrl+C)`);
    await new Promise(resolve => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    await stop();
  });
}

function today(): CalendarDate {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10) as CalendarDate;
}

function version(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function cannotListen({ code = 'unknown error' }: { code?: string }, host: string, port: number) {
  return usage(
    'cannot-listen',
    `nothing can listen at ${host}:${port}: ${code === 'EADDRINUSE' ? 'something else does already' : code}`,
    'Choose another with --port, or --port 0 for any that is free.',
  );
}
