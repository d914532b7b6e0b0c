export { countryKey, countryWords, isCountryName } from './countries.ts'
export { csvLine, spreadsheetLine, spreadsheetText } from './csv.ts'
export { lostWords, openWords, wonWords } from './deal-words.ts'
export {
  type AmountTrait,
  type ExpectedAccount,
  type ExpectedValues,
  expectedValuesSchema,
} from './expected-value.ts'
export { Fault, type FaultCode } from './fault.ts'
export { foldValue } from './fold-value.ts'
export type { HypothesisCheck, StatementCheck, Untested } from './hypothesis-check.ts'
export type {
  ColumnFormat,
  FilePlan,
  PlannedColumn,
} from './import-plan.ts'
export {
  defaultLifetimeQuestion,
  type LifetimeCheck,
  type LifetimeCustomer,
  type LifetimeFallback,
  type LifetimeModel,
  type LifetimeModelCheck,
  type LifetimeParameter,
  type LifetimeQuestion,
  type LifetimeReport,
  lifetimeModels,
  lifetimeReportSchema,
  type Ranged,
  type SurvivalPoint,
} from './lifetime.ts'
export {
  type CalledBy,
  type LikenessTrait,
  type Lookalike,
  type LookalikePart,
  type Lookalikes,
  lookalikesSchema,
  type RelationKind,
  relationKinds,
  relationsTraitId,
  type SeedCheck,
  type SharedRelation,
} from './lookalikes.ts'
export {
  type FieldSpec,
  type FieldType,
  fieldsOf,
  type Known,
  type ObjectKind,
  objectKinds,
  objects,
  type TraitGroup,
} from './objects.ts'
export {
  isPlaceholder,
  placeholderSigns,
  placeholdersOfField,
  placeholderWords,
} from './placeholders.ts'
export type { Progress, Signal, StepContext } from './ports.ts'
export {
  accountScorer,
  assumedCard,
  type Belief,
  beliefsOf,
  bindColumns,
  boundValues,
  type Card,
  type CardEdit,
  type CardPair,
  type CardParts,
  type CardTrait,
  cardParts,
  type Direction,
  diffProfiles,
  type Evidence,
  editedProfile,
  type FitWord,
  type Hypothesis,
  heldDirection,
  hypothesisSchema,
  isHypothesisOnly,
  isNumericLevels,
  isUnseen,
  isUsed,
  type Level,
  leastGood,
  leastOthers,
  levelOf,
  type MarketCounts,
  type Metrics,
  type MonotoneTrait,
  mostEarned,
  type PairCell,
  type PointsCount,
  type Profile,
  type ProfileDiff,
  pairCells,
  profileId,
  profileSchema,
  profileText,
  readProfile,
  remainder,
  type Score,
  type ScorePart,
  type StatedLevel,
  scoreAccount,
  specificity,
  statementRefs,
  type Tier,
  type Tiers,
  type TraitValue,
  type TraitValues,
  tierCutsForCapacity,
  tierNames,
  tierOf,
  unnamed,
  type Validation,
  type Weighting,
  type When,
  whenSchema,
} from './profile/index.ts'
export {
  type FileReceipt,
  type ImportProblem,
  type Receipt,
  receiptSchema,
} from './receipt.ts'
export {
  type MissedWin,
  type Replay,
  type ReplayCourse,
  type ReplayEstimate,
  type ReplayMeasures,
  type ReplayPeriod,
  type ReplayPick,
  type ReplayRival,
  type ReplayTurn,
  type RivalName,
  replaySchema,
  rivalNames,
} from './replay.ts'
export {
  type KeptSegments,
  keptSegmentsSchema,
  type Segment,
  type SegmentCondition,
  type SegmentEstimate,
  type SegmentFigure,
  type SegmentFigureName,
  type SegmentList,
  segmentFigureNames,
} from './segment.ts'
export { slug } from './slug.ts'
export {
  accountRefTable,
  customerLifetimeTable,
  customerValuePartTable,
  customerValueTable,
  expectedValueTable,
  scoreTable,
  snapshotTable,
  traitTable,
} from './snapshot.ts'
export { spellingKey } from './spelling-key.ts'
export type { SqlType } from './sql-type.ts'
export type { StagedColumn, StagedTable } from './stage.ts'
export {
  combineWeights,
  withTeamWeights,
} from './team-weights.ts'
export {
  type CatalogueTrait,
  isNumeric,
  type Label,
  type LeftOut,
  type LeftOutReason,
  leftOutReasonSchema,
  plainTrait,
  type Trait,
  type TraitType,
  traitSchema,
} from './trait.ts'
export type { HeldTrait, NamedTrait, TraitSensitivity } from './trait-sensitivity.ts'
export {
  type CompareQuestion,
  compareQuestions,
  type Estimated,
  type ExplainedBy,
  type LevelFinding,
  type TraitFinding,
  type TraitTable,
} from './trait-table.ts'
export {
  type CriterionId,
  criterionIdSchema,
  defaultValueDefinition,
  type NamedAccount,
  type ValueDefinition,
  valueDefinitionSchema,
} from './value.ts'
export {
  type CriterionReport,
  type CriterionStatus,
  type CustomerFacts,
  isWorthUnknown,
  type NamedResult,
  type RankedCustomer,
  type ValueCut,
  type ValueNote,
  type ValuePart,
  type ValueReport,
  type ValueSensitivity,
  type WeightChange,
} from './value-report.ts'
export { yesNoOf } from './yes-no.ts'
