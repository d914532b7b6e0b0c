import type { CodedTrait } from '../coded/index.ts'
import { dense, sparse, tableShape } from './shape.ts'
import { tableSmoothness } from './smoothness.ts'

/** The penalty matrix at penalty 1 of the table of two traits: cells x cells, row by row. */
export function tableCost(left: CodedTrait, right: CodedTrait): Float64Array {
  const costOf = (trait: CodedTrait) => sparse(tableSmoothness(trait), trait.levels)
  return dense(tableShape(costOf(left), costOf(right)))
}
