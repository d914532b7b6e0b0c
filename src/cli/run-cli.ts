import { Command, CommanderError } from 'commander'
import type { Config } from '../config.ts'
import { languageOf, type Translator, translator } from '../messages/index.ts'
import { runTask } from './command-context.ts'
import { commands } from './commands/index.ts'
import { exitCodes, showFailure } from './show-failure.ts'
import { version } from './version.ts'

/**
 * Runs one command line and gives its exit code: 0 fine, 1 something the user can mend, 2 a fault of
 * ours, 130 interrupted. Without a command it shows the help.
 */
export async function runCli(
  args: readonly string[],
  config: Config,
  signal: AbortSignal,
): Promise<number> {
  const speaker = translator(languageOf(asked(args, '--lang') ?? config.language))
  const program = programOf(speaker)
  for (const register of commands) {
    register(program, {
      t: speaker.t,
      run: (command, task) => runTask(command, task, config, signal),
    })
  }
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return exitCodes.fine
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.fine : exitCodes.usersProblem
    return showFailure(signal.aborted ? signal.reason : error, speaker, args.includes('--json'))
  }
}

function programOf({ t }: Translator): Command {
  return new Command('northfit')
    .description(t('cli.about'))
    .option('-w, --workspace <folder>', t('cli.option.workspace'))
    .option('--lang <language>', t('cli.option.lang'))
    .option('--json', t('cli.option.json'))
    .version(version(), '-V, --version', t('cli.option.version'))
    .helpOption('-h, --help', t('cli.option.help'))
    .configureHelp({ showGlobalOptions: true })
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
