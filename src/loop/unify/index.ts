export type { FieldConflict } from './conflicts.ts'
export type { Orphans } from './orphans.ts'
export { readStagedTables } from './staged-tables.ts'
export { type UnifyReport, unify } from './unify.ts'
