import { customerLifetimeTable, type LifetimeCustomer } from '../../domain/index.ts'
import { type Engine, integer, name, type Row, sql, writeTable } from '../../sql/index.ts'
import { ascendingOrder, type Predictions, pickValues } from '../../stats/index.ts'
import { column as c, table } from '../ledger/index.ts'
import { dateOf } from './days.ts'

/** Every customer's numbers, one entry each; days counted from 1970-01-01. */
export interface LifetimeColumns extends Omit<Predictions, 'totals'> {
  readonly keys: Float64Array
  readonly first: Float64Array
  readonly last: Float64Array
  readonly bought: Float64Array
  readonly spent: Float64Array
}

const columns = [
  ['account_key', 'keys'],
  ['first_day', 'first'],
  ['last_day', 'last'],
  ['bought', 'bought'],
  ['spent', 'spent'],
  ['active', 'active'],
  ['purchases', 'purchases'],
  ['purchases_low', 'purchasesLow'],
  ['purchases_high', 'purchasesHigh'],
  ['spend', 'spend'],
  ['lifetime_value', 'value'],
  ['value_low', 'valueLow'],
  ['value_high', 'valueHigh'],
  ['forever', 'valueForever'],
] as const satisfies readonly (readonly [string, keyof LifetimeColumns])[]

const whole: readonly string[] = ['account_key', 'place', 'first_day', 'last_day', 'bought']

/** Writes `customer_lifetime`, most value first; equal values by account key. */
export async function writeLifetimes(engine: Engine, lifetimes: LifetimeColumns): Promise<void> {
  const order = ascendingOrder(lifetimes.value.map((value) => -value))
  const cells = columns.map(([column, field]) => {
    const values = pickValues(lifetimes[field], order)
    return { column, values: values.map((value) => (Number.isFinite(value) ? value : Number.NaN)) }
  })
  const places = Float64Array.from(order, (_, index) => index + 1)
  const all = [...cells, { column: 'place', values: places }]
  await writeTable(
    engine,
    customerLifetimeTable,
    all.map(({ column }) => ({
      name: column,
      type: whole.includes(column) ? 'integer' : 'number',
    })),
    all.map(({ values }) => ({ type: 'number', values })),
  )
}

/** The first customers by value. */
export async function topLifetimes(
  engine: Engine,
  first: number,
): Promise<readonly LifetimeCustomer[]> {
  // An account with neither name nor domain is known by its id.
  const called = sql`coalesce(a.${name('name')}, case when a.${name('domain')} is null then a.${name('id')} end)`
  const rows = await engine.rows(sql`select l.*, ${called} as called, a.${name('domain')} as site
    from (select * from ${name(customerLifetimeTable)} where place <= ${integer(first)}) as l
    left join ${table.account} as a on l.${c.key} = a.${c.key} order by place`)
  return rows.map(customerOf)
}

function customerOf(row: Row): LifetimeCustomer {
  const number = (field: string): number => Number(row[field] ?? 0)
  const text = (field: string): string | null => {
    const cell = row[field]
    return typeof cell === 'string' ? cell : null
  }
  const ranged = (value: string, of: string) => ({
    value: number(value),
    low: number(`${of}_low`),
    high: number(`${of}_high`),
  })
  const forever = row['forever']
  return {
    accountKey: number('account_key'),
    name: text('called'),
    domain: text('site'),
    bought: number('bought'),
    spent: number('spent'),
    first: dateOf(number('first_day')),
    last: dateOf(number('last_day')),
    active: number('active'),
    purchases: ranged('purchases', 'purchases'),
    spend: number('spend'),
    lifetimeValue: ranged('lifetime_value', 'value'),
    ...(typeof forever === 'number' && Number.isFinite(forever) ? { forever } : {}),
  }
}
