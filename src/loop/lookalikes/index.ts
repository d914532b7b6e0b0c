export { calledSeeds } from './called-seeds.ts'
export { findLookalikes } from './find-lookalikes.ts'
export { prepareLookalikes } from './prepare-lookalikes.ts'
export type { Seeds } from './seeds.ts'
