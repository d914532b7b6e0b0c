import type { FileReceipt, Receipt } from '../../domain/index.ts'
import type { CommandContext } from '../command-context.ts'

const columns = ['file', 'kind', 'read', 'kept', 'merged', 'mended', 'rejected', 'mapped'] as const

/** Problems, and notes of one kind, shown for each file; all of them stand in the receipt (`--json`). */
const handful = 5

export function showReceipt(receipt: Receipt, context: CommandContext): void {
  const { terminal, translator } = context
  const { t } = translator
  if (receipt.unchanged) {
    terminal.print(t('cli.import.unchanged'))
    return
  }
  terminal.table(
    columns.map((column) => t(`cli.import.column.${column}`)),
    receipt.files.map((file) => receiptRow(file, context)),
    { right: [2, 3, 4, 5, 6, 7] },
  )
  for (const file of receipt.files) showFile(file, context)
  if (receipt.leftAside.length > 0) {
    const files = translator.list(receipt.leftAside)
    terminal.print(`\n${t('cli.import.left_aside', { files })}`)
  }
  for (const path of receipt.rejects) terminal.print(t('cli.import.rejects', { path }))
  for (const path of receipt.problemFiles) terminal.print(t('cli.import.problem_files', { path }))
  terminal.print(`\n${t('cli.import.next', { id: receipt.id })}`)
}

function receiptRow(file: FileReceipt, { translator }: CommandContext): string[] {
  const { t, number } = translator
  const planned = file.plan.columns.filter((column) => column.skip !== true)
  const mapped = planned.filter((column) => column.field !== null).length
  const { read, kept, merged, mended, rejected } = file.rows
  return [
    file.file,
    t(`object.${file.plan.kind}`),
    ...[read, kept, merged, mended, rejected].map((count) => number(count)),
    `${number(mapped)}/${number(planned.length)}`,
  ]
}

function showFile(file: FileReceipt, { terminal, translator }: CommandContext): void {
  const { t, number } = translator
  if (file.notes.length + file.problems.length > 0) terminal.print(`\n${file.file}`)
  for (const [code, notes] of Map.groupBy(file.notes, (note) => note.code)) {
    const { shown, more } = firstFew(notes.toSorted(byRows))
    for (const { facts } of shown) terminal.print(`  ${t(`import.note.${code}`, facts)}`)
    if (more > 0) terminal.print(`  ${t('cli.import.more_notes', { more })}`)
  }
  for (const problem of file.problems.slice(0, handful)) {
    const place = [problem.line, problem.column].filter((part) => part !== undefined).join(':')
    const value =
      problem.value === undefined ? '' : ` ${t('punctuation.quoted', { text: problem.value })}`
    terminal.print(`  ${place}${value} ${t(`import.problem.${problem.reason}`)}`)
  }
  const all = Object.values(file.problemCounts).reduce((sum, count) => sum + count, 0)
  const more = all - Math.min(handful, file.problems.length)
  if (more > 0) terminal.print(`  ${t('cli.import.more_problems', { more: number(more) })}`)
}

type Note = FileReceipt['notes'][number]

/** A handful of notes that say the same of different columns; one more is not worth a line that counts it. */
function firstFew(notes: readonly Note[]) {
  const shown = notes.length <= handful + 1 ? notes : notes.slice(0, handful)
  return { shown, more: notes.length - shown.length }
}

/** The notes that touch most rows first. */
function byRows(a: Note, b: Note): number {
  return Number(b.facts['rows'] ?? 0) - Number(a.facts['rows'] ?? 0)
}
