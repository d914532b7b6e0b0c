import { Command, type ErrorOptions, type Help } from 'commander'
import { Fault } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import { TranslatedHelp } from './translated-help.ts'

/** Commander's command with our words: help from the message catalogues, mistakes as faults. */
export class CommandLine extends Command {
  readonly #translator: Translator

  constructor(translator: Translator, name?: string) {
    super(name)
    this.#translator = translator
  }

  override createCommand(name?: string): CommandLine {
    return new CommandLine(this.#translator, name)
  }

  override createHelp(): Help {
    return Object.assign(new TranslatedHelp(this.#translator), this.configureHelp())
  }

  override error(message: string, { code = '' }: ErrorOptions = {}): never {
    throw usageFault(this, code, message, this.#translator)
  }
}

/**
 * A mistake in the command line as a fault. Commander gives its code, and puts what it is about in
 * quotation marks and what was perhaps meant at the end of its English message.
 */
function usageFault(
  command: Command,
  code: string,
  message: string,
  translator: Translator,
): Error {
  const about = /'([^']*)'/.exec(message)?.[1] ?? ''
  const alike = /Did you mean (?:one of )?(.+)\?\)$/.exec(message)?.[1]?.split(', ') ?? []
  const guess = { alike: alike.length, suggestions: translator.either(alike) }
  const called = pathOf(command)
  switch (code) {
    case 'commander.unknownCommand':
      return new Fault('cli.unknown_command', { given: about, ...guess, command: called })
    case 'commander.unknownOption':
      return new Fault('cli.unknown_option', { given: about, ...guess, command: called })
    case 'commander.missingArgument':
      return new Fault('cli.missing_argument', {
        command: called,
        argument: translator.t(`cli.placeholder.${about}`),
      })
    case 'commander.optionMissingArgument':
      return new Fault('cli.missing_value', {
        option: about.split(' <')[0] ?? about,
        command: called,
      })
    case 'commander.excessArguments':
      return new Fault('cli.too_many_arguments', {
        command: called,
        given: command.args.length,
        most: command.registeredArguments.length,
        extra: command.args.slice(command.registeredArguments.length).join(' '),
      })
    default:
      return new Error(message)
  }
}

/** A command as it is typed: "northfit profile diff". */
function pathOf(command: Command): string {
  const parent = command.parent
  return parent === null ? command.name() : `${pathOf(parent)} ${command.name()}`
}
