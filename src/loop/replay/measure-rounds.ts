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
  type CapturedValue,
  capturedValue,
  compareAucs,
  comparePicks,
  expectedWins,
  lift,
  poolStrata,
  rankWeight,
  type StratumEstimate,
  seededRandom,
  wilson,
} from '../../stats/index.ts'
import type { RivalRound, Round } from './round.ts'

/** Fewer accounts on top, wins, or losses than this say nothing. */
const least = 10

export interface MeasureOptions {
  readonly seed: number
  /** Any won deal states an amount, so that money can be compared. */
  readonly money: boolean
}

/** What one period or several came to. Ranks are compared within each period only: scores of two profiles do not compare. */
export function measureRounds(
  rounds: readonly Round[],
  { money, seed }: MeasureOptions,
): ReplayMeasures {
  const good = joined(rounds, (round) => round.good)
  const wins = total(good)
  const random = () => seededRandom(seed)
  const held = money ? capturedValue(worthOf(rounds), random()) : undefined
  const top = joinedNumbers(rounds, (round) => round.top)
  const places = total(top)
  const auc = pooledAuc(rounds, ({ card }) => card.points)
  return {
    accounts: good.length,
    wins,
    expected: expectedWins(joinedNumbers(rounds, ({ card }) => card.probability)),
    ...(auc === undefined ? {} : { auc }),
    top: pickOf(top, good, moneyOf(held, 0, rounds)),
    tiers: tierCounts(rounds),
    rivals: rivalNames.flatMap((name) => {
      const rival = measureRival(rounds, name, money ? random : undefined)
      return rival === undefined ? [] : [rival]
    }),
    few: places < least || wins < least || good.length - wins < least,
  }
}

/** A rival on the periods in which it could be played, the profile held against it on the same ones. */
function measureRival(
  rounds: readonly Round[],
  name: RivalName,
  random: (() => ReturnType<typeof seededRandom>) | undefined,
): ReplayRival | undefined {
  const of = (round: Round) => round.rivals.find((rival) => rival.name === name)
  const played = rounds.filter((round) => of(round) !== undefined)
  if (played.length === 0) return undefined
  const topOf = (round: Round) => of(round)?.top ?? new Float64Array(0)
  const good = joined(played, (round) => round.good)
  const own = joinedNumbers(played, topOf)
  const { apart, ...rate } = comparePicks(
    joinedNumbers(played, (round) => round.top),
    own,
    good,
  )
  const held = random && capturedValue(worthOf(played, topOf), random())
  const auc = pooledGain(played, of)
  const gained = held?.gains[1]
  return {
    name,
    pick: pickOf(own, good, moneyOf(held, 1, played)),
    gain: {
      rate,
      apart,
      ...(gained === undefined ? {} : { money: gained }),
      ...(auc === undefined ? {} : { auc }),
    },
  }
}

function pickOf(
  top: Float64Array,
  good: Uint8Array,
  money: ReplayPick['money'] | undefined,
): ReplayPick {
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
    ...(money === undefined ? {} : { money }),
  }
}

function worthOf(rounds: readonly Round[], rival?: (round: Round) => Float64Array) {
  return rounds.map((round) => ({
    worth: round.amounts.map(earned),
    picks: [round.top, ...(rival === undefined ? [] : [rival(round)])],
  }))
}

function moneyOf(
  held: CapturedValue | undefined,
  pick: number,
  rounds: readonly Round[],
): ReplayPick['money'] | undefined {
  const share = held?.shares[pick]
  if (share === undefined) return undefined
  const all = rounds.reduce((sum, { amounts }) => sum + moneyIn(amounts), 0)
  return { amount: share.value * all, share }
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
