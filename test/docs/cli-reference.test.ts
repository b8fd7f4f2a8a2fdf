/** docs/cli.md is the program's own help; `npx vitest run test/docs -u` writes it anew. */
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { buildProgram } from '../../src/cli/program.ts';

const FILE = fileURLToPath(new URL('../../docs/cli.md', import.meta.url));
/** Fixed, so that nobody's terminal shapes the file. */
const WIDTH = 100;

it('docs/cli.md says what each command’s --help says', async () => {
  await expect(reference(buildProgram())).toMatchFileSnapshot(FILE);
});

it.each(commandsIn(buildProgram()).map(command => [nameOf(command), command] as const))(
  '%s --help shows an example of that command',
  (name, command) => {
    expect(helpOf(command)).toMatch(new RegExp(`^Examples?:\n  ${name}\\b`, 'm'));
  },
);

/** With the commands of commands, such as `treaty export acts`. */
function commandsIn(parent: Command): Command[] {
  return parent.commands.flatMap(command => [command, ...commandsIn(command)]);
}

function nameOf(command: Command): string {
  const { parent } = command;
  return parent === null ? command.name() : `${nameOf(parent)} ${command.name()}`;
}

function reference(program: Command): string {
  const chapters = [program, ...commandsIn(program)].map(
    command => `## ${nameOf(command)}\n\n\`\`\`text\n${helpOf(command)}\n\`\`\`\n`,
  );
  return ['# The command line\n', 'Written by `npx vitest run test/docs -u`.\n', ...chapters].join(
    '\n',
  );
}

/** As `--help` prints it, with what the program adds after the options. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({
    writeOut: part => {
      text += part;
    },
    getOutHelpWidth: () => WIDTH,
    getOutHasColors: () => false,
  });
  command.outputHelp();
  return text.trim();
}
