export { type TierMove, type TierOutlook, tierMoves, tierOutlook } from './tier-outlook.ts'
