import type { BackedUp } from '../../server/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { type ServerFlags, serverOf } from '../server-of.ts'

interface BackupFlags extends ServerFlags {
  readonly to: string
  readonly withKey?: boolean
}

const examples = `
  northfit backup --to /backups/
  northfit backup --home /srv/northfit --to /backups/ --with-key`

export const registerBackup: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('backup')
    .description(t('cli.backup.about'))
    .requiredOption('--to <path>', t('cli.backup.to'))
    .option('--with-key', t('cli.backup.with_key'))
    .option('--home <folder>', t('cli.serve.home'))
    .option('--port <n>', t('cli.backup.port'))
    .option('--config <file>', t('cli.serve.config'))
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((flags: BackupFlags) =>
    run(command, { work: (context) => backedUp(flags, context), show, json: told }),
  )
}

async function backedUp({ to, withKey = false, ...flags }: BackupFlags, context: CommandContext) {
  const { now, signal } = context
  const { backUp, settings } = await serverOf(flags, context.config)
  return await backUp(settings, to, { withKey, now, signal })
}

function show({ file, bytes, manifest }: BackedUp, { terminal, translator }: CommandContext): void {
  const { t } = translator
  const { rows, files } = manifest
  terminal.print(
    t('cli.backup.done', {
      file,
      bytes,
      workspaces: rows['workspace'] ?? 0,
      people: rows['user'] ?? 0,
    }),
  )
  terminal.print(t(files['master.key'] === undefined ? 'cli.backup.no_key' : 'cli.backup.key'))
}

function told({ file, bytes, manifest, served }: BackedUp) {
  const { files, ...rest } = manifest
  return { file, bytes, served, ...rest, files: Object.keys(files).length }
}
