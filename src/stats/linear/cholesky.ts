/**
 * Lower Cholesky factor of a symmetric positive definite matrix, in place: only the lower triangle is
 * read, the upper is left as it is (Golub and Van Loan, Matrix Computations, 4th ed., 4.2). O(n^3 / 6).
 * A pivot that is not above rounding error means that the matrix was not positive definite: RangeError.
 *
 * @param matrix n x n, row by row
 */
export function choleskyInPlace(matrix: Float64Array, n: number): void {
  for (let row = 0; row < n; row += 1) {
    const rowStart = row * n
    for (let column = 0; column < row; column += 1) {
      const below = (matrix[rowStart + column] ?? 0) - dot(matrix, rowStart, column * n, column)
      matrix[rowStart + column] = below / (matrix[column * n + column] ?? 1)
    }
    const pivot = (matrix[rowStart + row] ?? 0) - dot(matrix, rowStart, rowStart, row)
    if (!(pivot > 0)) throw new RangeError(`not positive definite at row ${row}`)
    matrix[rowStart + row] = Math.sqrt(pivot)
  }
}

/** Solves A x = b with the factor of A; `b` becomes x. */
export function solveInPlace(factor: Float64Array, n: number, b: Float64Array): void {
  for (let row = 0; row < n; row += 1) {
    let sum = b[row] ?? 0
    for (let k = 0; k < row; k += 1) sum -= (factor[row * n + k] ?? 0) * (b[k] ?? 0)
    b[row] = sum / (factor[row * n + row] ?? 1)
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    const x = (b[row] ?? 0) / (factor[row * n + row] ?? 1)
    b[row] = x
    for (let k = 0; k < row; k += 1) b[k] = (b[k] ?? 0) - (factor[row * n + k] ?? 0) * x
  }
}

/** The inverse of A, both triangles, from its factor: the product of the inverted factor's transpose and itself. */
export function inverseFromFactor(factor: Float64Array, n: number): Float64Array {
  const inverted = invertFactor(factor, n)
  const inverse = new Float64Array(n * n)
  for (let k = 0; k < n; k += 1) {
    const line = inverted.subarray(k * n, k * n + k + 1)
    line.forEach((left, i) => {
      const target = i * n
      for (let j = 0; j <= i; j += 1) {
        inverse[target + j] = (inverse[target + j] ?? 0) + left * (line[j] ?? 0)
      }
    })
  }
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) inverse[j * n + i] = inverse[i * n + j] ?? 0
  }
  return inverse
}

/** The inverse of the lower factor itself, lower too. */
export function invertFactor(factor: Float64Array, n: number): Float64Array {
  const inverted = new Float64Array(n * n)
  for (let row = 0; row < n; row += 1) {
    const start = row * n
    const pivot = factor[start + row] ?? 1
    for (let k = 0; k < row; k += 1) {
      const scale = (factor[start + k] ?? 0) / pivot
      if (scale === 0) continue
      for (let j = 0; j <= k; j += 1) {
        inverted[start + j] = (inverted[start + j] ?? 0) - scale * (inverted[k * n + j] ?? 0)
      }
    }
    inverted[start + row] = 1 / pivot
  }
  return inverted
}

function dot(matrix: Float64Array, left: number, right: number, length: number): number {
  let sum = 0
  for (let k = 0; k < length; k += 1) sum += (matrix[left + k] ?? 0) * (matrix[right + k] ?? 0)
  return sum
}
