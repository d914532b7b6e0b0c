export { calledSeeds } from './called-seeds.ts'
export { findLookalikes } from './find-lookalikes.ts'
export { likenessTable } from './likeness-table.ts'
export type { Seeds } from './seeds.ts'
