import type { CompareQuestion } from '../../domain/index.ts'
import { type Fragment, integer, sql } from '../../sql/index.ts'

/**
 * Where an account stands in every question at once, as one small number, so that one pass over the
 * snapshot counts for all three: later + 2 customer + 4 best + 12 won, where won and best are 0 unknown,
 * 1 no, 2 yes.
 */
export const standings = 36

const known = (flag: Fragment): Fragment => sql`case ${flag} when 1 then 2 when 0 then 1 else 0 end`

export interface StandingColumns {
  readonly won: Fragment
  readonly best: Fragment
  readonly customer: Fragment
  /** A condition; null counts as no. */
  readonly later: Fragment
}

/** The standing as an SQL expression. */
export function standing({ won, best, customer, later }: StandingColumns): Fragment {
  return sql`(${integer(12)} * ${known(won)} + ${integer(4)} * ${known(best)}
    + ${integer(2)} * case when ${customer} = 1 then 1 else 0 end + case when ${later} then 1 else 0 end)`
}

export type Side = 'group' | 'others' | 'neither'

export function sideOf(question: CompareQuestion, code: number): Side {
  const flag = { won_lost: wonOf, best_others: bestOf, customers_market: customerOf }[question](
    code,
  )
  if (flag === 0) return 'neither'
  return flag === 2 ? 'group' : 'others'
}

const wonOf = (code: number): number => Math.floor(code / 12)
const bestOf = (code: number): number => Math.floor(code / 4) % 3
const customerOf = (code: number): number => 1 + (Math.floor(code / 2) % 2)

export type Part = 'earlier' | 'later' | 'both'

/** The part of the data an account belongs to; the market beyond the customers has no time and is in both. */
export function partOf(question: CompareQuestion, code: number): Part {
  if (question === 'customers_market' && sideOf(question, code) === 'others') return 'both'
  return code % 2 === 1 ? 'later' : 'earlier'
}
