export {
  baseLogOdds,
  bytesAt,
  type Coded,
  type CodedTrait,
  evenly,
  type LevelPrior,
  levelOffsets,
  numbersAt,
  pickRows,
  recoded,
  rowsAtLevels,
  rowsWhere,
  totalsOf,
} from './coded.ts'
export { addCounts, countFolds, type LevelCounts } from './fold-counts.ts'
