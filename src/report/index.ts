export { reportHtml } from './html/index.ts'
export type { ReportInput, ScoredAccount } from './input.ts'
export { reportMarkdown } from './markdown/index.ts'
export {
  apartTable,
  courseVerdict,
  lifetimeHeadline,
  lifetimeModelText,
  lifetimeNotes,
  lifetimeTables,
  likenessParts,
  lookalikesAsked,
  lookalikesNotes,
  lookalikesVerdict,
  lookalikeTable,
  replayCourses,
  replayNotes,
  replayTables,
  replayTitle,
  seedCheckTable,
  segmentFigures,
  segmentName,
  segmentNotes,
  segmentsTitle,
  segmentsVerdict,
  segmentTable,
  turnNotes,
} from './wording/index.ts'
export {
  lookalikeColumns,
  lookalikesWorkbook,
  reportWorkbook,
  type Workbook,
} from './workbook/index.ts'
