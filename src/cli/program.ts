/** The command line as a function: arguments in, exit code out. Every error that a user can meet ends here as a sentence and an advice. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { packagePath } from '../assets.ts';
import { StandpointError } from '../errors.ts';
import { agree } from './commands/agree.ts';
import { build } from './commands/build.ts';
import { codebook } from './commands/codebook.ts';
import { compare } from './commands/compare.ts';
import { exportCommand } from './commands/export.ts';
import { extract } from './commands/extract.ts';
import { importCommand } from './commands/import.ts';
import { merge } from './commands/merge.ts';
import { neo4j } from './commands/neo4j.ts';
import { network } from './commands/network.ts';
import { review } from './commands/review.ts';
import { show } from './commands/show.ts';
import { Interrupted, type Io } from './io.ts';

const example = `
Examples:
  $ standpoint build my-articles/
  $ standpoint show about "Blinken"
  $ standpoint export graphs/my-articles --to gexf

"standpoint help <command>" tells more.`;

/** All commands, for `run` and for whoever documents them. `exit` takes the code of a command that ended well. */
export function createProgram(io: Io, exit: (code: number) => void): Command {
  const program = new Command('standpoint')
    .description(
      'Political news in, a knowledge graph out: who stands where, who said so, and the words that prove it.',
    )
    .version(version(), '--version', 'print the version')
    .addHelpText('after', example);
  const commands = [
    build(io, exit),
    extract(io, exit),
    merge(io),
    exportCommand(io),
    show(io),
    neo4j(io),
    network(io),
    codebook(io),
    review(io),
    agree(io),
    compare(io),
    importCommand(io),
  ];
  for (const command of commands) program.addCommand(command);
  for (const command of [program, ...commands, ...commands.flatMap((one) => one.commands)]) {
    const called = command === program ? 'standpoint' : `standpoint ${nameOf(command)}`;
    command
      .exitOverride()
      .helpOption('-h, --help', 'print help')
      .showHelpAfterError(`"${called} --help" tells more.`)
      .configureOutput({
        writeOut: io.out,
        writeErr: io.err,
        outputError: (text, write) => write(text.replace(/^error: /, '')),
        getOutHelpWidth: () => Math.min(100, io.columns ?? 88),
      });
  }
  return program;
}

/** "merge"; "codebook draft". */
const nameOf = (command: Command): string =>
  command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();

/** Codes: 0 fine, 1 some documents were left out, 2 the user's input or command needs a change, 130 stopped by Ctrl-C. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = createProgram(io, (value) => {
    code = value;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) {
      io.err('Stopped.\n');
      return 130;
    }
    if (!(error instanceof StandpointError)) throw error;
    io.err(`${error.message}\n${error.advice}\n`);
    return error.exitCode;
  }
}

const version = (): string =>
  (JSON.parse(readFileSync(packagePath('package.json'), 'utf8')) as { version: string }).version;
