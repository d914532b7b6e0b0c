import { type Card, type CardParts, cardParts, Fault } from '../../domain/index.ts'

/**
 * A card as whole numbers that an engine can add and compare. What a part of the card (a trait or a pair)
 * says of an account is packed into one number, from the most significant field down:
 *
 *   contribution - least contribution | place of the part, counted from the end, and level | weight if known
 *
 * The fields are wide enough for the sum over all parts. So one CASE a trait gives everything: the sum
 * over the parts holds the points and the share known, the greatest part is the strongest reason for the
 * account (among equals the first on the card) and the least part the strongest against it.
 */
export interface PackedCard {
  readonly parts: CardParts
  /** Packed numbers by level, for each trait; by level and level, for each pair. */
  readonly traits: readonly (readonly number[])[]
  readonly pairs: readonly (readonly (readonly number[])[])[]
  readonly layout: PackedLayout
}

interface PackedLayout {
  readonly parts: number
  /** Least contribution of any part, so that what is packed is never negative. */
  readonly least: number
  /** Codes a part may have; its code is (parts - 1 - place) x codes + level. */
  readonly codes: number
  /** Widths of the two lower fields: one more than their greatest sum. */
  readonly codeWidth: number
  readonly weightWidth: number
}

/** What a packed number says. */
export interface UnpackedPart {
  /** Place of the part: traits in the card's order, then pairs. */
  readonly place: number
  /** Level of the trait; for a pair, level of the first x levels of the second + level of the second. */
  readonly level: number
  readonly contribution: number
}

/** Doubles, in which results travel, are exact below 2^53. */
const greatest = Number.MAX_SAFE_INTEGER

export function packCard(card: Card): PackedCard {
  const parts = cardParts(card)
  const layout = layoutOf(parts)
  const traits = parts.traits.map(({ contributions, weight }, place) =>
    contributions.map((contribution, level) =>
      pack(layout, { place, level, contribution }, level === 0 ? 0 : weight),
    ),
  )
  const pairs = parts.pairs.map(({ contributions }, index) =>
    contributions.map((row, first) =>
      row.map((contribution, second) => {
        const place = traits.length + index
        return pack(layout, { place, level: first * row.length + second, contribution }, 0)
      }),
    ),
  )
  return { parts, traits, pairs, layout }
}

/** The number from which a part speaks for the account, and the one below which it speaks against it. */
export function packedLimits({ least, codeWidth, weightWidth }: PackedLayout) {
  const point = codeWidth * weightWidth
  return { forFrom: (1 - least) * point, againstBelow: -least * point, point }
}

/** Points of the account where the contributions of all parts, each less the least, add up to 0. */
export function packedBase({ parts, layout }: PackedCard): number {
  return parts.average + layout.parts * layout.least
}

export function unpack(layout: PackedLayout, packed: number): UnpackedPart {
  const upper = Math.floor(packed / layout.weightWidth)
  const code = upper % layout.codeWidth
  return {
    place: layout.parts - 1 - Math.floor(code / layout.codes),
    level: code % layout.codes,
    contribution: Math.floor(upper / layout.codeWidth) + layout.least,
  }
}

function pack(layout: PackedLayout, part: UnpackedPart, weight: number): number {
  const code = (layout.parts - 1 - part.place) * layout.codes + part.level
  return (
    ((part.contribution - layout.least) * layout.codeWidth + code) * layout.weightWidth + weight
  )
}

function layoutOf(parts: CardParts): PackedLayout {
  const levels = [
    ...parts.traits.map(({ contributions }) => contributions),
    ...parts.pairs.map(({ contributions }) => contributions.flat()),
  ]
  const count = levels.length
  const codes = Math.max(1, ...levels.map(({ length }) => length))
  const codeWidth = codes * ((count * (count - 1)) / 2) + count * codes + 1
  const weightWidth = parts.weight + 1
  const contributions = levels.flat()
  const least = Math.min(0, ...contributions)
  const most = Math.max(0, ...contributions)
  if ((most - least + 1) * count * codeWidth * weightWidth > greatest)
    throw new Fault('profile.too_large', { parts: count, least, most })
  return { parts: count, least, codes, codeWidth, weightWidth }
}
