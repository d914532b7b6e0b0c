export { type Db, openRecords, type Records } from './open-records.ts'
export type { JobRow } from './tables.ts'
