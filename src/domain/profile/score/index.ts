export {
  type Binding,
  type BoundColumn,
  bindColumns,
  boundValues,
  type FileColumn,
} from './bind-columns.ts'
export { type CardParts, cardParts, type PairPart, type TraitPart } from './card-parts.ts'
export type { OpenQuestion } from './open-questions.ts'
export { type Likelihood, probabilityAt } from './probability-at.ts'
export {
  accountScorer,
  type Score,
  type ScorePart,
  scoreAccount,
  type TraitValues,
} from './score-account.ts'
export { tierOf } from './tier-of.ts'
