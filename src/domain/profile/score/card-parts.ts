import type { Card, CardPair, CardTrait } from '../card.ts'

/**
 * A card made ready for summing: what each part (a trait, or a pair of traits) adds at each level, against
 * the average account. All numbers are whole, so that every sum is exact and the same in every engine:
 * points = average + contributions, with nothing left over.
 */
export interface CardParts {
  /** Points of the average account, from which the contributions count. */
  readonly average: number
  readonly traits: readonly TraitPart[]
  readonly pairs: readonly PairPart[]
  /** Sum of the weights of all traits. */
  readonly weight: number
}

export interface TraitPart {
  /** By level. */
  readonly contributions: readonly number[]
  /** Importance in ten-thousandths; what knowing this trait adds to the share known. */
  readonly weight: number
}

export interface PairPart {
  /** Positions of the two traits on the card. */
  readonly traits: readonly [number, number]
  /** By level of the first trait, then of the second. */
  readonly contributions: readonly (readonly number[])[]
}

export function cardParts(card: Card): CardParts {
  const shares = card.traits.map(levelShares)
  const means = card.traits.map((trait, index) =>
    isCounted(trait)
      ? mean(
          trait.levels.map(({ points }) => points),
          shares[index] ?? [],
        )
      : (trait.levels[0]?.points ?? 0),
  )
  const weights = traitWeights(card.traits)
  const pairs = card.pairs.map((pair) => pairPart(card, pair, shares))
  return {
    average: sum([card.base, ...means, ...pairs.map((pair) => pair.mean)]),
    traits: card.traits.map(({ levels }, index) => ({
      contributions: levels.map(({ points }) => points - (means[index] ?? 0)),
      weight: weights[index] ?? 0,
    })),
    pairs: pairs.map(({ part }) => part),
    weight: sum(weights),
  }
}

/** Of a trait that nothing was counted for, the average account is the one of whom it is not known. */
function isCounted({ levels }: CardTrait): boolean {
  return levels.some(({ evidence }) => evidence.kind === 'measured' && evidence.accounts > 0)
}

/**
 * Share of accounts at each level, from the counts behind the card; where nothing was counted (a card of
 * assumptions), every known level alike.
 */
export function levelShares(trait: CardTrait): readonly number[] {
  const counts = trait.levels.map(({ evidence }) =>
    evidence.kind === 'measured' ? evidence.accounts : 0,
  )
  const total = sum(counts)
  if (total > 0) return counts.map((count) => count / total)
  return trait.levels.map((_, level) => (level === 0 ? 0 : 1 / (trait.levels.length - 1)))
}

function pairPart(card: Card, pair: CardPair, shares: readonly (readonly number[])[]) {
  const [first, second] = pair.traits.map((id) => card.traits.findIndex((trait) => trait.id === id))
  if (first === undefined || second === undefined || first < 0 || second < 0)
    throw new Error(`a pair names a trait that is not on the card: ${pair.traits.join(', ')}`)
  const joint = jointShares(pair, shares[first] ?? [], shares[second] ?? [])
  const average = Math.round(sum(pair.points.map((line, row) => weighted(line, joint[row] ?? []))))
  const contributions = pair.points.map((row) => row.map((points) => points - average))
  const part: PairPart = { traits: [first, second], contributions }
  return { mean: average, part }
}

/** Share of accounts at both levels, from the counts behind the pair; where nothing was counted, as of independent traits. */
function jointShares(
  { evidence }: CardPair,
  first: readonly number[],
  second: readonly number[],
): readonly (readonly number[])[] {
  const counts = evidence.map((line) =>
    line.map((behind) => (behind.kind === 'measured' ? behind.accounts : 0)),
  )
  const total = sum(counts.map(sum))
  return counts.map((line, row) =>
    line.map((count, column) =>
      total > 0 ? count / total : (first[row] ?? 0) * (second[column] ?? 0),
    ),
  )
}

function traitWeights(traits: readonly CardTrait[]): readonly number[] {
  const weights = traits.map(({ importance }) => Math.round(importance * 10_000))
  return weights.some((weight) => weight > 0) ? weights : weights.map(() => 1)
}

/** To the nearest whole point, so that contributions stay whole. */
function mean(points: readonly number[], shares: readonly number[]): number {
  return Math.round(weighted(points, shares))
}

function weighted(points: readonly number[], shares: readonly number[]): number {
  return sum(points.map((value, index) => value * (shares[index] ?? 0)))
}

/** Never gives -0, which would print and compare as another number than 0. */
function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
