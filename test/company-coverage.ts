import { probabilityAt, type Tier, tierNames, tierOf } from '../src/domain/profile/index.ts'
import { defaultCuts, knownWell, pointsCounts } from '../src/loop/learn/index.ts'
import { measureTiers } from '../src/loop/tiers/index.ts'
import {
  type Coded,
  learnScorecard,
  type Random,
  randomNormal,
  type Scorecard,
  scoreRows,
  seededRandom,
} from '../src/stats/index.ts'
import { type Market, simulatedCompany, type WorldName } from './simulated-company.ts'
import { trueCard } from './true-card.ts'

/** How much of what was asked lies in its interval: `inside` of `asked`, and how wide the intervals are in all. */
export interface Covered {
  readonly inside: number
  readonly asked: number
  readonly width: number
}

/** What has intervals: points of levels, of cells of pairs, probabilities, win rates of tiers, the AUC. */
export const kinds = ['levels', 'cells', 'probability', 'tiers', 'auc'] as const

/** Do the intervals of a learned card hold the truth? */
export interface CompanyCoverage {
  readonly reliable: boolean
  readonly covered: Readonly<Record<(typeof kinds)[number], Covered>>
}

/**
 * Draws a company and so many of its decided accounts, learns, and compares with a fresh market of the
 * company. How many win in its market is drawn from what so many won and lost leave possible (Jeffreys'
 * posterior, a Beta distribution): they are given, not the rate.
 *
 * @param fresh accounts of the fresh market
 */
export async function companyCoverage(
  seed: number,
  world: WorldName,
  size: { readonly good: number; readonly others: number },
  fresh: number,
): Promise<CompanyCoverage> {
  const { good, others } = size
  const random = seededRandom(seed + 3e6)
  const [won, lost] = [gammaAndHalf(random, good), gammaAndHalf(random, others)]
  const company = simulatedCompany(seed, won / (won + lost), world)
  const data = company.draw(seed + 1e6, good, others)
  const market = company.sample(seed + 2e6, fresh)
  const scorecard = await learnScorecard(data, { seed, least: { good: 15, others: 15 } })
  const points = new Float64Array(market.rows)
  scoreRows(scorecard.card, market.traits, Uint32Array.from(points.keys()), points)
  const at = tally(points, market)
  const known = knownWell(scorecard.card, market)
  const { crossValidated, judgement } = scorecard
  return {
    reliable: judgement.reliable,
    covered: {
      ...pointsCoverage(scorecard, market),
      probability: probabilityCoverage(scorecard, at, market.rows),
      tiers: tierCoverage(scorecard, data, tally(points, market, known)),
      auc: at.length < 2 ? nothing : one(crossValidated.card.aucInterval, trueAuc(at)),
    },
  }
}

/** A draw from the gamma distribution whose shape is a whole number and a half. */
function gammaAndHalf(random: Random, whole: number): number {
  let sum = randomNormal(random) ** 2 / 2
  for (let i = 0; i < whole; i += 1) sum -= Math.log(1 - random.next())
  return sum
}

const nothing: Covered = { inside: 0, asked: 0, width: 0 }

/** Accounts with the same points, and the sum of their true probabilities. */
interface AtPoints {
  readonly points: number
  readonly accounts: number
  readonly expected: number
}

function tally(
  points: Float64Array,
  { probability }: Market,
  wanted?: Uint8Array,
): readonly AtPoints[] {
  const sums = new Map<number, AtPoints>()
  for (const [row, own] of points.entries()) {
    if (wanted?.[row] === 0) continue
    const { accounts, expected } = sums.get(own) ?? { accounts: 0, expected: 0 }
    const more = expected + (probability[row] ?? 0)
    sums.set(own, { points: own, accounts: accounts + 1, expected: more })
  }
  return [...sums.values()].sort((a, b) => a.points - b.points)
}

/** How often a card of the market's true probabilities ranks a good account above another; ties count half. */
function trueAuc(at: readonly AtPoints[]): number {
  let [lostBelow, above] = [0, 0]
  for (const { accounts, expected } of at) {
    above += expected * (lostBelow + (accounts - expected) / 2)
    lostBelow += accounts - expected
  }
  const won = at.reduce((sum, { expected }) => sum + expected, 0)
  return above / (won * lostBelow)
}

/** Levels and cells by their share of the market, against the card that the whole market would give. */
function pointsCoverage({ card }: Scorecard, market: Market): Record<'levels' | 'cells', Covered> {
  const truth = trueCard(card, market)
  const held = (points = 0, error = 0, own = 0, accounts = 0) =>
    weighed(one([points - 1.96 * error, points + 1.96 * error], own), accounts / market.rows)
  return {
    levels: together(
      card.traits.flatMap(({ error, group, points }, position) =>
        Array.from(group, (number, level) => {
          const own = truth.traits[position]
          return held(points[number], error[number], own?.points[level], own?.accounts[level])
        }),
      ),
    ),
    cells: together(
      card.pairs.flatMap(({ error, points }, position) => {
        const own = truth.pairs[position]
        const errors = error.flat()
        return points
          .flat()
          .map((value, cell) => held(value, errors[cell], own?.points[cell], own?.accounts[cell]))
      }),
    ),
  }
}

/** Bands of at least a hundredth of the market by points. */
function probabilityCoverage(
  { calibration }: Scorecard,
  at: readonly AtPoints[],
  rows: number,
): Covered {
  const curve = curveOf(calibration)
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

function curveOf({ covariance: [v00, v01, v11], ...curve }: Scorecard['calibration']) {
  return { ...curve, covariance: [v00, v01, v11] as [number, number, number] }
}

/** Accounts known well enough, by tier. */
function tierCoverage(scorecard: Scorecard, data: Coded, at: readonly AtPoints[]): Covered {
  const cuts = defaultCuts(scorecard, data.good)
  const dated = { ...data, time: new Float64Array(data.rows) }
  const { card, ownPoints } = scorecard
  const own = pointsCounts({ card, points: ownPoints }, dated)
  const measured = measureTiers(cuts, pointsCounts(scorecard, dated), own)
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
