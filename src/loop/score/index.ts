export { type AccountRef, accountRefs, amongKeys, unknownAccount } from './account-ref.ts'
export { type AccountExplanation, explainAccount } from './explain-account.ts'
export {
  explainTrait,
  type TraitExplanation,
} from './explain-trait.ts'
export { levelsColumn } from './levels-column.ts'
export { marketCounts, pointsHistogram } from './market-counts.ts'
export {
  accountsScored,
  type RankedAccount,
  type RankPlace,
  rankedAccounts,
  rankedKeys,
} from './ranked-accounts.ts'
export { reasonReader } from './reason-reader.ts'
export { scoreAccounts } from './score-accounts.ts'
export { scoreQuery, snapshotColumn } from './score-query.ts'
export { type SourceRow, sourceRows } from './source-rows.ts'
export { prospectTiers, type TierCounts, tierCounts } from './tier-counts.ts'
