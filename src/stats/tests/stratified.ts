import { chiSquareUpper } from '../distributions/index.ts'
import { criticalZ, type Estimate } from '../intervals/index.ts'
import type { TestResult } from './independence.ts'

/** One 2 x 2 table among rows that agree in the other trait: a group against the rest. */
export interface Stratum {
  readonly wins1: number
  readonly losses1: number
  readonly wins2: number
  readonly losses2: number
}

/** What is left of a trait's effect among accounts that agree in another trait. */
export interface StratifiedAssociation {
  /** Odds ratio within strata; compare with that of the summed table to see confounding. */
  readonly odds: Estimate
  /** Is there any effect within strata? Cochran-Mantel-Haenszel, one degree of freedom. */
  readonly effect: TestResult
  /** Does the effect differ between strata? Breslow and Day with Tarone's correction. */
  readonly difference: TestResult
}

/**
 * Does a trait still matter once another is held fixed? Mantel and Haenszel's common odds ratio (1959)
 * with the interval of Robins, Breslow and Greenland (1986); the CMH test without continuity
 * correction; Breslow and Day's test of equal odds ratios (1980) with Tarone's correction (1985). With
 * one stratum the odds ratio is the plain one, ad / bc. Strata without a row of either group, or with
 * one outcome only, say nothing and do not count; without any that count: value 1 in [0, Infinity],
 * p 1. When only one of the two diagonals ever occurs the value is 0 or Infinity in [0, Infinity].
 */
export function stratifiedAssociation(
  strata: readonly Stratum[],
  confidence = 0.95,
): StratifiedAssociation {
  const tables = strata.map(tableOf).filter(({ variance }) => variance > 0)
  const odds = commonOdds(tables, criticalZ(confidence))
  return { odds, effect: effectTest(tables), difference: equalOddsTest(tables, odds.value) }
}

type Counts = ReturnType<typeof tableOf>

function tableOf({ wins1: a, losses1: b, wins2: c, losses2: d }: Stratum) {
  const n = a + b + c + d
  const expected = n > 0 ? ((a + b) * (a + c)) / n : 0
  const variance = n > 1 ? (expected * (c + d) * (b + d)) / (n * (n - 1)) : 0
  return { a, b, c, d, n, expected, variance }
}

function commonOdds(tables: readonly Counts[], z: number): Estimate {
  let [same, cross, sameSame, mixed, crossCross] = [0, 0, 0, 0, 0]
  for (const { a, b, c, d, n } of tables) {
    const [p, q, r, s] = [(a + d) / n, (b + c) / n, (a * d) / n, (b * c) / n]
    same += r
    cross += s
    sameSame += p * r
    mixed += p * s + q * r
    crossCross += q * s
  }
  if (same === 0 || cross === 0) {
    const value = same === cross ? 1 : same / cross
    return { value, low: 0, high: Infinity }
  }
  const variance =
    sameSame / (2 * same * same) + mixed / (2 * same * cross) + crossCross / (2 * cross * cross)
  const log = Math.log(same / cross)
  const half = z * Math.sqrt(variance)
  return { value: same / cross, low: Math.exp(log - half), high: Math.exp(log + half) }
}

function effectTest(tables: readonly Counts[]): TestResult {
  if (tables.length === 0) return { statistic: 0, degrees: 0, p: 1 }
  const away = tables.reduce((sum, { a, expected }) => sum + a - expected, 0)
  const variance = tables.reduce((sum, table) => sum + table.variance, 0)
  const statistic = (away * away) / variance
  return { statistic, degrees: 1, p: chiSquareUpper(statistic, 1) }
}

function equalOddsTest(tables: readonly Counts[], odds: number): TestResult {
  const degrees = tables.length - 1
  if (degrees < 1 || odds === 0 || odds === Infinity) {
    return { statistic: 0, degrees: Math.max(0, degrees), p: 1 }
  }
  let [squares, away, all] = [0, 0, 0]
  for (const table of tables) {
    const fitted = fittedCell(table, odds)
    const { a, b, c, d } = table
    const cells = [fitted, a + b - fitted, a + c - fitted, d - a + fitted]
    const variance = 1 / cells.reduce((sum, cell) => sum + 1 / cell, 0)
    squares += (a - fitted) ** 2 / variance
    away += a - fitted
    all += variance
  }
  const statistic = Math.max(0, squares - (away * away) / all)
  return { statistic, degrees, p: chiSquareUpper(statistic, degrees) }
}

/** The first cell of a table with these sums and this odds ratio. */
function fittedCell({ a, b, c, d }: Counts, odds: number): number {
  const [row, column, rest] = [a + b, a + c, d - a]
  // x (rest + x) = odds (row - x) (column - x)
  const linear = rest + odds * (row + column)
  const constant = odds * row * column
  const root = Math.sqrt(Math.max(0, linear * linear + 4 * (1 - odds) * constant))
  return (2 * constant) / (linear + root)
}
