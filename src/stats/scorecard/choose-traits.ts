import type { CodedTrait } from './coded.ts'
import type { Counts } from './fold-counts.ts'
import { type Candidate, forwardPath } from './forward-path.ts'
import { type TraitStrength, traitStrength } from './trait-strength.ts'

/**
 * Which traits belong on the card, judged by counts of the rows to learn from alone? The most helpful
 * first, each with the penalty it asks for by itself; none where nothing varies with the outcome beyond
 * chance.
 *
 * @param counted positions of the traits that the counts cover, in their order
 * @param most the longest card
 */
export function chooseTraits(
  traits: readonly CodedTrait[],
  counted: readonly number[],
  counts: Counts,
  most: number,
): readonly Candidate[] {
  let offset = 0
  const found: (Candidate & TraitStrength)[] = []
  for (const index of counted) {
    const trait = traits[index]
    if (trait === undefined) throw new RangeError(`there is no trait ${index}`)
    const strength = traitStrength(trait, offset, counts)
    if (strength.excess > 0) found.push({ index, trait, offset, ...strength })
    offset += trait.levels
  }
  return forwardPath(strongest(found), counts, traits.length, most)
}

/** The `WIDEST` that vary most beyond chance, in a decided order. */
export function strongest<T extends { readonly index: number; readonly excess: number }>(
  traits: readonly T[],
): T[] {
  return traits.toSorted((a, b) => b.excess - a.excess || a.index - b.index).slice(0, WIDEST)
}

/** Beyond this many traits with a sign of life the weakest cannot end up among the dozen that stay. */
const WIDEST = 40
