import type { WorkspaceStatus } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** What a workspace holds: files, objects, accounts, disagreements of sources, and the profile. */
export function showStatus(status: WorkspaceStatus, context: CommandContext): void {
  const { terminal, translator } = context
  const { t, number, date } = translator
  const { folder, imports, files, conflicts, profile } = status
  terminal.print(t('cli.status.folder', { folder }))
  terminal.print(t('cli.status.imports', { imports, files }))
  terminal.print()
  terminal.table(
    [t('cli.status.object'), t('cli.status.rows')],
    Object.entries(status.objects)
      .filter(([, rows]) => rows > 0)
      .map(([object, rows]) => [t(`object.${object}`), number(rows)]),
    { right: [1] },
  )
  showStandings(status, context)
  showUnused(status, context)
  if (conflicts.length > 0) {
    const fields = conflicts
      .toSorted((a, b) => b.accounts - a.accounts)
      .map((conflict) => `${fieldName(conflict.field, translator)} (${number(conflict.accounts)})`)
    terminal.print(t('cli.status.conflicts', { fields: translator.list(fields) }))
  }
  terminal.print(
    profile === undefined
      ? t('cli.status.no_profile')
      : t('cli.status.profile', { id: profile.id, learned: date(profile.learned) }),
  )
}

/** Who was won and who stayed; of customers alone nobody was won or lost as far as the data tells. */
function showStandings(
  { snapshot }: WorkspaceStatus,
  { terminal, translator }: CommandContext,
): void {
  const { t, percent } = translator
  const { accounts, decided, won, customers, stayed, churned } = snapshot
  const known = stayed + churned
  const line = known > 0 && won === decided ? 'customers_only' : 'accounts'
  const rate = percent(won / Math.max(1, decided))
  terminal.print(`\n${t(`cli.status.${line}`, { accounts, decided, won, customers, rate })}`)
  if (known > 0)
    terminal.print(t('cli.status.retained', { stayed, churned, rate: percent(stayed / known) }))
}

/** Rows that were kept but that no number counts: they hang on no account, or another file has them too. */
function showUnused(
  { orphans, ambiguousNames, overlaps }: WorkspaceStatus,
  { terminal, translator }: CommandContext,
): void {
  const { t, list } = translator
  for (const { kind, rows, examples } of orphans) {
    const { file, row } = examples[0] ?? { file: '', row: 0 }
    terminal.print(t('unify.orphans', { object: t(`object.${kind}`), rows, file, row }))
  }
  for (const { kind, rows } of overlaps)
    terminal.print(t('unify.overlaps', { object: t(`object.${kind}`), rows }))
  const { count, examples } = ambiguousNames
  if (count > 0) terminal.print(t('unify.ambiguous', { names: count, examples: list(examples) }))
}

/** A field of ours in the reader's words; a column of the user's own by its header. */
function fieldName(field: string, { t, has }: CommandContext['translator']): string {
  const key = `field.account.${field}`
  return has(key) ? t(key) : field
}
