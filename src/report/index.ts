export { reportHtml } from './html/index.ts'
export type { DataSummary, ReportInput, ScoredAccount } from './input.ts'
