import { type CodedTrait, levelOffsets } from '../coded/index.ts'
import { type Candidate, forwardPath } from './forward-path.ts'
import type { Counts } from './training-counts.ts'
import { type TraitStrength, traitStrength } from './trait-strength.ts'

/**
 * Which traits belong on the card, judged by counts of the rows to learn from alone? The most helpful
 * first, each with the penalty it asks for by itself; none where nothing varies with the outcome beyond
 * chance. Traits that somebody states a belief about always take part, before all others.
 *
 * @param most the longest card
 */
export function chooseTraits(
  traits: readonly CodedTrait[],
  counts: Counts,
  most: number,
): readonly Candidate[] {
  const offsets = levelOffsets(traits)
  const stated = traits.flatMap((trait, index): Candidate[] =>
    trait.prior === undefined ? [] : [{ index, trait, offset: offsets[index] ?? 0, penalty: 1 }],
  )
  const found = traits.flatMap((trait, index): (Candidate & TraitStrength)[] => {
    if (trait.prior !== undefined) return []
    const offset = offsets[index] ?? 0
    const strength = traitStrength(trait, offset, counts)
    return strength.excess > 0 ? [{ index, trait, offset, ...strength }] : []
  })
  const strongest = found
    .toSorted((a, b) => b.excess - a.excess || a.index - b.index)
    .slice(0, WIDEST)
  return forwardPath(stated, strongest, counts, traits.length, most)
}

/** Beyond this many traits with a sign of life the weakest cannot end up among the dozen that stay. */
const WIDEST = 40
