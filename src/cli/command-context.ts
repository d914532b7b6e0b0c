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
import { type Terminal, terminal } from './terminal.ts'

/** What every command gets: where to work, how to speak, when to stop. */
export interface CommandContext {
  readonly workspace: string
  readonly json: boolean
  readonly translator: Translator
  readonly terminal: Terminal
  readonly signal: AbortSignal
  readonly now: Date
}

/** Runs a command's work with its context and takes the progress bar away afterwards. */
export type RunCommand = (
  command: Command,
  work: (context: CommandContext) => Promise<void>,
) => Promise<void>

/** Adds one command to the program. */
export type RegisterCommand = (
  program: Command,
  tools: { readonly t: Translator['t']; readonly run: RunCommand },
) => void

interface GlobalOptions {
  readonly workspace?: string
  readonly lang?: string
  readonly json?: boolean
}

export function contextOf(command: Command, config: Config, signal: AbortSignal): CommandContext {
  const options = command.optsWithGlobals<GlobalOptions>()
  const speaker = translator(languageFor(options.lang, config))
  const json = options.json ?? false
  return {
    workspace: options.workspace ?? config.workspace,
    json,
    translator: speaker,
    terminal: terminal({ translator: speaker, quiet: json }),
    signal,
    now: new Date(),
  }
}

function languageFor(asked: string | undefined, config: Config) {
  if (asked === undefined) return languageOf(config.language)
  if (!isLanguage(asked)) throw new Fault('cli.language', { asked, known: languages.join(', ') })
  return asked
}
