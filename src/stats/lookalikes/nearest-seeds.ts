import type { CodedTrait } from '../coded/index.ts'
import type { Likeness } from './likeness.ts'
import { topRows } from './top-rows.ts'

/** A seed and the traits that an account shares with it. */
export interface NearSeed {
  /** Row of the seed. */
  readonly seed: number
  /** Positions of the traits of which both have the same level, most telling first. */
  readonly shared: readonly number[]
}

/**
 * Which seeds is an account most like? Every trait of the likeness on which both have the same known level
 * counts by how telling the trait is and how rare the level, `strength x -ln(share)` (Lin, "An
 * information-theoretic definition of similarity", 1998). Seeds that share nothing are not named.
 *
 * @returns asks by the account's level on each of the traits
 */
export function nearestSeeds(
  { traits: own }: Likeness,
  traits: readonly CodedTrait[],
  market: Uint32Array,
  seeds: Uint32Array,
  most: number,
): (account: readonly number[]) => readonly NearSeed[] {
  const telling = own.map(({ index, strength }) => {
    const codes = traits[index]?.codes ?? new Uint8Array(0)
    const worth = new Float64Array(traits[index]?.levels ?? 0)
    for (const row of market) worth[codes[row] ?? 0] = (worth[codes[row] ?? 0] ?? 0) + 1
    const ofLevel = worth.map((count, level) =>
      level === 0 ? 0 : -strength * Math.log((count + 1) / (market.length + 2)),
    )
    return { index, codes, ofLevel }
  })
  return (account) => {
    const agreement = new Float64Array(seeds.length)
    for (const { index, codes, ofLevel } of telling) {
      const code = account[index] ?? 0
      const worth = ofLevel[code] ?? 0
      for (let place = 0; place < seeds.length; place += 1) {
        if (codes[seeds[place] ?? 0] === code) agreement[place] = (agreement[place] ?? 0) + worth
      }
    }
    return Array.from(topRows(agreement, most))
      .filter((place) => (agreement[place] ?? 0) > 0)
      .map((place) => {
        const seed = seeds[place] ?? 0
        const worth = telling.map(({ index, codes, ofLevel }) =>
          codes[seed] === account[index] ? (ofLevel[codes[seed] ?? 0] ?? 0) : 0,
        )
        return { seed, shared: sharedTraits(worth, telling) }
      })
  }
}

function sharedTraits(
  worth: readonly number[],
  telling: readonly { readonly index: number }[],
): readonly number[] {
  return Array.from(worth.keys())
    .filter((position) => (worth[position] ?? 0) > 0)
    .toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b)
    .flatMap((position) => telling[position]?.index ?? [])
}
