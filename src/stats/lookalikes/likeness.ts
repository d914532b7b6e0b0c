import type { CodedTrait } from '../coded/index.ts'
import { fitAlone, fitTilt, layoutOf, sumsOf, type Tilt, tilted } from './fit/index.ts'

/** What the levels of one trait say of an account's likeness to the seeds. */
export interface TraitLikeness {
  /** Position of the trait in the data. */
  readonly index: number
  /**
   * What each level adds to the log of the likeness, in whole thousandths so that sums are exact on every
   * engine; 0 is the market's average, and `missing` (unless it counts).
   */
  readonly thousandths: readonly number[]
  /** Standard errors of the same, in log units. */
  readonly errors: readonly number[]
  /** How much the trait tells accounts apart: standard deviation of what it adds, over the market. */
  readonly strength: number
}

/** How seeds differ from the market, all traits taken together. */
export interface Likeness {
  readonly seeds: number
  /** The traits that say something, strongest first. */
  readonly traits: readonly TraitLikeness[]
  /** Log of the mean of exp(sum) over the market: `exp(sum - logMean)` is how many times likelier among seeds. */
  readonly logMean: number
}

export interface LikenessOptions {
  /** `neutral`: not to be known says nothing. `counts`: it is a level like others. */
  readonly missing?: 'neutral' | 'counts'
  /**
   * What differs between seeds and market without being likeness, such as the day as of which they are
   * described; what traits owe to it is not counted.
   */
  readonly blamed?: readonly CodedTrait[]
}

/** A trait that moves nobody by more than a twentieth says nothing that can be seen. */
const LEAST_STRENGTH = 0.05
/** Traits learned together: those that say most by themselves. */
const MOST_TRAITS = 20

/**
 * What sets the seeds apart from the market? For every level the log of how many times commoner it is among
 * accounts like the seeds, given the account's other traits, shrunk by what few seeds can prove (`fitTilt`).
 * Traits that say nothing by themselves take no part. Seeds only and no losers: positive and unlabelled data
 * (Elkan and Noto 2008). The sum over an account's levels is its likeness, the log of a density ratio. No
 * seeds, no market, or nothing that sets them apart: no traits, and everybody is equally like them.
 *
 * @param market rows of all accounts, or a sample of them; the seeds may be among them
 * @param seeds rows of the example accounts
 */
export function learnLikeness(
  traits: readonly CodedTrait[],
  market: Uint32Array,
  seeds: Uint32Array,
  { missing = 'neutral', blamed = [] }: LikenessOptions = {},
): Likeness {
  const first = missing === 'counts' ? 0 : 1
  const counted = traits.map((trait, index) => ({
    trait,
    index,
    counts: levelCounts(trait, market),
  }))
  const alone = counted.flatMap((one) => {
    if (one.trait.levels < 3 || seeds.length === 0 || market.length === 0) return []
    return [{ ...one, ...contrastOf(fitAlone(one.trait, one.counts, seeds), 0, one.counts, first) }]
  })
  const chosen = byStrength(alone).slice(0, MOST_TRAITS)
  if (chosen.length === 0) return { seeds: seeds.length, traits: [], logMean: 0 }
  const tilt = fitTilt(
    chosen.map(({ trait }) => trait),
    market,
    seeds,
    blamed,
  )
  const found = byStrength(
    chosen.map(({ index, counts }, position) => ({
      index,
      ...contrastOf(tilt, position, counts, first),
    })),
  )
  const sums = likenessOf({ seeds: seeds.length, traits: found, logMean: 0 }, traits, market)
  return { seeds: seeds.length, traits: found, logMean: tilted(sums).logMean }
}

/** Those that say something, strongest first. */
function byStrength<T extends Pick<TraitLikeness, 'index' | 'strength'>>(
  traits: readonly T[],
): T[] {
  return traits
    .filter(({ strength }) => strength >= LEAST_STRENGTH)
    .toSorted((a, b) => b.strength - a.strength || a.index - b.index)
}

/** The likeness of some rows: the sum of what their levels add, in log units. */
export function likenessOf(
  { traits: own }: Likeness,
  traits: readonly CodedTrait[],
  rows: Uint32Array,
): Float64Array {
  const layout = layoutOf(own.flatMap(({ index }) => traits[index] ?? []))
  const weights = Float64Array.from(own.flatMap(({ thousandths }) => thousandths))
  const sums = sumsOf(layout, weights, rows)
  for (let i = 0; i < sums.length; i += 1) sums[i] = (sums[i] ?? 0) / 1000
  return sums
}

function levelCounts({ codes, levels }: CodedTrait, market: Uint32Array): Float64Array {
  const counts = new Float64Array(levels)
  for (const row of market) {
    const code = codes[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

type Contrast = Omit<TraitLikeness, 'index'>

/**
 * A trait's weights less their mean over the accounts that it is known of (over all, where `missing` counts, which
 * is then the first level that does), with the standard errors of these differences.
 */
function contrastOf(tilt: Tilt, position: number, counts: Float64Array, first: 0 | 1): Contrast {
  const { layout, weights, covariance } = tilt
  const offset = layout.offsets[position] ?? 0
  const weight = (level: number) => weights[offset + level] ?? 0
  const shared = (a: number, b: number) => covariance[(offset + a) * layout.size + offset + b] ?? 0
  const total = counts.subarray(first).reduce((sum, count) => sum + count, 0)
  const share = counts.map((count, level) => (level < first || total === 0 ? 0 : count / total))
  const levels = Array.from(share.keys())
  const meanOf = (value: (level: number) => number) =>
    levels.reduce((sum, level) => sum + (share[level] ?? 0) * value(level), 0)
  const mean = meanOf(weight)
  const withMean = levels.map((level) => meanOf((other) => shared(level, other)))
  const ofMean = meanOf((level) => withMean[level] ?? 0)
  const thousandths = levels.map((level) =>
    level < first ? 0 : Math.round(1000 * (weight(level) - mean)) + 0,
  )
  const errors = levels.map((level) => {
    const variance = shared(level, level) - 2 * (withMean[level] ?? 0) + ofMean
    return level < first ? 0 : Math.sqrt(Math.max(0, variance))
  })
  return { thousandths, errors, strength: strengthOf(thousandths, counts) }
}

/** Standard deviation over the market of what the levels add. */
function strengthOf(thousandths: readonly number[], counts: Float64Array): number {
  let [sum, square, total] = [0, 0, 0]
  thousandths.forEach((value, level) => {
    const count = counts[level] ?? 0
    sum += (count * value) / 1000
    square += count * (value / 1000) ** 2
    total += count
  })
  return total === 0 ? 0 : Math.sqrt(Math.max(0, square / total - (sum / total) ** 2))
}
