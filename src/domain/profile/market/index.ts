export {
  type CapacityCut,
  type CapacityCuts,
  type PointsCount,
  tierCutsForCapacity,
} from './capacity-cuts.ts'
export { type MarketCounts, specificity } from './specificity.ts'
