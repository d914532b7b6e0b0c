export { reportHtml } from './html/index.ts'
export type { ReportInput, ScoredAccount } from './input.ts'
export { reportMarkdown } from './markdown/index.ts'
export {
  courseVerdict,
  lifetimeHeadline,
  lifetimeModelText,
  lifetimeNotes,
  lifetimeTables,
  replayCourses,
  replayNotes,
  replayTables,
  replayTitle,
  turnNotes,
} from './wording/index.ts'
export { reportWorkbook, type Workbook } from './workbook/index.ts'
