import type { CommandContext } from '../../src/cli/command-context.ts'
import { tableText } from '../../src/cli/table-text.ts'
import { translator } from '../../src/messages/index.ts'

/** What a part of the command line prints, line by line. */
export function linesOf(show: (context: CommandContext) => void): readonly string[] {
  const lines: string[] = []
  show({
    workspace: '.northfit',
    config: { workspace: '', language: '', threads: '', variable: () => undefined },
    json: false,
    translator: translator('en'),
    terminal: {
      print: (text = '') => lines.push(...text.split('\n')),
      write: (text) => lines.push(text),
      table: (head, rows, options) => lines.push(...tableText(head, rows, options).split('\n')),
      progress: () => undefined,
      done: () => undefined,
    },
    progress: () => undefined,
    signal: new AbortController().signal,
    now: new Date('2026-06-30'),
  })
  return lines
}
