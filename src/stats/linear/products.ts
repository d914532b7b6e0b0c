/** The product of two matrices, row by row: `left` is rows x inner, `right` inner x columns. */
export function product(
  left: Float64Array,
  right: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const result = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const target = row * columns
    for (let k = 0; k < inner; k += 1) {
      const factor = left[row * inner + k] ?? 0
      const source = k * columns
      for (let column = 0; column < columns; column += 1) {
        result[target + column] =
          (result[target + column] ?? 0) + factor * (right[source + column] ?? 0)
      }
    }
  }
  return result
}

/** Takes left' right off `target` (rows x columns): `left` is inner x rows, `right` inner x columns. */
export function subtractCross(
  target: Float64Array,
  left: Float64Array,
  right: Float64Array,
  inner: number,
  rows: number,
  columns: number,
): void {
  for (let k = 0; k < inner; k += 1) {
    const source = k * columns
    for (let row = 0; row < rows; row += 1) {
      const factor = left[k * rows + row] ?? 0
      if (factor === 0) continue
      const start = row * columns
      for (let column = 0; column < columns; column += 1) {
        target[start + column] =
          (target[start + column] ?? 0) - factor * (right[source + column] ?? 0)
      }
    }
  }
}
