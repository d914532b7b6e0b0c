import type { DescribedReplay } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** What each way would have brought, period by period, and what may be said of it. */
export function showReplay(
  { courses, notes, title }: DescribedReplay,
  { terminal, translator }: CommandContext,
): void {
  terminal.print(title)
  for (const course of courses) {
    terminal.print(`\n${course.title}`)
    for (const sentence of course.verdict) terminal.print(`  ${sentence}`)
    for (const { columns, rows, title: caption } of course.tables) {
      terminal.print(`\n${caption}`)
      const right = columns.flatMap(({ number }, place) => (number === true ? [place] : []))
      terminal.table(
        columns.map((column) => column.title),
        rows,
        { right },
      )
    }
    if (course.turns.length > 0) terminal.print()
    for (const note of course.turns) terminal.print(`  ! ${note}`)
  }
  terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
  terminal.print(`\n${translator.t('cli.replay.next')}`)
}
