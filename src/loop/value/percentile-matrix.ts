import { customerValuePartTable, customerValueTable } from '../../domain/index.ts'
import {
  drawn,
  type Engine,
  type Fragment,
  join,
  name,
  numbersOf,
  readNumbers,
  sql,
} from '../../sql/index.ts'
import { column as c } from '../ledger/index.ts'

/** Customers in order of place, with their percentile on every criterion in use. */
export interface PercentileMatrix {
  readonly of: number
  readonly keys: Float64Array
  readonly values: Float64Array
  /** One column a criterion; NaN where the customer has no number. */
  readonly percentiles: readonly Float64Array[]
  /** Selects these customers. */
  readonly sample: Fragment
}

/** Reads all customers, or about `most` of them drawn by hash, the same ones every time. */
export async function readPercentiles(
  engine: Engine,
  criteria: readonly string[],
  most: number,
): Promise<PercentileMatrix> {
  const [counted] = await engine.rows(sql`select count(*) as n from ${name(customerValueTable)}`)
  const of = Number(counted?.['n'] ?? 0)
  const sample = drawnCustomers(of, most)
  const places = sql`select ${c.key}, value from (${sample}) as sample order by place`
  const [keys = new Float64Array(0), values = keys] = await readNumbers(engine, places)
  return {
    of,
    keys,
    values,
    percentiles: await fillColumns(engine, criteria, sample, keys),
    sample,
  }
}

function drawnCustomers(of: number, most: number): Fragment {
  return sql`select * from ${name(customerValueTable)} where ${drawn(c.key, most / Math.max(of, 1))}`
}

async function fillColumns(
  engine: Engine,
  criteria: readonly string[],
  sample: Fragment,
  keys: Float64Array,
): Promise<readonly Float64Array[]> {
  const rows = new Map([...keys].map((key, row) => [key, row]))
  const filled = criteria.map(() => new Float64Array(keys.length).fill(Number.NaN))
  if (criteria.length === 0) return filled
  const whens = criteria.map((id, index) => sql`when ${id} then ${index}`)
  const parts = sql`select p.${c.key} as ${c.key}, case p.criterion ${join(whens, sql` `)} else -1 end as position, p.percentile as percentile
    from ${name(customerValuePartTable)} as p inner join (${sample}) as sample on p.${c.key} = sample.${c.key}`
  for await (const batch of engine.columns(parts)) {
    const [positions, percentiles] = [numbersOf(batch.columns[1]), numbersOf(batch.columns[2])]
    numbersOf(batch.columns[0]).forEach((key, index) => {
      const row = rows.get(key)
      const column = filled[positions[index] ?? -1]
      if (column !== undefined && row !== undefined) column[row] = percentiles[index] ?? Number.NaN
    })
  }
  return filled
}
