import { writeReport } from '../../workspace/index.ts'
import type { RegisterCommand } from '../command-context.ts'

interface ReportOptions {
  readonly out: string
  readonly profile?: string
}

export const registerReport: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('report')
    .description(t('cli.report.about'))
    .option('--out <folder>', t('cli.report.out'), 'northfit-report')
    .option('--profile <profile>', t('cli.option.profile'))
    .addHelpText(
      'after',
      `\n${t('cli.examples')}\n  northfit report\n  northfit report --lang fa --out gozaresh`,
    )
  command.action((options: ReportOptions) =>
    run(command, {
      work: (context) => writeReport(context.workspace, options, context.translator, context),
      show: ({ html, markdown, workbook, profile }, { terminal, translator }) => {
        terminal.print(translator.t('cli.report.written', { html }))
        for (const file of [markdown, workbook, profile]) terminal.print(`  ${file}`)
      },
    }),
  )
}
