export type { FieldConflict } from './conflicts.ts'

export { readStagedTables } from './staged-tables.ts'
export { type UnifyReport, unify } from './unify.ts'
