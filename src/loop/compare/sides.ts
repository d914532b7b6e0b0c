import type { CompareQuestion } from '../../domain/index.ts'
import { type Fragment, integer, name, sql } from '../../sql/index.ts'

/**
 * Where an account stands, as one small number: later + 2 customer + 4 best + 12 won + 36 retained, where
 * best, won and retained are 0 unknown, 1 no, 2 yes. The market is counted without `best`, ranked customers
 * by `best` alone, so that the whole market need not be joined with the customers; the counts share one
 * array.
 */
export const standings = 108

/** The standing of a ranked customer. */
export const rankedStanding = (best: 1 | 2, later: number): number => 4 * best + later

/** The standings in the market of customers decided in one part of the data. */
export const customerStandings = (later: number): readonly number[] =>
  Array.from({ length: 9 }, (_, wonAndRetained) => 12 * wonAndRetained + 2 + later)

const known = (flag: Fragment): Fragment => sql`case ${flag} when 1 then 2 when 0 then 1 else 0 end`

/** Standing in the market: won or lost, customer or not, stayed or churned. `later` is a condition; null counts as no. */
export const marketStanding = (later: Fragment): Fragment =>
  sql`${integer(36)} * ${known(name('retained'))} + ${integer(12)} * ${known(name('won'))} + ${integer(2)} * case when ${name('customer')} = 1 then 1 else 0 end + ${flag(later)}`

/** Standing among the ranked customers: best or not. */
export const customerStanding = (later: Fragment): Fragment =>
  sql`${integer(4)} * ${known(name('best'))} + ${flag(later)}`

const flag = (condition: Fragment): Fragment => sql`case when ${condition} then 1 else 0 end`

export type Side = 'group' | 'others' | 'neither'

export function sideOf(question: CompareQuestion, code: number): Side {
  const flag = flagOf[question](code)
  if (flag === 0) return 'neither'
  return flag === 2 ? 'group' : 'others'
}

const retainedOf = (code: number): number => Math.floor(code / 36)
const wonOf = (code: number): number => Math.floor(code / 12) % 3
const bestOf = (code: number): number => Math.floor(code / 4) % 3
const customerOf = (code: number): number =>
  bestOf(code) === 0 ? 1 + (Math.floor(code / 2) % 2) : 0

const flagOf: Readonly<Record<CompareQuestion, (code: number) => number>> = {
  won_lost: wonOf,
  stayed_churned: retainedOf,
  best_others: bestOf,
  customers_market: customerOf,
}

export type Part = 'earlier' | 'later' | 'both'

/** The part of the data an account belongs to; the market beyond the customers has no time and is in both. */
export function partOf(question: CompareQuestion, code: number): Part {
  if (question === 'customers_market' && sideOf(question, code) === 'others') return 'both'
  return code % 2 === 1 ? 'later' : 'earlier'
}
