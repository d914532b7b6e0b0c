export {
  type Card,
  type CardPair,
  type CardTrait,
  cardPairSchema,
  cardSchema,
  cardTraitSchema,
  type PairCell,
  pairCells,
} from './card.ts'
export { type CardEdit, editedProfile } from './edit-card.ts'
export {
  type Change,
  canonicalJson,
  diffProfiles,
  type LevelChange,
  type NumberChange,
  type PairChange,
  type ProfileDiff,
  profileId,
  profileJsonSchema,
  profileText,
  readProfile,
  type TraitChange,
} from './file/index.ts'
export {
  assumedCard,
  type Belief,
  beliefsOf,
  type FindTrait,
  type FitWord,
  fitPoints,
  fitWords,
  type Hypothesis,
  hypothesisSchema,
  mostEarned,
  type StatedLevel,
  type Statement,
} from './hypothesis/index.ts'
export {
  type Evidence,
  evidenceSchema,
  intervalSchema,
  isUnseen,
  type Level,
  levelSchema,
  type When,
  whenSchema,
} from './level.ts'
export { isNumericLevels, levelOf, remainder, type TraitValue } from './level-of.ts'
export {
  type CapacityCut,
  type CapacityCuts,
  type MarketCounts,
  type PointsCount,
  specificity,
  tierCutsForCapacity,
} from './market/index.ts'
export {
  type Direction,
  heldDirection,
  type MonotoneTrait,
  monotoneTraitSchema,
} from './monotone.ts'
export {
  isHypothesisOnly,
  isUsed,
  type Narrowing,
  narrowingSchema,
  type Profile,
  profileSchema,
  type Specificity,
  specificitySchema,
  type Tier,
  type Tiers,
  tierNames,
  tiersSchema,
  unnamed,
} from './profile.ts'
export {
  accountScorer,
  type Binding,
  type BoundColumn,
  bindColumns,
  boundValues,
  type CardParts,
  cardParts,
  type FileColumn,
  type Likelihood,
  type OpenQuestion,
  type PairPart,
  probabilityAt,
  type Score,
  type ScorePart,
  scoreAccount,
  type TraitPart,
  type TraitValues,
  tierOf,
} from './score/index.ts'
export { statementRefs } from './statement-refs.ts'
export {
  leastGood,
  leastOthers,
  type Metrics,
  metricsSchema,
  reliabilityPointSchema,
  type Validation,
  type Verdict,
  validationSchema,
  verdictReasonSchema,
  verdictSchema,
} from './validation.ts'
export { type Weighting, weightingSchema } from './weighting.ts'
