/** Rows that are equal in all columns, as groups in the order in which they first occur. */
interface EqualRows {
  /** Which group each row is in. */
  readonly group: Uint32Array
  /** The first row of each group. */
  readonly first: Uint32Array
  /** How many rows each group has. */
  readonly count: Uint32Array
}

/**
 * Groups rows of numbers by equality (NaN never occurs). An open hash table over the numbers' bits: O(n),
 * no object a row. All columns are of one length.
 */
export function equalRows(columns: readonly Float64Array[]): EqualRows {
  const n = columns[0]?.length ?? 0
  const size = 2 ** Math.ceil(Math.log2(2 * n + 2))
  const slots = new Int32Array(size).fill(-1)
  const group = new Uint32Array(n)
  const first = new Uint32Array(n)
  const count = new Uint32Array(n)
  let groups = 0
  const hashes = hashRows(columns, n)
  for (let row = 0; row < n; row += 1) {
    let slot = (hashes[row] ?? 0) & (size - 1)
    let found = slots[slot] ?? -1
    while (found >= 0 && !areEqual(columns, first[found] ?? 0, row)) {
      slot = (slot + 1) & (size - 1)
      found = slots[slot] ?? -1
    }
    if (found < 0) {
      found = groups
      slots[slot] = found
      first[found] = row
      groups += 1
    }
    group[row] = found
    count[found] = (count[found] ?? 0) + 1
  }
  return { group, first: first.slice(0, groups), count: count.slice(0, groups) }
}

function areEqual(columns: readonly Float64Array[], one: number, other: number): boolean {
  for (const column of columns) if (column[one] !== column[other]) return false
  return true
}

/** Mixes the bits of a row's numbers; -0 is made the 0 it equals. */
function hashRows(columns: readonly Float64Array[], n: number): Int32Array {
  const hashes = new Int32Array(n)
  const number = new Float64Array(1)
  const halves = new Int32Array(number.buffer)
  for (const column of columns) {
    for (let row = 0; row < n; row += 1) {
      number[0] = (column[row] ?? 0) + 0
      let hash = Math.imul((hashes[row] ?? 0) ^ (halves[0] ?? 0), 0x85ebca6b)
      hash = Math.imul(hash ^ (hash >>> 15) ^ (halves[1] ?? 0), 0xc2b2ae35)
      hashes[row] = hash ^ (hash >>> 16)
    }
  }
  return hashes
}
