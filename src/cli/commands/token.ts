/** `token`: who may read and record through `treaty serve`. */
import type { Command } from 'commander';
import type { KeptToken } from '../../http/office/token-file.ts';
import { dateFrom } from '../../library/arguments.ts';
import {
  ask,
  collected,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  printJson,
  printText,
  warn,
} from '../options.ts';

interface AddOptions extends LedgerOptions {
  readonly scope: readonly string[];
  readonly expires?: string;
}

export function addTokenCommands(program: Command): void {
  const token = program
    .command('token')
    .description('who may read and record through treaty serve')
    .addHelpText(
      'after',
      '\nExamples:\n  treaty token add "A. Officer" --scope record\n  treaty token list',
    );
  onLedger(
    token
      .command('add')
      .description('make a token and show it, this once')
      .argument('<name>', 'of its holder, as the log shall say who records')
      .requiredOption(
        '--scope <scope>',
        'read, record (reads too) or admin (records too); may be repeated',
        collected,
      )
      .option('--expires <date>', 'the last day (UTC) on which it holds'),
    'treaty token add "A. Officer" --scope record',
    'treaty token add "B. Reader" --scope read --expires 2027-12-31',
  ).action(add);
  onLedger(
    token.command('list').description('all tokens, revoked and expired ones too'),
    'treaty token list',
  ).action(list);
  onLedger(
    token
      .command('revoke')
      .description('end a token, and whatever was signed in with it, at once')
      .argument('<id>', 'as treaty token list shows it'),
    'treaty token revoke 1f2e3d4c',
  ).action(revoke);
}

async function add(name: string, options: AddOptions): Promise<void> {
  const { addToken } = await import('../../http/office/token-file.ts');
  const { scope: scopes, expires } = options;
  const request = {
    ...{ name, scopes },
    ...(expires !== undefined && { expires: dateFrom(expires, '--expires') }),
  };
  const { token, kept } = await addToken(await tokenFile(options), request, new Date());
  if (options.json) return printJson({ token, ...shown(kept) });
  printText(token);
  warn(`this is shown once. Token ${kept.id} of ${kept.name}: ${scopesOf(kept)}.`);
}

async function list(options: LedgerOptions): Promise<void> {
  const { keptTokens } = await import('../../http/office/token-file.ts');
  const tokens = keptTokens(await tokenFile(options));
  if (options.json) return printJson(tokens.map(shown));
  if (tokens.length === 0)
    printText('There are no tokens. treaty token add NAME --scope record makes one.');
  for (const kept of tokens) printText(`${kept.id}  ${kept.name}: ${scopesOf(kept)}`);
}

async function revoke(id: string, options: LedgerOptions): Promise<void> {
  const { revokeToken } = await import('../../http/office/token-file.ts');
  const kept = await revokeToken(await tokenFile(options), id, new Date());
  if (options.json) printJson(shown(kept));
  else printText(`Revoked token ${kept.id} of ${kept.name}.`);
}

/** Beside a ledger that is there: tokens of a path that was mistyped would let nobody in. */
async function tokenFile(options: LedgerOptions): Promise<string> {
  const { tokenFileOf } = await import('../../http/office/token-file.ts');
  await ask(options, async ledger => ledger.size());
  return tokenFileOf(ledgerPath(options));
}

function shown({ hash, ...others }: KeptToken) {
  return others;
}

function scopesOf({ scopes, expires, revokedAt }: KeptToken): string {
  const until = expires === null ? '' : `, until ${expires}`;
  return `${scopes.join(', ')}${until}${revokedAt === null ? '' : `, revoked ${revokedAt}`}`;
}
