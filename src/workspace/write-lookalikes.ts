import path from 'node:path'
import { type Lookalikes, spreadsheetLine } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import { makeFolder } from './make-folder.ts'
import { writeWhole } from './whole-file.ts'
import { isWorkbook } from './write-table.ts'
import { writeWorkbook } from './write-workbook.ts'

/** Writes the accounts most like the examples as CSV or, by the name of the file, XLSX. */
export async function writeLookalikes(
  file: string,
  found: Lookalikes,
  translator: Translator,
): Promise<void> {
  makeFolder(path.dirname(path.resolve(file)))
  // The report's pictures are slow to load, and no other command needs them.
  const { lookalikeColumns, lookalikesWorkbook } = await import('../report/index.ts')
  const workbook = lookalikesWorkbook(found, translator)
  if (isWorkbook(file)) return await writeWorkbook(file, workbook)
  const [list] = workbook.sheets
  writeWhole(file, [lookalikeColumns, ...(list?.rows ?? [])].map(spreadsheetLine).join(''))
}
