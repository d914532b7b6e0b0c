export { reportHtml } from './html/index.ts'
export type { CustomerFacts, DataSummary, ReportInput, ScoredAccount } from './input.ts'
export { reportMarkdown } from './markdown/index.ts'
export { type Cell, reportWorkbook, type Sheet, type Workbook } from './workbook/index.ts'
