export { reportWorkbook } from './report-workbook.ts'
export type { Cell, Sheet, Workbook } from './sheet.ts'
