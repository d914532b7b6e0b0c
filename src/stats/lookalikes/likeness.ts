import type { CodedTrait } from '../coded/index.ts'
import { fitTilt, layoutOf, sumsOf, tilted } from './fit/index.ts'

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
}

/** A trait that moves nobody by more than a twentieth says nothing that can be seen. */
const LEAST_STRENGTH = 0.05

/**
 * What sets the seeds apart from the market? For every level the log of how many times commoner it is among
 * accounts like the seeds, given the account's other traits, shrunk by what few seeds can prove (`fitTilt`).
 * Seeds only and no losers: positive and unlabelled data (Elkan and Noto 2008). The sum over an account's
 * levels is its likeness, the log of a density ratio. No seeds, no market, or nothing that sets them apart:
 * no traits, and everybody is equally like them.
 *
 * @param market rows of all accounts, or a sample of them; the seeds may be among them
 * @param seeds rows of the example accounts
 */
export function learnLikeness(
  traits: readonly CodedTrait[],
  market: Uint32Array,
  seeds: Uint32Array,
  { missing = 'neutral' }: LikenessOptions = {},
): Likeness {
  const useful = traits.flatMap((trait, index) => (trait.levels > 2 ? [index] : []))
  const none = { seeds: seeds.length, traits: [], logMean: 0 }
  if (useful.length === 0 || seeds.length === 0 || market.length === 0) return none
  const used = useful.flatMap((index) => traits[index] ?? [])
  const { layout, weights, covariance } = fitTilt(used, market, seeds)
  const found = used
    .map((trait, position): TraitLikeness => {
      const offset = layout.offsets[position] ?? 0
      const counts = levelCounts(trait, market)
      const own = weights.subarray(offset, offset + trait.levels)
      const block = (a: number, b: number) =>
        covariance[(offset + a) * layout.size + offset + b] ?? 0
      const contrast = centred(own, block, counts, missing === 'counts')
      return { index: useful[position] ?? 0, ...contrast, strength: strengthOf(contrast, counts) }
    })
    .filter(({ strength }) => strength >= LEAST_STRENGTH)
    .toSorted((a, b) => b.strength - a.strength || a.index - b.index)
  const sums = likenessOf({ ...none, traits: found }, traits, market)
  return { seeds: seeds.length, traits: found, logMean: tilted(sums).logMean }
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

type Contrast = Pick<TraitLikeness, 'thousandths' | 'errors'>

/**
 * Weights less their mean over the accounts that the trait is known of (of all, where `missing` counts), with
 * the standard errors of these differences.
 */
function centred(
  weights: Float64Array,
  covariance: (a: number, b: number) => number,
  counts: Float64Array,
  missingCounts: boolean,
): Contrast {
  const first = missingCounts ? 0 : 1
  const total = counts.subarray(first).reduce((sum, count) => sum + count, 0)
  const share = counts.map((count, level) => (level < first || total === 0 ? 0 : count / total))
  const levels = Array.from(share.keys())
  const mean = levels.reduce((sum, level) => sum + (share[level] ?? 0) * (weights[level] ?? 0), 0)
  const withMean = levels.map((a) =>
    levels.reduce((sum, b) => sum + (share[b] ?? 0) * covariance(a, b), 0),
  )
  const ofMean = levels.reduce((sum, a) => sum + (share[a] ?? 0) * (withMean[a] ?? 0), 0)
  return {
    thousandths: levels.map((level) =>
      level < first ? 0 : Math.round(1000 * ((weights[level] ?? 0) - mean)) + 0,
    ),
    errors: levels.map((level) =>
      level < first
        ? 0
        : Math.sqrt(Math.max(0, covariance(level, level) - 2 * (withMean[level] ?? 0) + ofMean)),
    ),
  }
}

function strengthOf({ thousandths }: Contrast, counts: Float64Array): number {
  let [sum, square, total] = [0, 0, 0]
  thousandths.forEach((value, level) => {
    const count = counts[level] ?? 0
    sum += (count * value) / 1000
    square += count * (value / 1000) ** 2
    total += count
  })
  return total === 0 ? 0 : Math.sqrt(Math.max(0, square / total - (sum / total) ** 2))
}
