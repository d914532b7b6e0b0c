export { type CopiedRecords, copyRecords, loadRecords } from './copy-records.ts'
export { exportRecords } from './export-records.ts'
export { lockFolder } from './folder-lock.ts'
export {
  type Db,
  type OpenPool,
  openPool,
  openRecords,
  type Records,
} from './open-records.ts'
export { recordsFault } from './records-fault.ts'
export type {
  JobRow,
  ProfileCommentRow,
  ScheduleRow,
  ScoreFeedbackRow,
  TargetAccountRow,
  TargetListRow,
} from './tables.ts'
