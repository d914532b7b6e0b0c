/** A symmetric penalty matrix by its entries that are not 0, both triangles. */
export interface Shape {
  readonly size: number
  readonly rows: Uint16Array
  readonly columns: Uint16Array
  readonly values: Float64Array
}

/** The entries of a dense matrix, size x size, row by row. */
export function sparse(matrix: Float64Array, size: number): Shape {
  const cells = Array.from(matrix.keys()).filter((cell) => matrix[cell] !== 0)
  return {
    size,
    rows: Uint16Array.from(cells, (cell) => Math.floor(cell / size)),
    columns: Uint16Array.from(cells, (cell) => cell % size),
    values: Float64Array.from(cells, (cell) => matrix[cell] ?? 0),
  }
}

/**
 * The penalty of a table of two traits: the Kronecker product of theirs, under which neighbouring cells
 * share what they learn in both directions (Wood, Generalized Additive Models, 2nd ed., 2017, 5.6).
 */
export function tableShape(left: Shape, right: Shape): Shape {
  const width = right.size
  const entries = left.values.length * right.values.length
  const [rows, columns] = [new Uint16Array(entries), new Uint16Array(entries)]
  const values = new Float64Array(entries)
  let entry = 0
  left.values.forEach((value, i) => {
    const [row, column] = [(left.rows[i] ?? 0) * width, (left.columns[i] ?? 0) * width]
    right.values.forEach((other, j) => {
      rows[entry] = row + (right.rows[j] ?? 0)
      columns[entry] = column + (right.columns[j] ?? 0)
      values[entry] = value * other
      entry += 1
    })
  })
  return { size: left.size * width, rows, columns, values }
}

/** S x. */
export function shapeTimes({ columns, rows, size, values }: Shape, x: Float64Array): Float64Array {
  const product = new Float64Array(size)
  for (let i = 0; i < values.length; i += 1) {
    const row = rows[i] ?? 0
    product[row] = (product[row] ?? 0) + (values[i] ?? 0) * (x[columns[i] ?? 0] ?? 0)
  }
  return product
}

/** tr(S M) for a symmetric M, size x size. */
export function shapeTrace({ columns, rows, size, values }: Shape, matrix: Float64Array): number {
  let trace = 0
  for (let i = 0; i < values.length; i += 1) {
    trace += (values[i] ?? 0) * (matrix[(rows[i] ?? 0) * size + (columns[i] ?? 0)] ?? 0)
  }
  return trace
}

/** Adds `scale` S to a matrix, size x size, in place. */
export function addShape(
  { columns, rows, size, values }: Shape,
  scale: number,
  matrix: Float64Array,
): void {
  for (let i = 0; i < values.length; i += 1) {
    const cell = (rows[i] ?? 0) * size + (columns[i] ?? 0)
    matrix[cell] = (matrix[cell] ?? 0) + scale * (values[i] ?? 0)
  }
}

/** A shape as a dense matrix, size x size. */
export function dense(shape: Shape): Float64Array {
  const matrix = new Float64Array(shape.size ** 2)
  addShape(shape, 1, matrix)
  return matrix
}
