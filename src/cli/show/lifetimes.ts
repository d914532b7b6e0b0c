import type { DescribedLifetimes } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showDescribedTable } from './described-table.ts'

/** What customers are expected to bring, which model says so, and what it rests on. */
export function showLifetimes(
  { headline, model, notes, tables }: DescribedLifetimes,
  context: CommandContext,
): void {
  const { terminal } = context
  terminal.print(headline)
  if (model.length > 0) terminal.print()
  for (const sentence of model) terminal.print(sentence)
  for (const table of tables) showDescribedTable(table, context)
  if (notes.length > 0) terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
}
