import type {
  DescribedSegments,
  OpenedSegment,
  SegmentsInWorkspace,
} from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'
import { showDescribedTable } from './described-table.ts'
import { accountName } from './scores.ts'

/** The segments with what stands behind each, or why there are none. */
export function showSegments(
  { file, list }: SegmentsInWorkspace,
  { notes, tables, title, verdict }: DescribedSegments,
  context: CommandContext,
): void {
  const { terminal, translator } = context
  terminal.print(title)
  terminal.print(verdict)
  for (const table of tables) showDescribedTable(table, context)
  if (notes.length > 0) terminal.print()
  for (const note of notes) terminal.print(`  · ${note}`)
  if (list.segments.length === 0) return
  const negative = String(list.negative)
  terminal.print(`\n${translator.t('cli.segments.kept', { file, negative })}`)
}

/** The accounts of one segment, and the records they come from. */
export function showSegmentAccounts(
  { accounts, list, place }: OpenedSegment,
  rule: string,
  { terminal, translator }: CommandContext,
): void {
  const { number, t } = translator
  const word = (good: boolean | null) => {
    if (good === null) return t('segments.open')
    return t(`segments.${good === list.negative ? 'other' : 'good'}.${list.outcome}`)
  }
  terminal.print(t('cli.segments.accounts', { place, rule }))
  terminal.table(
    ['account', 'customer', 'outcome_column', 'file', 'row'].map((column) =>
      t(`cli.segments.${column}`),
    ),
    accounts.map(({ account, customer, good, sources: [source] }) => [
      accountName(account),
      t(`level.${customer ? 'yes' : 'no'}`),
      word(good),
      source?.file ?? '',
      source === undefined ? '' : number(source.record),
    ]),
    { right: [4] },
  )
}
