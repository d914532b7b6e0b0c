import type { Erased, Erasure, LastingAccount } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** What an erasure would take out. */
export function showRowsToErase(
  account: LastingAccount['account'],
  files: Erased['files'],
  { terminal, translator: { t } }: CommandContext,
): void {
  const called = [account.name, account.domain, account.id].filter((one) => one !== null).join(', ')
  terminal.print(t('cli.erase.would', { called, rows: countOf(files) }))
  for (const facts of files) terminal.print(`  ${t('cli.erase.file', { ...facts })}`)
  terminal.print(`\n${t('cli.erase.confirm')}`)
}

/** What was taken out, and where it is still spoken of. */
export function showErased(
  id: string,
  { files, rejected, remains }: Erased,
  { terminal, translator: { t, number } }: CommandContext,
): void {
  terminal.print(t('cli.erase.done', { rows: countOf(files) + rejected, id }))
  for (const facts of files) terminal.print(`  ${t('cli.erase.file', { ...facts })}`)
  terminal.print(`\n${t('cli.erase.searched', { places: remains.length })}`)
  for (const { file, rows, records = [] } of remains) {
    const some = records.map((record) => number(record)).join(', ')
    terminal.print(
      `  ${rows === undefined ? file : t('cli.erase.remains', { file, rows, records: some })}`,
    )
  }
}

export function showErasures(
  erasures: readonly Erasure[],
  { terminal, translator: { t, number, date } }: CommandContext,
): void {
  if (erasures.length === 0) terminal.print(t('cli.erase.none'))
  else
    terminal.table(
      [t('cli.erase.column.id'), t('cli.erase.column.at'), t('cli.erase.column.rows')],
      erasures.map(({ id, at, rows }) => [id, date(at), number(rows)]),
      { right: [2] },
    )
}

function countOf(files: Erased['files']): number {
  return files.reduce((sum, { rows }) => sum + rows, 0)
}
