import cliProgress from 'cli-progress'
import stringWidth from 'string-width'
import type { Progress } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'

/** Where a command speaks: results on standard output, progress on standard error. */
export interface Terminal {
  print(text?: string): void
  table(head: readonly string[], rows: readonly (readonly string[])[], options?: TableOptions): void
  /** A bar with time left on a terminal; nothing when piped. */
  readonly progress: Progress
  /** Takes the bar away; call before printing results and when a step fails. */
  done(): void
}

export interface TableOptions {
  /** Positions of the columns that are numbers and stand at the right. */
  readonly right?: readonly number[]
}

export interface TerminalOptions {
  readonly translator: Translator
  readonly quiet: boolean
}

export function terminal({ translator, quiet }: TerminalOptions): Terminal {
  const bar = quiet || !process.stderr.isTTY ? undefined : progressBar(translator)
  return {
    print: (text = '') => {
      process.stdout.write(`${text}\n`)
    },
    table: (head, rows, options = {}) => {
      process.stdout.write(`${tableText(head, rows, options.right ?? [])}\n`)
    },
    progress: (step, share) => bar?.show(translator.t(`progress.${step}`), share),
    done: () => bar?.stop(),
  }
}

function progressBar(translator: Translator) {
  const bar = new cliProgress.SingleBar({
    format: `{bar} {percentage} %  ${translator.t('cli.time_left')} {eta_formatted}  {step}`,
    barsize: 24,
    hideCursor: true,
    clearOnComplete: true,
    barCompleteChar: '━',
    barIncompleteChar: '─',
  })
  let shown = ''
  return {
    show(step: string, share: number) {
      if (shown === '') bar.start(1000, 0, { step })
      shown = step
      bar.update(Math.round(Math.min(1, Math.max(0, share)) * 1000), { step })
    },
    stop() {
      if (shown !== '') bar.stop()
      shown = ''
    },
  }
}

/** Columns two spaces apart, as wide as their widest cell; wide scripts count double. */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const widths = head.map((title, column) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[column] ?? ''))),
  )
  const line = (cells: readonly string[]) =>
    widths
      .map((width, column) => {
        const cell = cells[column] ?? ''
        const space = ' '.repeat(width - stringWidth(cell))
        return right.includes(column) ? space + cell : cell + space
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '─'.repeat(width)).join('  ')
  return [line(head), rule, ...rows.map(line)].join('\n')
}
