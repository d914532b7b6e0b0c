export type { RankedAccount } from '../loop/index.ts'
export { type BestCustomers, type BestOptions, bestCustomers } from './best-customers.ts'
export { compareTraits } from './compare-traits.ts'
export { customersIn } from './customers.ts'
export { type Demo, runDemo } from './demo.ts'
export {
  type DescribedExpected,
  describeExpected,
} from './describe-expected.ts'
export { type DescribedLifetimes, describeLifetimes } from './describe-lifetimes.ts'
export { type DescribedLookalikes, describeLookalikes } from './describe-lookalikes.ts'
export { type DescribedReplay, type DescribedTable, describeReplay } from './describe-replay.ts'
export {
  type DescribedSegments,
  describeSegment,
  describeSegments,
} from './describe-segments.ts'
export { driftIn, type ProfileDrift } from './drift.ts'
export type { Erasure } from './erased/index.ts'
export {
  type Erased,
  eraseAccountIn,
  erasuresIn,
  forgetErasureIn,
  type LastingAccount,
  lastingAccountIn,
  lookToErase,
  type ToErase,
} from './erasure/index.ts'
export { expectedValuesIn } from './expected.ts'
export {
  type ExplainedAccount,
  type ExplainedTrait,
  type ExplainOptions,
  type ExplainTraitOptions,
  explainAccountIn,
  explainTraitIn,
} from './explain.ts'
export { exportWorkspace } from './export-workspace.ts'
export { faultText } from './fault-text.ts'
export { foretellLifetimes } from './foretell-lifetimes.ts'
export {
  accountHistoryIn,
  type HistoryEntry,
  scoringsIn,
  type TierChange,
  tierChangesIn,
} from './history-of-scores.ts'
export { holdWorkspace } from './hold-workspace.ts'
export {
  checkHypothesisIn,
  hypothesisFrom,
  hypothesisTemplates,
  type TemplateSummary,
  type UsedHypothesis,
  type UseOptions,
  useHypothesis,
} from './hypothesis/index.ts'
export {
  type ImportOptions,
  type ImportPlan,
  importedFiles,
  importInto,
  planImport,
  undoImportIn,
} from './import-files.ts'
export { keepValueDefinition } from './keep-value-definition.ts'
export { keptResultIn } from './kept-result-in.ts'
export { type LearnedProfile, type LearnProfileOptions, learnProfile } from './learn-profile.ts'
export { type FoundLookalikes, type LookalikesOptions, lookalikesIn } from './lookalikes.ts'
export { makeFolder } from './make-folder.ts'
export { hasStore } from './open-workspace.ts'
export { keepVersion, putInForce, type StoredProfile } from './profile-store.ts'
export { compareProfiles, type ProfileComparison, storedProfile } from './profiles.ts'
export { rankedIn } from './ranked-accounts.ts'
export { reasonText } from './reason-text.ts'
export { type RecordReader, recordReader } from './record-reader.ts'
export { type ReplayWorkspaceOptions, replayWorkspace } from './replay-workspace.ts'
export { type ReportFiles, type ReportOptions, writeReport } from './report-files.ts'
export { safeFileName } from './safe-file-name.ts'
export { writeSample } from './sample/index.ts'
export { scoreFiles } from './score-files.ts'
export {
  type ScoredAccounts,
  type ScoreWorkspaceOptions,
  scoreWorkspace,
} from './score-workspace.ts'
export {
  type FindSegmentsOptions,
  type OpenedSegment,
  openSegment,
  type SegmentsInWorkspace,
  segmentsIn,
} from './segments.ts'
export { SharedLock } from './shared-lock.ts'
export { closeWorkspaces } from './shared-store.ts'
export { type WorkspaceStatus, workspaceStatus } from './status.ts'
export type { CallContext } from './step-context.ts'
export { systemFault } from './system-fault.ts'
export {
  calledTargets,
  type TargetSource,
  targetsIn,
  writeTargets,
} from './target-accounts.ts'
export { valueDefinition } from './value-definition.ts'
export { version } from './version.ts'
export { whatIf } from './what-if.ts'
