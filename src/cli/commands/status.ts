import { workspaceStatus } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'

export const registerStatus: RegisterCommand = (program, { t, run }) => {
  const command = program.command('status').description(t('cli.status.about'))
  command.action(() => run(command, status))
}

async function status(context: CommandContext): Promise<void> {
  const { json, terminal, translator } = context
  const { t, number, date, percent } = translator
  const found = await workspaceStatus(context.workspace, {
    ...context,
    progress: terminal.progress,
  })
  terminal.done()
  if (json) return terminal.print(JSON.stringify(found))
  terminal.print(t('cli.status.folder', { folder: found.folder }))
  terminal.print(t('cli.status.imports', { imports: found.imports, files: found.files }))
  terminal.table(
    [t('cli.status.object'), t('cli.status.rows')],
    Object.entries(found.objects).map(([object, rows]) => [t(`object.${object}`), number(rows)]),
    { right: [1] },
  )
  const { accounts, decided, won, customers } = found.snapshot
  terminal.print(
    `\n${t('cli.status.accounts', { accounts, decided, won, customers, rate: percent(won / Math.max(1, decided)) })}`,
  )
  for (const conflict of found.conflicts) {
    terminal.print(t('cli.status.conflict', { field: conflict.field, accounts: conflict.accounts }))
  }
  terminal.print(
    found.profile === undefined
      ? t('cli.status.no_profile')
      : t('cli.status.profile', { id: found.profile.id, learned: date(found.profile.learned) }),
  )
}
