export { assumedCard, mostEarned } from './assumed-card.ts'
export {
  type FitWord,
  fitPoints,
  fitWords,
  type Hypothesis,
  hypothesisSchema,
  type Statement,
} from './hypothesis.ts'
export {
  type Belief,
  beliefsOf,
  type FindTrait,
  type StatedLevel,
} from './stated-trait.ts'
