import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, expect, it } from 'vitest'
import { writeWorkbook } from './write-workbook.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-workbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

it('writes sheets that spreadsheets read back, and leaves nothing beside them', async () => {
  const file = path.join(folder, 'report.xlsx')
  await writeWorkbook(file, {
    sheets: [
      {
        name: 'برگه',
        rightToLeft: true,
        columns: [
          { title: 'نام', width: 20 },
          { title: 'n', width: 8 },
        ],
        rows: [
          ["'=1+1", 0.25],
          [null, 3],
        ],
      },
    ],
  })
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(file)
  const sheet = workbook.getWorksheet('برگه')
  expect(sheet?.views[0]?.rightToLeft).toBe(true)
  expect(sheet?.getCell('A2').value).toBe("'=1+1")
  expect(sheet?.getCell('B2').value).toBe(0.25)
  expect(sheet?.getCell('B3').value).toBe(3)
  expect(readdirSync(folder)).toEqual(['report.xlsx'])
})
