import type { Workbook } from '../report/index.ts'
import { streamWhole } from './whole-file.ts'

/** Writes a workbook row by row, so that memory does not grow with it. */
export async function writeWorkbook(file: string, workbook: Workbook): Promise<void> {
  await streamWhole(file, (beside) => writeSheets(beside, workbook))
}

async function writeSheets(file: string, { sheets }: Workbook): Promise<void> {
  // Slow to load, and most commands never write a workbook.
  const { default: exceljs } = await import('exceljs')
  const writer = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true })
  for (const { name, rightToLeft, columns, rows } of sheets) {
    const sheet = writer.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: 1, rightToLeft }],
    })
    sheet.columns = columns.map(({ title, width }) => ({ header: title, width }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) sheet.addRow([...row]).commit()
    sheet.commit()
  }
  await writer.commit()
}
