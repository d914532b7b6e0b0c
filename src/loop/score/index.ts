export type { DealRow } from './account-deals.ts'
export type { AccountRef } from './account-ref.ts'
export { type AccountExplanation, explainAccount } from './explain-account.ts'
export {
  type EvidenceAccount,
  type EvidenceOptions,
  explainTrait,
  type TraitExplanation,
} from './explain-trait.ts'
export { marketCounts, pointsHistogram } from './market-counts.ts'
export { type RankedAccount, type RankOptions, rankedAccounts } from './ranked-accounts.ts'
export { reasonReader } from './reason-reader.ts'
export {
  type ScoreOptions,
  type ScoreSummary,
  scoreAccounts,
} from './score-accounts.ts'
export type { SourceRow } from './source-rows.ts'
