import { type ExpectedValues, expectedValueTable } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, name, readNumbers, sql } from '../../sql/index.ts'
import { rankCorrelation } from '../../stats/index.ts'
import { accountsWhere } from './disagreements.ts'

type StayingFound = NonNullable<NonNullable<ExpectedValues['staying']>['found']>

const table = name(expectedValueTable)

/**
 * Where the chance to stay disagrees with the chance to be won, and what that does to the order by expected
 * value. Needs `expected_value` with staying in it.
 *
 * @param accounts as many are worked first
 */
export async function stayingDisagreements(
  engine: Engine,
  limit: number,
  { picks: { accounts }, prospects }: Pick<ExpectedValues, 'picks' | 'prospects'>,
): Promise<StayingFound> {
  const none = new Float64Array(0)
  const [chance = none, staying = none] = await readNumbers(
    engine,
    sql`select probability, staying from ${table} order by account_key`,
  )
  const first = (place: Fragment) => sql`${place} <= ${integer(accounts)}`
  const likely = sql`(tier = 'best' or ${first(sql`chance_place`)})`
  const leaving = sql`${likely} and staying_place > ${prospects / 2}`
  const falling = sql`${first(sql`value_place`)} and not (${first(sql`kept_place`)})`
  return {
    correlation: rankCorrelation(chance, staying),
    picks: {
      both: await count(engine, sql`${first(sql`value_place`)} and ${first(sql`kept_place`)}`),
      byValue: await moneyKept(engine, first(sql`value_place`)),
      byKept: await moneyKept(engine, first(sql`kept_place`)),
    },
    leaving: {
      count: await count(engine, leaving),
      accounts: await accountsWhere(engine, leaving, sql`staying_place desc`, limit),
    },
    falling: {
      count: await count(engine, falling),
      accounts: await accountsWhere(engine, falling, sql`kept_place desc`, limit),
    },
  }
}

async function count(engine: Engine, wanted: Fragment): Promise<number> {
  const [row] = await engine.rows(sql`select count(*) as n from ${table} where ${wanted}`)
  return Number(row?.['n'] ?? 0)
}

/** The ends are added up as if all accounts erred alike, since they share the traits that say so. */
async function moneyKept(
  engine: Engine,
  wanted: Fragment,
): Promise<StayingFound['picks']['byKept']> {
  const [row] = await engine.rows(
    sql`select sum(kept) as value, sum(kept_low) as low, sum(kept_high) as high from ${table} where ${wanted}`,
  )
  const at = (column: string) => Number(row?.[column] ?? 0)
  return { value: at('value'), low: at('low'), high: at('high') }
}
