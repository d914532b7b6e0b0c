/** The numbers of the rows whose label is `label`, ascending. */
export function rowsWith(labels: Uint8Array, label: number): Uint32Array {
  const rows = new Uint32Array(labels.length)
  let count = 0
  for (let row = 0; row < labels.length; row += 1) {
    if (labels[row] === label) {
      rows[count] = row
      count += 1
    }
  }
  return rows.slice(0, count)
}
