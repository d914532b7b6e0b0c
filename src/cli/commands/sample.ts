import { writeSample } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'
import { choice, type SampleSize, withSampleSize } from '../options.ts'

interface SampleOptions extends SampleSize {
  readonly signal: 'planted' | 'none'
  readonly locale: 'clean' | 'dirty'
}

export const registerSample: RegisterCommand = (program, { t, run }) => {
  const command = withSampleSize(program.command('sample <folder>'), t)
    .description(t('cli.sample.about'))
    .addOption(
      choice('--signal <kind>', t('cli.sample.signal'), ['planted', 'none']).default('planted'),
    )
    .addOption(
      choice('--locale <kind>', t('cli.sample.locale'), ['clean', 'dirty']).default('clean'),
    )
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit sample crm --accounts 5000\n  northfit sample crm --layout salesforce --locale dirty`,
    )
  command.action((folder: string, options: SampleOptions) =>
    run(command, {
      work: ({ now, progress, signal }) =>
        writeSample(
          folder,
          { ...options, asOf: now.toISOString().slice(0, 10) },
          { progress: (share) => progress('sample', share), signal },
        ),
      show: ({ files }, { terminal, translator: { t } }) => {
        const { accounts } = options
        terminal.print(t('cli.sample.written', { files: files.length, accounts, folder }))
      },
      json: ({ files }) => ({ folder, files }),
    }),
  )
}
