import type { Receipt } from '../../domain/index.ts'
import type { CommandContext } from '../command-context.ts'

/** The imports in force with their files, oldest first. */
export function showImports(
  receipts: readonly Receipt[],
  { terminal, translator }: CommandContext,
): void {
  const { t, number, date } = translator
  if (receipts.length === 0) {
    terminal.print(t('cli.import.none'))
    return
  }
  terminal.table(
    (['id', 'at', 'file', 'rows'] as const).map((column) => t(`cli.import.column.${column}`)),
    receipts.flatMap(({ id, at, files }) =>
      files.map(({ file, rows }) => [id, date(at), file, number(rows.kept)]),
    ),
    { right: [3] },
  )
}
