import type { Progress } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import { type Direction, directionOf } from './direction.ts'
import { progressBar } from './progress-bar.ts'
import { type TableOptions, tableText } from './table-text.ts'
import { wrapText } from './wrap-text.ts'

/** Where a command speaks: results on standard output, progress on standard error. */
export interface Terminal {
  /** A sentence, broken between words on a terminal; an indented one stays indented. */
  print(text?: string): void
  table(
    head: readonly string[],
    rows: readonly (readonly string[])[],
    options?: Pick<TableOptions, 'right'>,
  ): void
  /** For programs: exactly this text. */
  write(text: string): void
  /** A bar with time left on a terminal; nothing when piped. */
  readonly progress: Progress
  /** Takes the bar away; call before printing results and when a step fails. */
  done(): void
}

export interface TerminalOptions {
  readonly translator: Translator
  /** Standard output is for a program: show no bar. */
  readonly quiet: boolean
}

/** Sentences longer than this are hard to read, however wide the terminal is. */
const widestSentence = 120

export function terminal({ translator, quiet }: TerminalOptions): Terminal {
  const { stdout, stderr } = process
  const bar = quiet || !stderr.isTTY ? undefined : progressBar(translator, () => Date.now())
  const width = stdout.isTTY ? stdout.columns : undefined
  const direction = directionOf(translator)
  const write = (text: string) => {
    stdout.write(`${text}\n`)
  }
  return {
    print: (text = '') => write(width === undefined ? text : sentences(text, width, direction)),
    table: (head, rows, options = {}) =>
      write(
        tableText(
          head,
          rows,
          width === undefined ? options : { ...options, width, mark: direction.cell },
        ),
      ),
    write,
    progress: (step, share) => bar?.show(step, share),
    done: () => bar?.hide(),
  }
}

function sentences(text: string, width: number, { sentence }: Direction): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ *(?:[·✓+−!] )?/.exec(line)?.[0] ?? ''
      const lines = wrapText(
        line.slice(indent.length),
        Math.min(width, widestSentence) - indent.length,
      )
      return lines.map(
        (part, index) => (index === 0 ? indent : ' '.repeat(indent.length)) + sentence(part),
      )
    })
    .join('\n')
}
