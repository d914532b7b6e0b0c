import type { DescribedReplay } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showDescribedTable } from './described-table.ts'

/** What each way would have brought, period by period, and what may be said of it. */
export function showReplay(
  { courses, notes, title }: DescribedReplay,
  context: CommandContext,
): void {
  const { terminal, translator } = context
  terminal.print(title)
  for (const course of courses) {
    terminal.print(`\n${course.title}`)
    for (const sentence of course.verdict) terminal.print(`  ${sentence}`)
    for (const table of course.tables) showDescribedTable(table, context)
    if (course.turns.length > 0) terminal.print()
    for (const note of course.turns) terminal.print(`  ! ${note}`)
  }
  terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
  terminal.print(`\n${translator.t('cli.replay.next')}`)
}
