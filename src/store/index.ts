export { type Db, openRecords, type Records } from './open-records.ts'
export { recordsFault } from './records-fault.ts'
export type { JobRow, ScheduleRow } from './tables.ts'
