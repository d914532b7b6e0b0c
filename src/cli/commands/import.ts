import { Fault } from '../../domain/index.ts'
import { importedFiles, importInto, planImport, undoImportIn } from '../../workspace/index.ts'
import type { CommandContext, RegisterCommand } from '../command-context.ts'
import { showReceipt } from '../show/index.ts'

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
  command.action((files: string[], options: ImportOptions) =>
    run(command, (context) => importFiles(context, files, options)),
  )
  const list = command.command('list').description(t('cli.import.list'))
  list.action(() => run(list, listImports))
  const undo = command.command('undo <id>').description(t('cli.import.undo'))
  undo.action((id: string) => run(undo, (context) => undoImport(context, id)))
}

async function importFiles(
  context: CommandContext,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const { terminal } = context
  if (files.length === 0) throw new Fault('import.no_files')
  if (options.dryRun === true) {
    const { mapping, plans } = await planImport(files, options, context)
    terminal.done()
    return terminal.print(context.json ? JSON.stringify(plans) : mapping)
  }
  const receipt = await importInto(context.workspace, files, options, context)
  terminal.done()
  if (context.json) return terminal.print(JSON.stringify(receipt))
  showReceipt(receipt, context)
}

async function listImports({
  workspace,
  json,
  terminal,
  translator,
}: CommandContext): Promise<void> {
  const receipts = await importedFiles(workspace)
  if (json) return terminal.print(JSON.stringify(receipts))
  const { t, number } = translator
  terminal.table(
    [
      t('cli.import.column.id'),
      t('cli.import.column.at'),
      t('cli.import.column.file'),
      t('cli.import.column.rows'),
    ],
    receipts.flatMap(({ id, at, files }) =>
      files.map((file) => [id, translator.date(at), file.file, number(file.rows.kept)]),
    ),
    { right: [3] },
  )
}

async function undoImport(context: CommandContext, id: string): Promise<void> {
  const { json, terminal, translator } = context
  const undone = await undoImportIn(context.workspace, id)
  if (json) return terminal.print(JSON.stringify(undone))
  const files = translator.list(undone.files.map(({ file }) => file))
  terminal.print(translator.t('cli.import.undone', { id: undone.id, files }))
}
