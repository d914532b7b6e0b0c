import { type RivalName, tierNames } from '../../domain/index.ts'
import { randomShares, topShares } from '../../stats/index.ts'
import type { CardScores, Field } from './decided-in.ts'

/** One period played: who stood on top by the profile, and by each rival, with as many places. */
export interface Round {
  readonly good: Uint8Array
  readonly amounts: Float64Array
  readonly card: CardScores
  readonly top: Float64Array
  readonly rivals: readonly RivalRound[]
}

export interface RivalRound {
  readonly name: RivalName
  readonly top: Float64Array
  /** What ranks the accounts; absent where nothing does. */
  readonly scores?: Float64Array
}

/** What the profile is played against. */
export interface Rivals {
  readonly before?: CardScores
  readonly rule?: Float64Array
}

/** Plays a period. The best tier decides how many stand on top, unless a number is given. */
export function playRound(
  field: Pick<Field, 'good' | 'amounts'>,
  card: CardScores,
  { before, rule }: Rivals,
  capacity: number | undefined,
): Round {
  const { amounts, good } = field
  const best = card.tier.reduce((sum, tier) => sum + (tierNames[tier] === 'best' ? 1 : 0), 0)
  const places = capacity ?? best
  const rivals: readonly (RivalRound | undefined)[] = [
    before && { name: 'before', top: topShares(standing(before), places), scores: before.points },
    rule && { name: 'rule', top: topShares(rule, places), scores: rule },
    { name: 'none', top: randomShares(good.length, places) },
  ]
  return {
    good,
    amounts,
    card,
    top: topShares(standing(card), places),
    rivals: rivals.filter((rival) => rival !== undefined),
  }
}

/** Points; accounts too little known for a tier stand last, as they do on the list of a team. */
function standing({ points, tier }: CardScores): Float64Array {
  return points.map((own, row) =>
    tierNames[tier[row] ?? 0] === 'unknown' ? Number.NEGATIVE_INFINITY : own,
  )
}
