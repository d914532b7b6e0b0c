import {
  type ReplayEstimate,
  type ReplayMeasures,
  type ReplayPick,
  type ReplayRival,
  type RivalName,
  rivalNames,
  tierNames,
} from '../../domain/index.ts'
import { joinNumbers } from '../../sql/index.ts'
import {
  aucEstimate,
  capturedGain,
  capturedShare,
  compareAucs,
  comparePicks,
  expectedWins,
  lift,
  poolStrata,
  rankWeight,
  type StratumEstimate,
  wilson,
} from '../../stats/index.ts'
import type { RivalRound, Round } from './round.ts'

/** Fewer accounts on top, wins, or losses than this say nothing. */
const least = 10

/**
 * What one period or several came to. Ranks are compared within each period only: scores of two profiles do not
 * compare.
 *
 * @param money whether any won deal states an amount, so that money can be compared
 */
export function measureRounds(rounds: readonly Round[], money: boolean): ReplayMeasures {
  const good = joined(rounds, (round) => round.good)
  const wins = total(good)
  const top = joinedNumbers(rounds, (round) => round.top)
  const places = total(top)
  const auc = pooledAuc(rounds, ({ card }) => card.points)
  return {
    accounts: good.length,
    wins,
    expected: expectedWins(joinedNumbers(rounds, ({ card }) => card.probability)),
    ...(auc === undefined ? {} : { auc }),
    top: pickOf(top, good, money ? worthOf(rounds) : undefined),
    tiers: tierCounts(rounds),
    rivals: rivalNames.flatMap((name) => measureRival(rounds, name, money) ?? []),
    few: places < least || wins < least || good.length - wins < least,
  }
}

/** A rival on the periods in which it could be played, the profile held against it on the same ones. */
function measureRival(
  rounds: readonly Round[],
  name: RivalName,
  money: boolean,
): ReplayRival | undefined {
  const of = (round: Round) => round.rivals.find((rival) => rival.name === name)
  const played = rounds.filter((round) => of(round) !== undefined)
  if (played.length === 0) return undefined
  const good = joined(played, (round) => round.good)
  const top = joinedNumbers(played, (round) => round.top)
  const own = joinedNumbers(played, (round) => of(round)?.top ?? new Float64Array(0))
  const worth = money ? worthOf(played) : undefined
  const { apart, ...rate } = comparePicks(top, own, good)
  const auc = pooledGain(played, of)
  return {
    name,
    pick: pickOf(own, good, worth),
    gain: {
      rate,
      apart,
      ...(worth === undefined ? {} : { money: moneyGain(name, worth, top, own) }),
      ...(auc === undefined ? {} : { auc }),
    },
  }
}

/** A random pick holds a known share of whatever there is, so only the profile's share is uncertain. */
function moneyGain(
  name: RivalName,
  worth: Float64Array,
  top: Float64Array,
  own: Float64Array,
): ReplayEstimate {
  if (name !== 'none') return capturedGain(worth, top, own)
  const { value, low, high } = capturedShare(worth, top)
  const random = capturedShare(worth, own).value
  return { value: value - random, low: low - random, high: high - random }
}

function pickOf(top: Float64Array, good: Uint8Array, worth: Float64Array | undefined): ReplayPick {
  const [accounts, allWins] = [total(top), total(good)]
  const wins = Math.min(
    accounts,
    allWins,
    top.reduce((sum, share, row) => sum + share * (good[row] ?? 0), 0),
  )
  const reached = Math.min(accounts, good.length)
  return {
    accounts,
    wins,
    ...(accounts > 0
      ? { rate: wilson(wins, accounts), lift: lift(wins, reached, allWins, good.length) }
      : {}),
    ...(allWins > 0 ? { captured: wilson(wins, allWins) } : {}),
    ...(worth === undefined ? {} : { money: moneyOf(worth, top) }),
  }
}

function moneyOf(worth: Float64Array, top: Float64Array): NonNullable<ReplayPick['money']> {
  const share = capturedShare(worth, top)
  return { amount: share.value * total(worth), share }
}

function worthOf(rounds: readonly Round[]): Float64Array {
  return joinedNumbers(rounds, ({ amounts }) => amounts.map(earned))
}

/** What a deal without an amount, or with a negative one, earned is not known. */
function earned(amount: number): number {
  return Number.isNaN(amount) ? 0 : Math.max(0, amount)
}

/** Money won, where deals state any. */
export function moneyIn(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + earned(amount), 0)
}

function pooledAuc(
  rounds: readonly Round[],
  scoresOf: (round: Round) => Float64Array,
): ReplayEstimate | undefined {
  return pooled(aucStrata(rounds, scoresOf), 0)
}

/** The AUC of each period that has wins and losses to rank. */
export function aucStrata(
  rounds: readonly Round[],
  scoresOf: (round: Round) => Float64Array,
): readonly StratumEstimate[] {
  return rounds.flatMap((round) => {
    const weight = weightOf(round)
    if (weight === 0) return []
    const { error, value } = aucEstimate(scoresOf(round), round.good)
    return [{ value, error, weight }]
  })
}

function pooledGain(
  rounds: readonly Round[],
  of: (round: Round) => RivalRound | undefined,
): ReplayEstimate | undefined {
  const strata = rounds.flatMap((round) => {
    const [scores, weight] = [of(round)?.scores, weightOf(round)]
    if (scores === undefined || weight === 0) return []
    const { error, value } = compareAucs(round.card.points, scores, round.good)
    return [{ value, error, weight }]
  })
  return pooled(strata, -1)
}

function pooled(strata: readonly StratumEstimate[], lowest: number): ReplayEstimate | undefined {
  const figure = poolStrata(strata)
  if (figure === undefined) return undefined
  const { value, low, high } = figure
  return { value, low: Math.max(lowest, low), high: Math.min(1, high) }
}

/** 0 where a period has too few of an outcome for its ranking to be judged. */
function weightOf({ good }: Round): number {
  const wins = total(good)
  const losses = good.length - wins
  return wins < 2 || losses < 2 ? 0 : rankWeight(wins, losses)
}

function tierCounts(rounds: readonly Round[]): ReplayMeasures['tiers'] {
  const counts = tierNames.map(() => ({ accounts: 0, wins: 0 }))
  for (const { card, good } of rounds) {
    for (const [row, tier] of card.tier.entries()) {
      const count = counts[tier]
      if (count === undefined) throw new RangeError(`no tier ${tier}`)
      count.accounts += 1
      count.wins += good[row] ?? 0
    }
  }
  const of = (place: number) => counts[place] ?? { accounts: 0, wins: 0 }
  return { best: of(0), good: of(1), bad: of(2), unknown: of(3) }
}

function joined(rounds: readonly Round[], of: (round: Round) => Uint8Array): Uint8Array {
  return joinNumbers(rounds.map(of), Uint8Array)
}

function joinedNumbers(rounds: readonly Round[], of: (round: Round) => Float64Array): Float64Array {
  return joinNumbers(rounds.map(of), Float64Array)
}

function total(values: Uint8Array | Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
