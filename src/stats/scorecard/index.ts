export { POINTS_PER_LOG_ODDS, type PointsCard, type PointsOfTrait } from './card.ts'
export { type Coded, type CodedTrait, pickRows, rowsWhere } from './coded.ts'
export { type LearnedCard, type Learner, scoreRows, type Training } from './learn-card.ts'
export { learnScorecard, type Scorecard, type ScorecardOptions } from './scorecard.ts'
