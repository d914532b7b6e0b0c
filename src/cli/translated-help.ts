import { type Argument, type Command, Help, type Option } from 'commander'
import stringWidth from 'string-width'
import type { Translator } from '../messages/index.ts'
import { directionOf } from './direction.ts'
import { wrapText } from './wrap-text.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'usage',
  'Options:': 'options',
  'Global Options:': 'global_options',
  'Commands:': 'commands',
  'Arguments:': 'arguments',
}

/**
 * Commander's help in the reader's words: titles, placeholders, choices and defaults. Wide scripts count
 * double, and scripts without spaces break between words. What is typed stays as it is.
 */
export class TranslatedHelp extends Help {
  readonly #translator: Translator

  constructor(translator: Translator) {
    super()
    this.#translator = translator
  }

  override displayWidth(text: string): number {
    return stringWidth(text)
  }

  override boxWrap(text: string, width: number): string {
    return text
      .split('\n')
      .flatMap((line) => wrapText(line, width))
      .join('\n')
  }

  override styleTitle(title: string): string {
    const key = titles[title]
    return key === undefined ? title : this.#translator.t(`cli.help.${key}`)
  }

  override commandUsage(command: Command): string {
    return directionOf(this.#translator).typed(this.#typed(super.commandUsage(command)))
  }

  override subcommandTerm(command: Command): string {
    return this.#typed(super.subcommandTerm(command))
  }

  override optionTerm(option: Option): string {
    return this.#typed(super.optionTerm(option))
  }

  override argumentTerm(argument: Argument): string {
    return this.#typed(super.argumentTerm(argument))
  }

  override optionDescription(option: Option): string {
    const { argChoices: choices, description, defaultValue } = option
    const value = option.isBoolean() ? undefined : defaultValue
    if (choices === undefined && value === undefined) return description
    const { t, either } = this.#translator
    const known = [choices && 'choices', value !== undefined && 'default'].filter(Boolean).join('_')
    return t('cli.help.hint', {
      description,
      known,
      choices: either(choices ?? []),
      value: String(value ?? ''),
    })
  }

  /**
   * Right-to-left text stands below its term instead of beside it: on one line, a terminal would shuffle
   * the two. Latin words inside it keep their place by invisible marks.
   */
  override formatItem(term: string, width: number, description: string, helper: Help): string {
    if (this.#translator.direction === 'ltr')
      return super.formatItem(term, width, description, helper)
    const { typed, sentence } = directionOf(this.#translator)
    const lines = wrapText(description, (this.helpWidth ?? 80) - 6)
    return [`  ${typed(term)}`, ...lines.map((line) => `      ${sentence(line)}`)].join('\n')
  }

  /** What one types, with its placeholders in the reader's language. */
  #typed(text: string): string {
    const { t, has } = this.#translator
    return text.replaceAll(/(?<=[<[])[a-z]+/g, (word) => {
      const key = `cli.placeholder.${word}`
      return has(key) ? t(key) : word
    })
  }
}
