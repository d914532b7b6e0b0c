import type { Command } from 'commander'
import type { Config } from '../config.ts'
import type { Translator } from '../messages/index.ts'
import type { CallContext } from '../workspace/index.ts'
import { wholeNumber } from './options.ts'
import { type Terminal, terminal } from './terminal.ts'

/** What every command gets: where to work, how to speak, when to stop. */
export interface CommandContext
  extends Required<Pick<CallContext, 'now' | 'progress' | 'signal'>>,
    Pick<CallContext, 'threads'> {
  readonly workspace: string
  readonly config: Config
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

/** What the whole command line was started with. */
export interface Start {
  readonly config: Config
  readonly translator: Translator
  readonly signal: AbortSignal
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
  readonly json?: boolean
}

export async function runTask<T>(
  command: Command,
  { work, show, json = (result) => result }: Task<T>,
  start: Start,
): Promise<void> {
  const context = contextOf(command, start)
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

function contextOf(command: Command, { config, translator, signal }: Start): CommandContext {
  const options = command.optsWithGlobals<GlobalOptions>()
  const json = options.json ?? false
  const speaking = terminal({ translator, quiet: json })
  return {
    workspace: options.workspace ?? config.workspace,
    config,
    json,
    translator,
    terminal: speaking,
    progress: speaking.progress,
    signal,
    now: new Date(),
    ...(config.threads === ''
      ? {}
      : { threads: wholeNumber('NORTHFIT_THREADS', 1, 256)(config.threads) }),
  }
}
