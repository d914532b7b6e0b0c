/**
 * Lower Cholesky factor of a symmetric positive definite matrix, in place: only the lower triangle is
 * read, the upper is left as it is (Golub and Van Loan, Matrix Computations, 4th ed., 4.2). O(n^3 / 6).
 * A pivot that is not above rounding error means that the matrix was not positive definite: RangeError.
 *
 * @param matrix n x n, row by row
 */
export function choleskyInPlace(matrix: Float64Array, n: number): void {
  const sums = new Float64Array(4)
  for (let first = 0; first < n; first += 4) {
    const end = Math.min(first + 4, n)
    const together = end - first === 4 ? first : 0
    for (let column = 0; column < together; column += 1) {
      addFour(sums, matrix, n, first, matrix, column * n, 0, column)
      const pivot = matrix[column * (n + 1)] ?? 1
      for (let row = 0; row < 4; row += 1) {
        const cell = (first + row) * n + column
        matrix[cell] = ((matrix[cell] ?? 0) - (sums[row] ?? 0)) / pivot
      }
    }
    for (let row = first; row < end; row += 1) reduce(matrix, n, row, together)
  }
}

/** The factor's row from column `from` on; what is before is there. */
function reduce(matrix: Float64Array, n: number, row: number, from: number): void {
  const start = row * n
  for (let column = from; column < row; column += 1) {
    const below = (matrix[start + column] ?? 0) - dot(matrix, start, matrix, column * n, column)
    matrix[start + column] = below / (matrix[column * (n + 1)] ?? 1)
  }
  const pivot = (matrix[start + row] ?? 0) - dot(matrix, start, matrix, start, row)
  if (!(pivot > 0)) throw new RangeError(`not positive definite at row ${row}`)
  matrix[start + row] = Math.sqrt(pivot)
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
  const columns = invertFactor(factor, n)
  const inverse = new Float64Array(n * n)
  const sums = new Float64Array(4)
  for (let i = 0; i < n; i += 1) {
    const line = i * n
    let j = 0
    for (; j + 3 <= i; j += 4) {
      addFour(sums, columns, n, j, columns, line, i, n)
      inverse.set(sums, line + j)
    }
    for (; j <= i; j += 1) inverse[line + j] = dot(columns, line + i, columns, j * n + i, n - i)
    for (let k = 0; k < i; k += 1) inverse[k * n + i] = inverse[line + k] ?? 0
  }
  return inverse
}

/** The inverse of the lower factor, transposed: each row is a column of the inverse, and 0 before its diagonal. */
export function invertFactor(factor: Float64Array, n: number): Float64Array {
  const columns = new Float64Array(n * n)
  const scaled = new Float64Array(n)
  const sums = new Float64Array(4)
  for (let row = 0; row < n; row += 1) {
    const pivot = factor[row * (n + 1)] ?? 1
    for (let k = 0; k < row; k += 1) scaled[k] = (factor[row * n + k] ?? 0) / pivot
    let j = 0
    for (; j + 3 < row; j += 4) {
      addFour(sums, columns, n, j, scaled, 0, j, row)
      for (let of = 0; of < 4; of += 1) columns[(j + of) * n + row] = -(sums[of] ?? 0)
    }
    for (; j < row; j += 1) columns[j * n + row] = -dot(columns, j * (n + 1), scaled, j, row - j)
    columns[row * (n + 1)] = 1 / pivot
  }
  return columns
}

/**
 * The dot products of four rows of a matrix with another line, over columns `from` to `to`: what is read of the line
 * serves four sums, and none waits for another.
 *
 * @param sums where they go
 * @param first the first of the four rows of `matrix`, which has n columns
 * @param start where the line begins in `other`
 */
function addFour(
  sums: Float64Array,
  matrix: Float64Array,
  n: number,
  first: number,
  other: Float64Array,
  start: number,
  from: number,
  to: number,
): void {
  let [a, b, c, d] = [0, 0, 0, 0]
  const [rowA, rowB, rowC, rowD] = [first * n, (first + 1) * n, (first + 2) * n, (first + 3) * n]
  for (let k = from; k < to; k += 1) {
    const factor = other[start + k] ?? 0
    a += (matrix[rowA + k] ?? 0) * factor
    b += (matrix[rowB + k] ?? 0) * factor
    c += (matrix[rowC + k] ?? 0) * factor
    d += (matrix[rowD + k] ?? 0) * factor
  }
  sums[0] = a
  sums[1] = b
  sums[2] = c
  sums[3] = d
}

function dot(
  left: Float64Array,
  leftStart: number,
  right: Float64Array,
  rightStart: number,
  length: number,
): number {
  let sum = 0
  for (let k = 0; k < length; k += 1)
    sum += (left[leftStart + k] ?? 0) * (right[rightStart + k] ?? 0)
  return sum
}
