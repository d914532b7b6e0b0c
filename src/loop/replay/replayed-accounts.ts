import { type Tier, tierNames } from '../../domain/index.ts'
import type { Played } from './course.ts'
import type { Field } from './decided-in.ts'
import { lastDay } from './periods.ts'
import type { RivalRound } from './round.ts'

/** An account decided in a period, and where each way to choose put it; what the figures of a replay count. */
export interface ReplayedAccount {
  readonly from: string
  readonly to: string
  readonly key: number
  readonly good: boolean
  readonly amount: number | null
  /** Null where no profile was played in the period. */
  readonly scored: ScoredThen | null
}

export interface ScoredThen {
  readonly points: number
  readonly tier: Tier
  readonly probability: number
  /** Share of a place on top; a fraction where equal scores share one. Null for a rival that was not played. */
  readonly top: number
  readonly before: number | null
  readonly rule: number | null
}

/** Every account of every period, in order of period and key. */
export function replayedAccounts(
  fields: readonly Field[],
  played: readonly Played[],
): readonly ReplayedAccount[] {
  return fields.flatMap((field, place) => {
    const turn = played[place]
    const { amounts, good, keys, period } = field
    return Array.from(keys, (key, row) => {
      const amount = amounts[row] ?? Number.NaN
      return {
        ...{ from: period.from, to: lastDay(period), key, good: good[row] === 1 },
        amount: Number.isNaN(amount) ? null : amount,
        scored: turn?.state === 'played' ? scoredThen(turn, row) : null,
      }
    })
  })
}

function scoredThen(
  { round }: Extract<Played, { readonly state: 'played' }>,
  row: number,
): ScoredThen {
  const { card, rivals, top } = round
  const shareBy = (name: RivalRound['name']) =>
    rivals.find((rival) => rival.name === name)?.top[row] ?? null
  return {
    points: card.points[row] ?? 0,
    tier: tierNames[card.tier[row] ?? 0] ?? 'unknown',
    probability: card.probability[row] ?? 0,
    top: top[row] ?? 0,
    before: shareBy('before'),
    rule: shareBy('rule'),
  }
}
