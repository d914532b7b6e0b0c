import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import type { CoarseTrait } from './coarse-trait.ts'
import type { CellSums } from './pair-strength.ts'
import { addShape, shapeTrace, tableShape } from './shape.ts'

/**
 * How much better will a table foretell rows it has not seen? The log likelihood that one Newton step of the
 * table gains, g'(H + penalty S)^-1 g / 2, less its effective degrees of freedom (Akaike 1974). A table can be far
 * beyond chance and gain little, where it says much of few rows.
 */
export function pairGain(
  left: CoarseTrait,
  right: CoarseTrait,
  { gradient, information }: CellSums,
  penalty: number,
): number {
  const shape = tableShape(left.cost, right.cost)
  const { size } = shape
  const matrix = new Float64Array(size * size)
  information.forEach((weight, cell) => {
    matrix[cell * (size + 1)] = weight
  })
  addShape(shape, penalty, matrix)
  choleskyInPlace(matrix, size)
  const inverse = inverseFromFactor(matrix, size)
  let gained = 0
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      gained += (gradient[i] ?? 0) * (inverse[i * size + j] ?? 0) * (gradient[j] ?? 0)
    }
  }
  return gained / 2 - (size - penalty * shapeTrace(shape, inverse))
}
