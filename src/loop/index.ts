export { accountsCalled, accountsListed } from './accounts/index.ts'
export { readTraits } from './catalogue/index.ts'
export { compareGroups } from './compare/index.ts'
export { type ProfileDrift, profileDrift } from './drift/index.ts'
export { expectedValues } from './expected/index.ts'
export { assumedProfile, checkHypothesis } from './hypothesis/index.ts'
export {
  chooseOutcome,
  type LearnContext,
  type LearnOptions,
  learn,
  markLeaks,
  type WantedOutcome,
} from './learn/index.ts'
export { lifetimeValues } from './lifetime/index.ts'
export {
  calledSeeds,
  findLookalikes,
  prepareLookalikes,
  type Seeds,
} from './lookalikes/index.ts'
export { type ReplayedAccount, type ReplayOptions, replay } from './replay/index.ts'
export {
  type AccountExplanation,
  type AccountRef,
  accountRefs,
  accountsScored,
  explainAccount,
  explainTrait,
  levelsColumn,
  marketCounts,
  prospectTiers,
  type RankedAccount,
  type RankPlace,
  rankedAccounts,
  rankedKeys,
  reasonReader,
  scoreAccounts,
  scoreQuery,
  type TierCounts,
  type TraitExplanation,
  tierCounts,
  unknownAccount,
} from './score/index.ts'
export {
  findSegments,
  inSegment,
  type ListedSegment,
  type SegmentAccount,
  type SegmentsOptions,
  type SegmentTest,
  segmentAccounts,
  segmentColumns,
  segmentsOfAccounts,
  segmentTests,
} from './segments/index.ts'
export { cutForCapacity, remeasured } from './tiers/index.ts'
export { deriveTraits, type SnapshotSummary, snapshotSummary } from './traits/index.ts'
export {
  accountRowsTable,
  type FieldConflict,
  type LeaveOut,
  readStagedTables,
  type UnifyReport,
  unify,
} from './unify/index.ts'
export { customerFacts, rankCustomers, topCustomers, valueSensitivity } from './value/index.ts'
export { type TierMove, type TierOutlook, tierMoves, tierOutlook } from './what-if/index.ts'
