import type { PointsCard, PointsOfPair, PointsOfTrait } from './card.ts'

/**
 * A card whose errors also hold what choosing did. The posterior error of a level's points takes for granted
 * that the trait belongs on the card. Where some of the cards without a fold do without the trait, other rows
 * might well have kept it off this card too, and its points would be 0: a mixture of the two has the mean
 * square `error^2 + share of cards without it x points^2` around the points shown (the spread between models
 * of Buckland, Burnham and Augustin, Biometrics 53, 1997, with frequencies of selection as weights). So the
 * traits that data picked by a hair, whose points are too large for having been picked, get wide intervals;
 * those that every card has get none of it. The same holds of the cells of a pair.
 *
 * @param without cards learned without one fold each; with none the card stays
 */
export function withFoldDoubt(card: PointsCard, without: readonly PointsCard[]): PointsCard {
  if (without.length === 0) return card
  const lacking = (has: (other: PointsCard) => boolean) =>
    without.reduce((cards, other) => cards + (has(other) ? 0 : 1), 0) / without.length
  return {
    ...card,
    traits: card.traits.map((trait): PointsOfTrait => {
      const doubt = lacking(({ traits }) => traits.some(({ index }) => index === trait.index))
      return { ...trait, error: widened(trait.error, trait.points, doubt) }
    }),
    pairs: card.pairs.map((pair): PointsOfPair => {
      const doubt = lacking(({ pairs }) =>
        pairs.some(({ traits }) => sameTraits(traits, pair.traits)),
      )
      const error = pair.error.map((line, row) => widened(line, pair.points[row] ?? [], doubt))
      return { ...pair, error }
    }),
  }
}

function widened(errors: readonly number[], points: readonly number[], doubt: number): number[] {
  return errors.map((error, place) => Math.sqrt(error ** 2 + doubt * (points[place] ?? 0) ** 2))
}

function sameTraits(one: readonly number[], other: readonly number[]): boolean {
  return one.every((index) => other.includes(index))
}
