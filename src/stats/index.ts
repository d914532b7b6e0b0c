/**
 * Numbers in, numbers out. Counts and typed arrays are the only input; nothing here reads a clock, a
 * random source or a row of a database. Functions answer for every amount of data: where there is
 * none they give the neutral value with the widest interval, or p = 1, never NaN; an impossible input
 * (more wins than rows) is a bug of the caller and throws RangeError. Infinity occurs where a bound
 * does not exist; JSON has no word for it, so writers of files must choose one.
 */
export {
  binCount,
  mergeSmallBins,
  mergeToMonotone,
  readableEdges,
  roundness,
} from './binning/index.ts'
export {
  calibrated,
  fitIsotonic,
  fitLogistic,
  isotonic,
  type LogisticCalibration,
  type StepCalibration,
  stepAt,
} from './calibration/index.ts'
export {
  type AucDifference,
  type AucEstimate,
  auc,
  aucEstimate,
  brierScore,
  calibrationError,
  compareAucs,
  logLoss,
  type ReliabilityPoint,
  reliabilityCurve,
  type TopSlice,
  topSlice,
  type WinRate,
  winRates,
} from './discrimination/index.ts'
export {
  betaQuantile,
  chiSquareQuantile,
  chiSquareUpper,
  gammaQuantile,
  incompleteBeta,
  incompleteGamma,
  logGamma,
  normalCdf,
  normalQuantile,
  normalTwoSided,
  studentQuantile,
  studentTwoSided,
  type Tails,
} from './distributions/index.ts'
export {
  entropy,
  informationEstimate,
  type LevelEvidence,
  mutualInformation,
  populationStability,
  type SharedInformation,
  type Stability,
  type TraitEvidence,
  weightOfEvidence,
} from './information/index.ts'
export {
  clopperPearson,
  differenceOfProportions,
  type Estimate,
  type Interval,
  jeffreys,
  lift,
  type MeanDifference,
  type Moments,
  meanDifference,
  meanEstimate,
  oddsRatio,
  ratioOfProportions,
  wilson,
} from './intervals/index.ts'
export { type LeakKind, type LeakSign, leakSign } from './leaks/index.ts'
export {
  checkRanking,
  cosineToSeeds,
  type Likeness,
  type LikenessOptions,
  learnLikeness,
  likenessOf,
  type NearSeed,
  nearestSeeds,
  type RankingCheck,
  type SeedRanking,
  type TopShare,
  type TraitLikeness,
  topRows,
} from './lookalikes/index.ts'
export { ascendingOrder, midranks } from './order/index.ts'
export {
  bootstrapRows,
  type Random,
  randomInteger,
  randomNormal,
  seededRandom,
  shuffle,
  stratifiedFolds,
} from './random/index.ts'
export {
  type Coded,
  type CodedTrait,
  type LearnedCard,
  type Learner,
  learnScorecard,
  POINTS_PER_LOG_ODDS,
  type PointsCard,
  type PointsOfTrait,
  pickRows,
  roughAuc,
  rowsWhere,
  type Scorecard,
  type ScorecardOptions,
  scoreRows,
  type Training,
} from './scorecard/index.ts'
export {
  type Association,
  associationOf,
  benjaminiHochberg,
  benjaminiYekutieli,
  chiSquareTest,
  fisherExact,
  likelihoodRatioTest,
  mannWhitney,
  type StratifiedAssociation,
  type Stratum,
  stratifiedAssociation,
  type Table,
  type TestResult,
  trendTest,
  twoProportionTest,
} from './tests/index.ts'
