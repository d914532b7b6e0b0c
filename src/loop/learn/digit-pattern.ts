import { type Dialect, type Fragment, integer, sql } from '../../sql/index.ts'
import type { CodedColumn } from './fetch-coded.ts'

/**
 * How a number is written, whatever it is: 0 missing or zero, 1 with a fraction, then by the zeros it
 * ends in. Where won accounts carry exact amounts and lost ones rounded guesses, this tells the outcome.
 */
export function digitPattern(dialect: Dialect, column: Fragment): CodedColumn {
  const whole = dialect.tryCast(sql`floor(${column})`, 'integer')
  const endsIn = (zeros: number) => sql`${whole} % ${integer(10 ** zeros)} = 0`
  return {
    code: sql`case when ${column} is null or ${column} = 0 or ${whole} is null then 0
      when ${column} <> floor(${column}) then 1 when ${endsIn(3)} then 5
      when ${endsIn(2)} then 4 when ${endsIn(1)} then 3 else 2 end`,
    levels: 6,
    ordered: false,
  }
}
