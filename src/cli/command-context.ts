import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { Fault } from '../domain/index.ts'
import {
  isLanguage,
  languageOf,
  languages,
  type Translator,
  translator,
} from '../messages/index.ts'
import type { CallContext } from '../workspace/index.ts'
import { type Terminal, terminal } from './terminal.ts'

/** What every command gets: where to work, how to speak, when to stop. */
export interface CommandContext extends Required<Omit<CallContext, 'seed'>> {
  readonly workspace: string
  readonly json: boolean
  readonly translator: Translator
  readonly terminal: Terminal
}

/** A command's work, and how people and programs read what came of it. */
export interface Task<T> {
  readonly work: (context: CommandContext) => Promise<T> | T
  readonly show: (result: T, context: CommandContext) => void
  /** What `--json` prints; the whole result where nothing is said. */
  readonly json?: (result: T) => unknown
}

/** Does a task for a command: progress while it works, then its result. */
export type RunTask = <T>(command: Command, task: Task<T>) => Promise<void>

/** Adds one command to the program. */
export type RegisterCommand = (
  program: Command,
  tools: { readonly t: Translator['t']; readonly run: RunTask },
) => void

interface GlobalOptions {
  readonly workspace?: string
  readonly lang?: string
  readonly json?: boolean
}

export async function runTask<T>(
  command: Command,
  { work, show, json = (result) => result }: Task<T>,
  config: Config,
  signal: AbortSignal,
): Promise<void> {
  const context = contextOf(command, config, signal)
  const { terminal, progress } = context
  try {
    progress('start', 0)
    const result = await work(context)
    terminal.done()
    if (context.json) terminal.write(JSON.stringify(json(result)))
    else show(result, context)
  } finally {
    terminal.done()
  }
}

function contextOf(command: Command, config: Config, signal: AbortSignal): CommandContext {
  const options = command.optsWithGlobals<GlobalOptions>()
  const speaker = translator(languageFor(options.lang, config))
  const json = options.json ?? false
  const speaking = terminal({ translator: speaker, quiet: json })
  return {
    workspace: options.workspace ?? config.workspace,
    json,
    translator: speaker,
    terminal: speaking,
    progress: speaking.progress,
    signal,
    now: new Date(),
  }
}

function languageFor(asked: string | undefined, config: Config) {
  if (asked === undefined) return languageOf(config.language)
  if (!isLanguage(asked)) throw new Fault('cli.language', { asked, known: languages.join(', ') })
  return asked
}
