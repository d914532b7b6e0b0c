/**
 * The row numbers of `values` in ascending order of value, equal values in row order (stable), NaN
 * last. Whole numbers close together, such as points, are counted; others go through a radix sort over the
 * bits of the numbers: faster at a million rows than the engine's own sort of the numbers, and the same on
 * every machine. O(n) time, 16 n bytes beside the result. Empty in, empty out.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const near = rangeOfWhole(values)
  return near === undefined ? radixOrder(values) : countedOrder(values, near)
}

/** The least of some whole numbers, and how many there may be up to the greatest. */
interface WholeRange {
  readonly least: number
  readonly size: number
}

/** More would not stay in the processor's near caches. */
const MOST_COUNTED = 1 << 12

/** The range of numbers that are all whole and close together; else nothing. */
function rangeOfWhole(values: Float64Array): WholeRange | undefined {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    if (!Number.isInteger(value)) return undefined
    least = Math.min(least, value)
    greatest = Math.max(greatest, value)
    if (greatest - least >= MOST_COUNTED) return undefined
  }
  return values.length === 0 ? undefined : { least, size: greatest - least + 1 }
}

function countedOrder(values: Float64Array, { least, size }: WholeRange): Uint32Array {
  const ends = new Uint32Array(size)
  for (let row = 0; row < values.length; row += 1) {
    const place = (values[row] ?? 0) - least
    ends[place] = (ends[place] ?? 0) + 1
  }
  for (let place = 1; place < size; place += 1) {
    ends[place] = (ends[place] ?? 0) + (ends[place - 1] ?? 0)
  }
  const order = new Uint32Array(values.length)
  for (let row = values.length - 1; row >= 0; row -= 1) {
    const place = (values[row] ?? 0) - least
    const slot = (ends[place] ?? 0) - 1
    ends[place] = slot
    order[slot] = row
  }
  return order
}

function radixOrder(values: Float64Array): Uint32Array {
  const n = values.length
  let order = new Uint32Array(n)
  for (let row = 0; row < n; row += 1) order[row] = row
  let spare = new Uint32Array(n)
  const starts = new Uint32Array(1 << DIGIT_BITS)
  for (const key of sortableHalves(values)) {
    for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
      if (!startOfEachDigit(key, shift, starts)) continue
      for (let i = 0; i < n; i += 1) {
        const row = order[i] ?? 0
        const digit = ((key[row] ?? 0) >>> shift) & DIGIT_MASK
        const slot = starts[digit] ?? 0
        spare[slot] = row
        starts[digit] = slot + 1
      }
      ;[order, spare] = [spare, order]
    }
  }
  return order
}

// Eleven bits a pass keep the table of starts within the processor's nearest cache; sixteen, with
// fewer passes, took twice as long.
const DIGIT_BITS = 11
const DIGIT_MASK = (1 << DIGIT_BITS) - 1
const SIGN = 0x80000000
const ALL = 0xffffffff

/** Low and high halves of the numbers' bits, changed so that unsigned order is numeric order. */
function sortableHalves(values: Float64Array): readonly [Uint32Array, Uint32Array] {
  const low = new Uint32Array(values.length)
  const high = new Uint32Array(values.length)
  const one = new Float64Array(1)
  const halves = new Uint32Array(one.buffer)
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0
    // Adding 0 makes -0 the 0 it equals; NaN, whose sign is arbitrary, becomes the largest key.
    one[0] = value + 0
    const upper = halves[1 - LOW_HALF] ?? 0
    const negative = upper >= SIGN
    low[row] = (halves[LOW_HALF] ?? 0) ^ (negative ? ALL : 0)
    high[row] = Number.isNaN(value) ? ALL : upper ^ (negative ? ALL : SIGN)
  }
  return [low, high]
}

/** Which half of a number's eight bytes comes first in memory: 0 on little-endian machines. */
const LOW_HALF = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1

/** Fills `starts` with the first slot of each digit; false when one digit holds every row. */
function startOfEachDigit(key: Uint32Array, shift: number, starts: Uint32Array): boolean {
  starts.fill(0)
  for (let row = 0; row < key.length; row += 1) {
    const digit = ((key[row] ?? 0) >>> shift) & DIGIT_MASK
    starts[digit] = (starts[digit] ?? 0) + 1
  }
  if (starts[((key[0] ?? 0) >>> shift) & DIGIT_MASK] === key.length) return false
  let start = 0
  for (let digit = 0; digit < starts.length; digit += 1) {
    const size = starts[digit] ?? 0
    starts[digit] = start
    start += size
  }
  return true
}
