import type { ValueNote } from '../../domain/index.ts'
import { type Engine, type Fragment, sql } from '../../sql/index.ts'
import { column as c, table } from './columns.ts'

/** Money in one currency only; rows that state none are presumed to be in it. */
export function inCurrency(currency: string | undefined): Fragment {
  if (currency === undefined) return sql`1 = 1`
  return sql`(${c.currency} is null or ${c.currency} = ${currency})`
}

interface CurrencyRows {
  readonly currency: string
  readonly rows: number
}

/** Currencies of invoices, costs and deals with how many amounts are in each, most first. */
export async function currencyRows(engine: Engine): Promise<readonly CurrencyRows[]> {
  const stated = (from: typeof table.cost) =>
    sql`select ${c.currency} from ${from} where ${c.amount} is not null and ${c.currency} is not null and ${c.currency} <> ''`
  const rows = await engine.rows(sql`select ${c.currency}, count(*) as amounts from (
    ${stated(table.invoice)} union all ${stated(table.cost)} union all ${stated(table.deal)}) as money
    group by ${c.currency} order by amounts desc, ${c.currency}`)
  return rows.map((row) => ({ currency: String(row['currency']), rows: Number(row['amounts']) }))
}

/** Says what was left out, because adding two currencies would give a number of neither. */
export function currencyNotes(
  rows: readonly CurrencyRows[],
  counted: string | undefined,
): readonly ValueNote[] {
  return rows
    .filter(({ currency }) => currency !== counted)
    .map(({ currency, rows: amounts }) => ({
      code: 'currency_left_out',
      facts: { currency, amounts, counted: counted ?? '' },
    }))
}
