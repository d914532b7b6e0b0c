import { workspaceStatus } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { showStatus } from '../show/index.ts'

export const registerStatus: RegisterCommand = (program, { t, run }) => {
  const command = program.command('status').description(t('cli.status.about'))
  command.action(() =>
    run(command, {
      work: (context) => workspaceStatus(context.workspace, context),
      show: showStatus,
    }),
  )
}
