export { type Cuts, measureTiers } from './measure-tiers.ts'
export { cutForCapacity, remeasured } from './recut.ts'
