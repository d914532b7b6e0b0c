export {
  POINTS_PER_LOG_ODDS,
  type PointsCard,
  type PointsOfPair,
  type PointsOfTrait,
} from './card.ts'
export { chooseTraits } from './choose-traits.ts'
export { fitAdditive } from './fit.ts'
export { additiveLogOdds, type LearnedCard, scoreRows } from './learn-card.ts'
export { type CardTask, type CardWork, type Crew, cardLearner } from './learn-folds.ts'
export { applyPlainRule } from './plain-rule.ts'
export { roughAuc } from './rough-auc.ts'
export { learnScorecard, type Scorecard, type ScorecardOptions } from './scorecard.ts'
export { crossValidation } from './validate.ts'
