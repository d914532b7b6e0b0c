import { CommanderError } from 'commander'
import type { Config } from '../config.ts'
import { Fault } from '../domain/index.ts'
import {
  isLanguage,
  languageOf,
  languages,
  type Translator,
  translator,
} from '../messages/index.ts'
import { version } from '../workspace/index.ts'
import { runTask, type Start } from './command-context.ts'
import { CommandLine } from './command-line.ts'
import { commands } from './commands/index.ts'
import { exitCodes, showFailure } from './show-failure.ts'
import { speakInChecks } from './speak-in-checks.ts'

/**
 * Runs one command line and gives its exit code: 0 fine, 1 something the user can mend, 2 a fault of
 * ours, 130 interrupted. Without a command it shows the help.
 */
export async function runCli(
  args: readonly string[],
  config: Config,
  signal: AbortSignal,
): Promise<number> {
  const language = asked(args, '--lang')
  const spoken = languageOf(language ?? config.language)
  const speaker = translator(spoken)
  speakInChecks(spoken)
  const json = args.includes('--json')
  try {
    // Whoever stopped it while the program was still loading must not see it start.
    signal.throwIfAborted()
    if (language !== undefined && !isLanguage(language))
      throw new Fault('cli.language', { asked: language, known: languages })
    const program = programOf({ config, translator: speaker, signal }, json)
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return exitCodes.fine
  } catch (error) {
    if (error instanceof CommanderError) return helpShown(error, speaker, json)
    return showFailure(signal.aborted ? signal.reason : error, speaker, json)
  }
}

function programOf(start: Start, json: boolean): CommandLine {
  const { t } = start.translator
  const program = new CommandLine(start.translator, 'northfit')
  program
    .description(t('cli.about'))
    .option('-w, --workspace <folder>', t('cli.option.workspace'))
    .option('--lang <language>', t('cli.option.lang'))
    .option('--json', t('cli.option.json'))
    .version(version(), '-V, --version', t('cli.option.version'))
    .helpOption('-h, --help', t('cli.option.help'))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeErr: (text) => json || process.stderr.write(text) })
    .helpCommand(false)
    .addHelpText('after', `\n${t('cli.first_steps')}`)
    .exitOverride()
  for (const register of commands)
    register(program, { t, run: (command, task) => runTask(command, task, start) })
  return program
}

/** Help that was asked for is fine; help because no command was named is a mistake, which programs read as JSON. */
function helpShown({ exitCode }: CommanderError, speaker: Translator, json: boolean): number {
  if (exitCode === 0) return exitCodes.fine
  return json
    ? showFailure(new Fault('cli.no_command', { command: 'northfit' }), speaker, json)
    : exitCodes.usersProblem
}

function asked(args: readonly string[], option: string): string | undefined {
  const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
  if (at < 0) return undefined
  return args[at]?.includes('=') ? args[at]?.slice(option.length + 1) : args[at + 1]
}
