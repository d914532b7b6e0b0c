import type { MissedWin, ReplayCourse, ReplayTurn } from '../../domain/index.ts'
import { claimOf, driftOf } from './judge-course.ts'
import { aucStrata, measureRounds } from './measure-rounds.ts'
import type { Round } from './round.ts'

/** What came of one period: it was played, or why not. */
export type Played =
  | {
      readonly state: 'played'
      readonly known: string
      readonly kept?: true
      readonly round: Round
      readonly missed: readonly MissedWin[]
    }
  | Exclude<ReplayTurn, { readonly state: 'played' }>

/** The periods one after another, and all that were played together. */
export function courseOf(played: readonly Played[], money: boolean): ReplayCourse {
  const turns = played.map((turn): ReplayTurn => {
    if (turn.state !== 'played') return turn
    const { round, missed, ...rest } = turn
    return { ...rest, measures: measureRounds([round], money), missed: [...missed] }
  })
  const rounds = played.flatMap((turn) => (turn.state === 'played' ? [turn.round] : []))
  const total = rounds.length === 0 ? undefined : measureRounds(rounds, money)
  const ranked = played.flatMap((turn, place) => {
    if (turn.state !== 'played') return []
    return aucStrata([turn.round], ({ card }) => card.points).map((auc) => ({ place, auc }))
  })
  const drift = driftOf(
    ranked.map(({ place }) => place),
    ranked.map(({ auc }) => auc),
  )
  return {
    turns,
    ...(total === undefined ? {} : { total }),
    claim: claimOf(turns, total),
    ...(drift === undefined ? {} : { drift }),
  }
}
