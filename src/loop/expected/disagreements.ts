import {
  type ExpectedAccount,
  type ExpectedValues,
  expectedValueTable,
  tierNames,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  name,
  type Row,
  readNumbers,
  sql,
} from '../../sql/index.ts'
import { rankCorrelation } from '../../stats/index.ts'
import { accountRefs, unknownAccount } from '../score/index.ts'

type Disagreements = Pick<
  ExpectedValues,
  'prospects' | 'correlation' | 'picks' | 'smallValue' | 'smallChance' | 'accounts'
>

const table = name(expectedValueTable)
/** Where nobody stands in the best tier, the first tenth by chance stands for it. */
const firstShare = 0.1

/** The accounts by expected value, and where that order and the order by chance disagree. Needs `expected_value`. */
export async function findDisagreements(engine: Engine, limit: number): Promise<Disagreements> {
  const [row] = await engine.rows(
    sql`select count(*) as prospects, sum(case when tier = 'best' then 1 else 0 end) as best from ${table}`,
  )
  const prospects = Number(row?.['prospects'] ?? 0)
  const best = Number(row?.['best'] ?? 0)
  const accounts = best > 0 ? best : Math.ceil(firstShare * prospects)
  const favoured = best > 0 ? sql`tier = 'best'` : sql`chance_place <= ${integer(accounts)}`
  const valued = sql`value_place <= ${integer(accounts)}`
  const lowerHalf = (place: Fragment) =>
    sql`sum(case when ${place} > ${prospects / 2} then 1 else 0 end)`
  const ofTable = sql`from ${table} where`
  const [both] = await engine.rows(
    sql`select count(*) as n ${ofTable} chance_place <= ${integer(accounts)} and ${valued}`,
  )
  return {
    prospects,
    correlation: await correlationOf(engine),
    picks: {
      accounts,
      both: Number(both?.['n'] ?? 0),
      byChance: await picked(engine, sql`chance_place <= ${integer(accounts)}`),
      byValue: await picked(engine, valued),
    },
    smallValue: await disagreement(engine, limit, {
      wanted: sql`${favoured} and not (${valued})`,
      lowerHalf: lowerHalf(sql`value_place`),
      order: sql`value_place desc`,
    }),
    smallChance: await disagreement(engine, limit, {
      wanted: sql`${valued} and not (${favoured})`,
      lowerHalf: lowerHalf(sql`chance_place`),
      order: sql`chance_place desc`,
    }),
    accounts: await accountsWhere(engine, sql`1 = 1`, sql`value_place`, limit),
  }
}

async function correlationOf(engine: Engine): Promise<number> {
  const none = new Float64Array(0)
  const [chance = none, expected = none] = await readNumbers(
    engine,
    sql`select probability, expected from ${table} order by account_key`,
  )
  return rankCorrelation(chance, expected)
}

/** The ends are added up as if all accounts erred alike, since they share the traits that say so. */
async function picked(
  engine: Engine,
  wanted: Fragment,
): Promise<ExpectedValues['picks']['byChance']> {
  const [row] = await engine.rows(sql`select sum(probability) as wins, sum(expected) as value,
    sum(expected_low) as low, sum(expected_high) as high from ${table} where ${wanted}`)
  const at = (column: string) => Number(row?.[column] ?? 0)
  return { wins: at('wins'), money: { value: at('value'), low: at('low'), high: at('high') } }
}

interface Sought {
  readonly wanted: Fragment
  readonly lowerHalf: Fragment
  readonly order: Fragment
}

async function disagreement(
  engine: Engine,
  limit: number,
  { lowerHalf, order, wanted }: Sought,
): Promise<ExpectedValues['smallValue']> {
  const [row] = await engine.rows(
    sql`select count(*) as n, ${lowerHalf} as low from ${table} where ${wanted}`,
  )
  return {
    count: Number(row?.['n'] ?? 0),
    lowerHalf: Number(row?.['low'] ?? 0),
    accounts: await accountsWhere(engine, wanted, order, limit),
  }
}

/** Accounts of `expected_value`, in the order asked for. */
export async function accountsWhere(
  engine: Engine,
  wanted: Fragment,
  order: Fragment,
  limit: number,
): Promise<readonly ExpectedAccount[]> {
  const rows = await engine.rows(
    sql`select * from ${table} where ${wanted} order by ${order} limit ${integer(limit)}`,
  )
  const refs = await accountRefs(
    engine,
    rows.map((row) => Number(row['account_key'])),
  )
  return rows.map((row): ExpectedAccount => {
    const key = Number(row['account_key'])
    return {
      account: refs.get(key) ?? unknownAccount(key),
      tier: tierNames.find((tier) => tier === row['tier']) ?? 'unknown',
      probability: Number(row['probability']),
      value: ranged(row, 'value'),
      expected: ranged(row, 'expected'),
      chancePlace: Number(row['chance_place']),
      valuePlace: Number(row['value_place']),
      ...(row['staying'] === undefined
        ? {}
        : {
            staying: ranged(row, 'staying'),
            kept: ranged(row, 'kept'),
            keptPlace: Number(row['kept_place']),
          }),
    }
  })
}

function ranged(
  row: Row,
  column: 'value' | 'expected' | 'staying' | 'kept',
): ExpectedAccount['value'] {
  const at = (end: string) => Number(row[`${column}${end}`])
  return { value: at(''), low: at('_low'), high: at('_high') }
}
