import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { choleskyInPlace, inverseFromFactor, solveInPlace } from './index.ts'

const matrices = fc
  .integer({ min: 1, max: 13 })
  .chain((n) =>
    fc
      .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n * n, maxLength: n * n })
      .map((root) => ({ n, matrix: timesTransposed(Float64Array.from(root), n) })),
  )

/** R R' + I: symmetric and positive definite. */
function timesTransposed(root: Float64Array, n: number): Float64Array {
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let sum = i === j ? 1 : 0
      for (let k = 0; k < n; k += 1) sum += (root[i * n + k] ?? 0) * (root[j * n + k] ?? 0)
      matrix[i * n + j] = sum
    }
  }
  return matrix
}

function times(matrix: Float64Array, n: number, vector: Float64Array): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    vector.reduce((sum, value, j) => sum + (matrix[i * n + j] ?? 0) * value, 0),
  )
}

test('solutions solve, and the inverse inverts', () => {
  void fc.assert(
    fc.property(matrices, ({ n, matrix }) => {
      const factor = matrix.slice()
      choleskyInPlace(factor, n)
      const wanted = Float64Array.from({ length: n }, (_, i) => i - 1)
      const solved = wanted.slice()
      solveInPlace(factor, n, solved)
      const inverse = inverseFromFactor(factor, n)
      const again = times(matrix, n, solved)
      const byInverse = times(inverse, n, wanted)
      for (let i = 0; i < n; i += 1) {
        expect(again[i]).toBeCloseTo(wanted[i] ?? 0, 8)
        expect(byInverse[i]).toBeCloseTo(solved[i] ?? 0, 8)
      }
    }),
  )
})

test('a matrix that is not positive definite is refused', () => {
  expect(() => choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toThrow(RangeError)
})
