import { Command, CommanderError } from 'commander'
import type { Config } from '../config.ts'
import { languageOf, type Translator, translator } from '../messages/index.ts'
import { contextOf, type RunCommand } from './command-context.ts'
import { commands } from './commands/index.ts'
import { exitCodes, showFailure } from './show-failure.ts'

/**
 * Runs one command line and gives its exit code: 0 fine, 1 something the user can mend, 2 a fault of
 * ours, 130 interrupted.
 */
export async function runCli(
  args: readonly string[],
  config: Config,
  signal: AbortSignal,
): Promise<number> {
  const speaker = translator(languageOf(asked(args, '--lang') ?? config.language))
  const program = programOf(speaker)
  const run: RunCommand = async (command, work) => {
    const context = contextOf(command, config, signal)
    try {
      await work(context)
    } finally {
      context.terminal.done()
    }
  }
  for (const register of commands) register(program, { t: speaker.t, run })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCodes.fine
  } catch (error) {
    if (!(error instanceof CommanderError))
      return showFailure(error, speaker, args.includes('--json'))
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usersProblem
  }
}

function programOf({ t }: Translator): Command {
  return new Command('northfit')
    .description(t('cli.about'))
    .option('-w, --workspace <folder>', t('cli.option.workspace'))
    .option('--lang <language>', t('cli.option.lang'))
    .option('--json', t('cli.option.json'))
    .helpCommand(false)
    .showHelpAfterError(t('cli.help_hint'))
    .addHelpText('after', `\n${t('cli.first_steps')}`)
    .exitOverride()
}

function asked(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
  if (at < 0) return undefined
  return args[at]?.includes('=') ? args[at]?.slice(option.length + 1) : args[at + 1]
}
