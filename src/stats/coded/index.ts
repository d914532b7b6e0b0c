export {
  bytesAt,
  type Coded,
  type CodedTrait,
  type LevelPrior,
  levelOffsets,
  numbersAt,
  pickRows,
  rowsWhere,
} from './coded.ts'
export { addCounts, countFolds, type LevelCounts } from './fold-counts.ts'
