import { purify } from '../src/stats/additive/index.ts'
import { POINTS_PER_LOG_ODDS, type PointsCard } from '../src/stats/index.ts'
import type { Market } from './simulated-company.ts'

/** What a card should say, had it seen the whole market: points by fine level of each trait, by cell of each pair. */
export interface TrueCard {
  readonly traits: readonly Block[]
  readonly pairs: readonly Block[]
}

/** One number a level or cell: the true points, and the accounts of the market it speaks of. */
export interface Block {
  readonly points: Float64Array
  readonly accounts: Float64Array
}

interface Column {
  readonly codes: Uint8Array
  readonly logOdds: Float64Array
  readonly accounts: Float64Array
}

/**
 * The model of the card's shape (a number for every level of its traits, and for every cell of its pairs) that
 * lies closest in likelihood to the true probabilities of the market, without any penalty; what a table says
 * of one trait alone is moved to that trait, as on the card.
 */
export function trueCard(card: PointsCard, market: Market): TrueCard {
  const singles = card.traits.map(({ group, index }) =>
    column(market.traits[index]?.codes ?? new Uint8Array(0), group.length),
  )
  const tables = card.pairs.map(({ points, traits: [one, other] }) => {
    const [left, right] = [one, other].map((index) => {
      const group = card.traits.find((trait) => trait.index === index)?.group
      const codes = market.traits[index]?.codes
      return codes?.map((code) => group?.[code] ?? 0)
    })
    const columns = points[0]?.length ?? 0
    const cells = (left ?? new Uint8Array(0)).map(
      (code, row) => code * columns + (right?.[row] ?? 0),
    )
    return column(cells, points.length * columns)
  })
  descend([...singles, ...tables], market)
  const pairs = tables.map(({ accounts, logOdds }, table) => {
    const { points, traits } = card.pairs[table] ?? { points: [], traits: [0, 0] }
    const pure = purify(logOdds, accounts, points[0]?.length ?? 0)
    for (const [side, moved] of [pure.left, pure.right].entries()) {
      const place = card.traits.findIndex(({ index }) => index === traits[side])
      const group = card.traits[place]?.group
      const own = singles[place]?.logOdds
      group?.forEach((number, level) => {
        if (own) own[level] = (own[level] ?? 0) + (moved[number] ?? 0)
      })
    }
    return { accounts, points: pure.cells.map((value) => value * POINTS_PER_LOG_ODDS) }
  })
  return { traits: singles.map(centred), pairs }
}

function column(codes: Uint8Array, levels: number): Column {
  const accounts = new Float64Array(levels)
  for (const code of codes) accounts[code] = (accounts[code] ?? 0) + 1
  return { accounts, codes, logOdds: new Float64Array(levels) }
}

/** Newton steps of one column after the other until no level moves by a hundredth of a point. */
function descend(columns: readonly Column[], { probability, rows }: Market): void {
  const mean = probability.reduce((sum, own) => sum + own, 0) / rows
  const sum = new Float64Array(rows).fill(Math.log(mean / (1 - mean)))
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    let moved = 0
    for (const { codes, logOdds } of columns) {
      const [wrong, weight] = [new Float64Array(logOdds.length), new Float64Array(logOdds.length)]
      for (let row = 0; row < rows; row += 1) {
        const own = 1 / (1 + Math.exp(-(sum[row] ?? 0)))
        const code = codes[row] ?? 0
        wrong[code] = (wrong[code] ?? 0) + (probability[row] ?? 0) - own
        weight[code] = (weight[code] ?? 0) + own * (1 - own)
      }
      const step = wrong.map((own, code) =>
        Math.max(-1, Math.min(own / ((weight[code] ?? 0) + 1e-9), 1)),
      )
      for (let row = 0; row < rows; row += 1) {
        sum[row] = (sum[row] ?? 0) + (step[codes[row] ?? 0] ?? 0)
      }
      step.forEach((own, code) => {
        logOdds[code] = (logOdds[code] ?? 0) + own
        moved = Math.max(moved, Math.abs(own))
      })
    }
    if (moved < 0.0005) return
  }
}

const MOST_SWEEPS = 60

function centred({ accounts, logOdds }: Column): Block {
  const all = accounts.reduce((sum, own) => sum + own, 0)
  const mean = logOdds.reduce((sum, own, level) => sum + own * (accounts[level] ?? 0), 0) / all
  return { accounts, points: logOdds.map((own) => (own - mean) * POINTS_PER_LOG_ODDS) }
}
