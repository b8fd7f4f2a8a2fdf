/** `serve`: status pages for people, an API for programs. */
import { type Command, Option } from 'commander';
import type { Office } from '../../http/office/office.ts';
import { usage } from '../../library/arguments.ts';
import {
  type LedgerOptions,
  ledgerPath,
  onKnownLedger,
  onLedger,
  printText,
  wholeNumber,
} from '../options.ts';
import { version } from '../version.ts';

interface ServeOptions extends LedgerOptions {
  readonly host: string;
  readonly port: number;
  readonly reading: 'open' | 'closed';
  readonly twoPersons?: true;
  readonly publicUrl?: string;
}

export function addServe(program: Command): void {
  onLedger(
    program
      .command('serve')
      .description('status pages and an API, on this machine unless told otherwise')
      .option('--port <port>', 'the port to listen on; 0 takes any that is free', wholeNumber, 8080)
      .option('--host <host>', 'the address to listen on', '127.0.0.1')
      .addOption(
        new Option('--reading <who>', 'who reads: anybody, or whoever has a token')
          .choices(['open', 'closed'])
          .default('open'),
      )
      .option('--two-persons', 'what one officer proposes is recorded when another confirms it')
      .option('--public-url <url>', 'as readers see it, behind a proxy on this machine'),
    'treaty serve',
    'treaty serve --port 9000 --ledger treaty.db',
    'treaty serve --reading closed --two-persons --public-url https://treaties.example.org',
  ).action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const { host, port } = options;
  const { appOf } = await import('../../http/app.tsx');
  const { logError } = await import('../../http/office/log.ts');
  const { listen } = await import('../../http/server.ts');
  await onKnownLedger(ledgerPath(options), {}, async ledger => {
    const office = await officeOf(options);
    const today = () => ledger.today();
    const site = { ledger, today, version: version(), authority: office.tokens, office };
    const app = appOf(site, logError(office.settings.log));
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

/** @throws LedgerProblem where the files of tokens or proposals cannot be used: nobody is served by half. */
async function officeOf(options: ServeOptions): Promise<Office> {
  const { keptTokens, tokenFileOf } = await import('../../http/office/token-file.ts');
  const { proposalFileOf } = await import('../../http/office/proposals.ts');
  const { serverLog } = await import('../../http/office/log.ts');
  const { Office } = await import('../../http/office/office.ts');
  const { host, reading, twoPersons, publicUrl } = options;
  const ledger = ledgerPath(options);
  keptTokens(tokenFileOf(ledger));
  const office = new Office({
    tokens: tokenFileOf(ledger),
    proposals: twoPersons ? proposalFileOf(ledger) : null,
    isClosed: reading === 'closed',
    publicOrigin: publicUrl === undefined ? null : originFrom(publicUrl),
    isLoopback: /^(localhost|127\.[0-9.]+|::1)$/.test(host),
    now: () => new Date(),
    clock: () => performance.now(),
    log: serverLog(),
  });
  office.proposals?.list();
  return office;
}

function originFrom(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) {
    return url.origin;
  }
  throw usage(
    'bad-url',
    `--public-url: ${JSON.stringify(text)} is no address of a whole site`,
    'Write it as readers do, without a path: https://treaties.example.org.',
  );
}

function cannotListen({ code = 'unknown error' }: { code?: string }, host: string, port: number) {
  return usage(
    'cannot-listen',
    `nothing can listen at ${host}:${port}: ${code === 'EADDRINUSE' ? 'something else does already' : code}`,
    'Choose another with --port, or --port 0 for any that is free.',
  );
}
