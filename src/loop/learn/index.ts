export { defaultCuts, knownWell, pointsCounts } from './cut-tiers.ts'
export {
  type CodedColumn,
  type FetchedCodes,
  fetchCoded,
  levelsColumn,
  levelsShape,
} from './fetch-coded.ts'
export { headerWith } from './header-words.ts'
export {
  type LearnContext,
  type LearnOptions,
  learn,
  plainRule,
  usableTraits,
} from './learn.ts'
export { learnedLevels } from './learned-levels.ts'
export { judgeTraits, markLeaks } from './mark-leaks.ts'
export { chooseOutcome, type Outcome, type WantedOutcome } from './outcome.ts'
