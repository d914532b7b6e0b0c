import { Fault } from '../../domain/index.ts'
import {
  type ImportPlan,
  importedFiles,
  importInto,
  planImport,
  undoImportIn,
} from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { showImports, showReceipt } from '../show/index.ts'

interface ImportOptions {
  readonly mapping?: string
  readonly dryRun?: boolean
}

const examples = `
  northfit import hubspot-crm-exports-*.csv
  northfit import deals.xlsx --dry-run > mapping.yaml
  northfit import deals.xlsx --mapping mapping.yaml
  northfit import list
  northfit import undo 3f9c2a`

export const registerImport: RegisterCommand = (program, { t, run }) => {
  const command = program
    .command('import [files...]')
    .description(t('cli.import.about'))
    .option('--mapping <file>', t('cli.import.mapping'))
    .option('--dry-run', t('cli.import.dry_run'))
    .addHelpText('after', `\n${t('cli.examples')}${examples}`)
  command.action((files: string[], options: ImportOptions) => {
    if (files.length === 0) throw new Fault('import.no_files')
    return options.dryRun === true
      ? run(command, planTask(files, options))
      : run(command, {
          work: (context) => importInto(context.workspace, files, options, context),
          show: showReceipt,
        })
  })
  const list = command.command('list').description(t('cli.import.list'))
  list.action(() =>
    run(list, { work: (context) => importedFiles(context.workspace), show: showImports }),
  )
  const undo = command.command('undo <id>').description(t('cli.import.undo'))
  undo.action((id: string) =>
    run(undo, {
      work: (context) => undoImportIn(context.workspace, id),
      show: ({ id: undone, files }, { terminal, translator }) => {
        const names = translator.list(files.map(({ file }) => file))
        terminal.print(translator.t('cli.import.undone', { id: undone, files: names }))
      },
    }),
  )
}

function planTask(files: readonly string[], options: ImportOptions) {
  return {
    work: (context: CommandContext) => planImport(files, options, context),
    show: ({ mapping }: ImportPlan, { terminal }: CommandContext) => terminal.write(mapping),
    json: ({ plans }: ImportPlan) => plans,
  }
}
