export { compareGroups } from './compare-groups.ts'
