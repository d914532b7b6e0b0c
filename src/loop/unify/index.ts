export type { FieldConflict } from './conflicts.ts'

export { accountRowsTable } from './rows-of.ts'
export { readStagedTables } from './staged-tables.ts'
export { type LeaveOut, type UnifyReport, unify } from './unify.ts'
