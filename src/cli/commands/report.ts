import { writeReport } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'

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
  command.action((options: ReportOptions) => run(command, (context) => report(context, options)))
}

async function report(context: CommandContext, options: ReportOptions): Promise<void> {
  const { json, terminal, translator } = context
  const files = await writeReport(context.workspace, options, translator, {
    ...context,
    progress: terminal.progress,
  })
  terminal.done()
  if (json) return terminal.print(JSON.stringify(files))
  terminal.print(translator.t('cli.report.written', { html: files.html }))
  terminal.print(`  ${[files.markdown, files.workbook, files.profile].join('\n  ')}`)
}
