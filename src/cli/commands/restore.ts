import type { Restored } from '../../server/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { type ServerFlags, serverOf } from '../server-of.ts'

interface RestoreFlags extends Omit<ServerFlags, 'port'> {
  readonly replace?: boolean
  readonly newKey?: boolean
  readonly check?: boolean
}

const examples = `
  northfit restore /backups/northfit-backup-2026-11-23T06-00-00Z.tar --home /srv/northfit
  northfit restore northfit-backup.tar --check`

export const registerRestore: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('restore')
    .description(t('cli.restore.about'))
    .argument('<file>', t('cli.restore.file'))
    .option('--check', t('cli.restore.check'))
    .option('--replace', t('cli.restore.replace'))
    .option('--new-key', t('cli.restore.new_key'))
    .option('--home <folder>', t('cli.serve.home'))
    .option('--config <file>', t('cli.serve.config'))
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((file: string, flags: RestoreFlags) =>
    run(command, {
      work: (context) => restored(file, flags, context),
      show: (result, context) => show(result, flags, context),
      json: ({ manifest: { files, ...rest }, ...result }) => ({
        ...result,
        ...rest,
        files: Object.keys(files).length,
      }),
    }),
  )
}

async function restored(
  file: string,
  { replace = false, newKey = false, check = false, ...flags }: RestoreFlags,
  { config, now, signal }: CommandContext,
): Promise<Restored> {
  const { checkBackup, restoreBackup, settings } = await serverOf(flags, config)
  if (check) return { manifest: await checkBackup(file, signal) }
  return await restoreBackup(file, settings, { replace, newKey, now, signal })
}

function show(
  { manifest, aside }: Restored,
  { check = false }: RestoreFlags,
  { terminal, translator }: CommandContext,
): void {
  const { made, rows, files } = manifest
  const facts = {
    made: `${made.slice(0, 16).replace('T', ' ')} UTC`,
    files: Object.keys(files).length,
    workspaces: rows['workspace'] ?? 0,
    people: rows['user'] ?? 0,
  }
  terminal.print(translator.t(check ? 'cli.restore.whole' : 'cli.restore.done', facts))
  if (aside !== undefined) terminal.print(translator.t('cli.restore.aside', { folder: aside }))
}
