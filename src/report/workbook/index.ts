export { lookalikeColumns, lookalikesWorkbook } from './lookalikes-workbook.ts'
export { reportWorkbook } from './report-workbook.ts'
export type { Workbook } from './sheet.ts'
