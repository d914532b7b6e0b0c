import type { Random } from './generator.ts'

/** A whole number in [0, below), every one equally likely; `below` from 1 to 2^32. */
export function randomInteger(random: Random, below: number): number {
  if (!(Number.isInteger(below) && below >= 1 && below <= 2 ** 32)) {
    throw new RangeError(`below must be a whole number from 1 to 2^32, got ${below}`)
  }
  // Numbers past the last full multiple are drawn again, or low results would come more often.
  const limit = 2 ** 32 - (2 ** 32 % below)
  for (;;) {
    const drawn = random.next32()
    if (drawn < limit) return drawn % below
  }
}

/**
 * A draw from the normal distribution. Marsaglia's polar method (1964), one value of each pair used,
 * so that the stream holds no hidden state.
 */
export function randomNormal(random: Random, mean = 0, deviation = 1): number {
  for (;;) {
    const u = 2 * random.next() - 1
    const v = 2 * random.next() - 1
    const s = u * u + v * v
    if (s > 0 && s < 1) return mean + deviation * u * Math.sqrt((-2 * Math.log(s)) / s)
  }
}

/** Puts the items in random order in place (Fisher and Yates) and returns them. */
export function shuffle<T extends Uint32Array | Float64Array | unknown[]>(
  random: Random,
  items: T,
): T {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = randomInteger(random, i + 1)
    const kept = items[i]
    items[i] = items[j]
    items[j] = kept
  }
  return items
}

/** Row numbers of one bootstrap sample: n draws with replacement from 0 .. n - 1. */
export function bootstrapRows(random: Random, n: number): Uint32Array {
  const rows = new Uint32Array(n)
  for (let i = 0; i < n; i += 1) rows[i] = randomInteger(random, n)
  return rows
}
