import type { WorkspaceStatus } from '../../workspace/index.ts'
import type { CommandContext } from '../command-context.ts'

/** What a workspace holds: files, objects, accounts, disagreements of sources, and the profile. */
export function showStatus(
  status: WorkspaceStatus,
  { terminal, translator }: CommandContext,
): void {
  const { t, number, date, percent } = translator
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
  const { accounts, decided, won, customers } = status.snapshot
  const rate = percent(won / Math.max(1, decided))
  terminal.print(`\n${t('cli.status.accounts', { accounts, decided, won, customers, rate })}`)
  if (conflicts.length > 0) {
    const fields = conflicts
      .toSorted((a, b) => b.accounts - a.accounts)
      .map((conflict) => `${conflict.field} (${number(conflict.accounts)})`)
    terminal.print(t('cli.status.conflicts', { fields: translator.list(fields) }))
  }
  terminal.print(
    profile === undefined
      ? t('cli.status.no_profile')
      : t('cli.status.profile', { id: profile.id, learned: date(profile.learned) }),
  )
}
