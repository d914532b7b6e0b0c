import { coarseTrait } from '../additive/index.ts'
import {
  addCounts,
  type Coded,
  type CodedTrait,
  countFolds,
  evenly,
  levelOffsets,
  pickRows,
  rowsAtLevels,
} from '../coded/index.ts'
import { eliminate } from './eliminate.ts'
import { fitAdditive } from './fit.ts'
import type { Training } from './training.ts'
import { traitStrength } from './trait-strength.ts'

/** A trait that is on the card, with the penalty that it asks for by itself. */
export interface Candidate {
  readonly index: number
  readonly trait: CodedTrait
  readonly penalty: number
}

/**
 * Which traits belong on the card? All that vary with the outcome by themselves are fitted together at coarse
 * levels, and those that the others can do without go, one after the other (`eliminate`): while a trait's gain is not
 * above its effective degrees of freedom plus `MARGIN` plus a share of ln(considered / left). With many traits to pick
 * from the best of them gains by chance, and the last part holds the share of chance picks down, in full as
 * false-discovery control does (Abramovich, Benjamini, Donoho and Johnstone, Ann. Statist. 34, 2006). Traits that
 * somebody states a belief about stay. The most needed first; none where nothing varies with the outcome beyond chance.
 *
 * @param most the longest card
 */
export function chooseTraits({ data, rows }: Training, most: number): readonly Candidate[] {
  const sample = evenly(pickRows(data, rows), ENOUGH)
  const candidates = withSignsOfLife(sample)
  if (candidates.length === 0) return []
  const coarse = candidates.map(({ trait }) =>
    coarseTrait(trait, rowsAtLevels(trait, sample.weight), trait.ordered ? RANGES : CATEGORIES),
  )
  const every = Uint32Array.from(sample.good.keys())
  const start = coarse.map(() => FIRST_PENALTY)
  const stated = candidates.filter(({ trait }) => trait.prior !== undefined).length
  const left = eliminate(coarse, fitAdditive(coarse, sample.good, every, start, sample.weight), {
    stays: (position) => candidates[position]?.trait.prior !== undefined,
    price: (number) => MARGIN + FOUND * Math.log(data.traits.length / number),
    most: Math.max(most, stated),
  })
  return left.flatMap((position): Candidate[] => {
    const { index, penalty } = candidates[position] ?? { index: -1, penalty: 1 }
    const trait = data.traits[index]
    return trait === undefined ? [] : [{ index, trait, penalty }]
  })
}

/** In log likelihood: where few traits are considered Akaike alone would let one in six idle ones in. */
const MARGIN = 0.75
/**
 * How much of the price of false-discovery control is asked. All of it leaves a card empty where few accounts have many
 * traits that each tell a little.
 */
const FOUND = 0.5
/** Rows that suffice to choose by. */
const ENOUGH = 100_000
/** Beyond this many traits with a sign of life the weakest cannot end up among the dozen that stay. */
const WIDEST = 40
/** Levels of a trait that suffice to choose by. */
const RANGES = 6
const CATEGORIES = 12
/** Where the penalties of the joint fit start from. */
const FIRST_PENALTY = 20

/** Traits that are stated, and the strongest of those that vary with the outcome beyond chance. */
function withSignsOfLife(sample: Coded): readonly Candidate[] {
  const { good, rows, traits, weight } = sample
  const counts = addCounts(countFolds(traits, good, new Uint8Array(rows), 1, weight))
  const offsets = levelOffsets(traits)
  const judged = traits.map((trait, index) => ({
    index,
    trait,
    ...traitStrength(trait, offsets[index] ?? 0, counts),
  }))
  const stated = judged.filter(({ trait }) => trait.prior !== undefined)
  const found = judged
    .filter(({ excess, trait }) => trait.prior === undefined && excess > 0)
    .sort((a, b) => b.excess - a.excess || a.index - b.index)
    .slice(0, WIDEST)
  return [...stated, ...found]
}
