import { probabilityAt, type Tier, tierNames, tierOf } from '../src/domain/profile/index.ts'
import { defaultCuts, heldOutPoints } from '../src/loop/learn/index.ts'
import { measureTiers } from '../src/loop/tiers/index.ts'
import { levelOffsets } from '../src/stats/coded/index.ts'
import {
  auc,
  type Coded,
  learnScorecard,
  POINTS_PER_LOG_ODDS,
  type Scorecard,
  scoreRows,
} from '../src/stats/index.ts'
import { fitAdditive } from '../src/stats/scorecard/index.ts'
import { type Market, simulatedCompany } from './simulated-company.ts'

/** How much of what was asked lies in its interval: `inside` of `asked`, and how wide the intervals are in all. */
export interface Covered {
  readonly inside: number
  readonly asked: number
  readonly width: number
}

/** Do the intervals of a learned card hold the truth? */
export interface CompanyCoverage {
  readonly reliable: boolean
  readonly covered: Readonly<Record<'levels' | 'probability' | 'tiers' | 'auc', Covered>>
}

/**
 * Draws a company and so many of its decided accounts, learns, and compares with a fresh market of the
 * company.
 *
 * @param fresh accounts of the fresh market
 */
export async function companyCoverage(
  seed: number,
  size: { readonly good: number; readonly others: number },
  fresh: number,
): Promise<CompanyCoverage> {
  const { good, others } = size
  const company = simulatedCompany(seed, good / (good + others))
  const data = company.draw(seed + 1e6, good, others)
  const market = company.sample(seed + 2e6, fresh)
  const scorecard = await learnScorecard(data, { seed, least: { good: 15, others: 15 } })
  const points = new Float64Array(market.rows)
  scoreRows(scorecard.card, market.traits, Uint32Array.from(points.keys()), points)
  const at = tally(points, market)
  return {
    reliable: scorecard.judgement.reliable,
    covered: {
      levels: levelCoverage(scorecard, market),
      probability: probabilityCoverage(scorecard, at, market.rows),
      tiers: tierCoverage(scorecard, data, at),
      auc: one(scorecard.crossValidated.card.aucInterval, auc(points, market.good)),
    },
  }
}

/** Accounts with the same points, and the sum of their true probabilities. */
interface AtPoints {
  readonly points: number
  readonly accounts: number
  readonly expected: number
}

function tally(points: Float64Array, { probability }: Market): readonly AtPoints[] {
  const sums = new Map<number, AtPoints>()
  for (const [row, own] of points.entries()) {
    const { accounts, expected } = sums.get(own) ?? { accounts: 0, expected: 0 }
    const more = expected + (probability[row] ?? 0)
    sums.set(own, { points: own, accounts: accounts + 1, expected: more })
  }
  return [...sums.values()].sort((a, b) => a.points - b.points)
}

/** Levels by their share of the market, against the best additive model of the card's traits there. */
function levelCoverage({ card }: Scorecard, market: Market): Covered {
  const traits = card.traits.flatMap(({ index }) => market.traits[index] ?? [])
  const rows = Uint32Array.from(market.good.keys())
  const start = traits.map(() => 1)
  const { levelRows, logOdds } = fitAdditive(traits, market.good, rows, start)
  const offsets = levelOffsets(traits)
  return together(
    card.traits.flatMap(({ error, group, points }, position) =>
      Array.from(group, (own, level): Covered => {
        const place = (offsets[position] ?? 0) + level
        const truth = (logOdds[place] ?? 0) * POINTS_PER_LOG_ODDS
        const half = 1.96 * (error[own] ?? 0)
        const middle = points[own] ?? 0
        const share = (levelRows[place] ?? 0) / market.rows
        return weighed(one([middle - half, middle + half], truth), share)
      }),
    ),
  )
}

/** Bands of at least a hundredth of the market by points. */
function probabilityCoverage(
  { calibration }: Scorecard,
  at: readonly AtPoints[],
  rows: number,
): Covered {
  const [v00, v01, v11] = calibration.covariance
  const curve = { ...calibration, covariance: [v00, v01, v11] as [number, number, number] }
  const bands: Covered[] = []
  let [accounts, expected, sum] = [0, 0, 0]
  for (const [place, here] of at.entries()) {
    accounts += here.accounts
    expected += here.expected
    sum += here.points * here.accounts
    if (accounts < rows / 100 && place < at.length - 1) continue
    const { interval } = probabilityAt(curve, sum / accounts)
    bands.push(weighed(one(interval, expected / accounts), accounts / rows))
    accounts = 0
    expected = 0
    sum = 0
  }
  return together(bands)
}

function tierCoverage(scorecard: Scorecard, data: Coded, at: readonly AtPoints[]): Covered {
  const cuts = defaultCuts(scorecard, data.good)
  const dated = { ...data, time: new Float64Array(data.rows) }
  const measured = measureTiers(cuts, heldOutPoints(scorecard, dated))
  const rateOf = (tier: Tier) => {
    const own = at.filter(({ points }) => tierOf(cuts, points, 1) === tier)
    const accounts = own.reduce((sum, here) => sum + here.accounts, 0)
    return accounts === 0 ? undefined : own.reduce((sum, here) => sum + here.expected, 0) / accounts
  }
  return together(
    tierNames.flatMap((tier) => {
      const rate = rateOf(tier)
      if (tier === 'unknown' || rate === undefined || measured[tier].accounts === 0) return []
      return one(measured[tier].rateInterval, rate)
    }),
  )
}

function one([low, high]: readonly [number, number], truth: number): Covered {
  return { inside: truth >= low && truth <= high ? 1 : 0, asked: 1, width: high - low }
}

function weighed({ asked, inside, width }: Covered, share: number): Covered {
  return { inside: inside * share, asked: asked * share, width: width * share }
}

/** Several sums as one. */
export function together(parts: readonly Covered[]): Covered {
  return {
    inside: parts.reduce((sum, { inside }) => sum + inside, 0),
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
    width: parts.reduce((sum, { width }) => sum + width, 0),
  }
}
