import type { CardParts } from './card-parts.ts'

/** Points of an account, from the level it has on each trait of the card. */
export function pointsAt(parts: CardParts, levels: readonly number[]): number {
  let points = parts.average
  parts.traits.forEach((part, index) => {
    points += part.contributions[levels[index] ?? 0] ?? 0
  })
  parts.pairs.forEach((_, index) => {
    points += pairContribution(parts, index, levels)
  })
  return points
}

export function pairContribution(
  parts: CardParts,
  pair: number,
  levels: readonly number[],
): number {
  const part = parts.pairs[pair]
  if (part === undefined) return 0
  const [first, second] = part.traits
  return part.contributions[levels[first] ?? 0]?.[levels[second] ?? 0] ?? 0
}

/** Share of the card, by importance, on which the account is known; 0 for a card without traits. */
export function knownAt(parts: CardParts, levels: readonly number[]): number {
  const weight = parts.traits.reduce(
    (total, part, index) => total + ((levels[index] ?? 0) === 0 ? 0 : part.weight),
    0,
  )
  return parts.weight === 0 ? 0 : weight / parts.weight
}
