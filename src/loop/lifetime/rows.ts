/** The rows from 0 to n - 1 that pass, ascending; no object a row. */
export function rowsThat(n: number, pass: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(n)
  let count = 0
  for (let row = 0; row < n; row += 1) {
    if (!pass(row)) continue
    rows[count] = row
    count += 1
  }
  return rows.slice(0, count)
}

/** One number for each of the rows. */
export function valuesOf(rows: Uint32Array, value: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) values[i] = value(rows[i] ?? 0)
  return values
}
