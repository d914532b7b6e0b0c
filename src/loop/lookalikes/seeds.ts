import { Fault, snapshotTable } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  name,
  type QueryOptions,
  sql,
  writeTable,
} from '../../sql/index.ts'

/** The accounts that others are to be like: by key, or all of the snapshot for which a condition holds. */
export type Seeds = readonly number[] | Fragment

/** Fewer examples say nothing that would not be said by chance. */
export const leastSeeds = 5

/** One column, `account_key`. */
export const seedTable = 'lookalike_seed'

const columns = [{ name: 'account_key', type: 'integer' }] as const

/**
 * Writes the seeds to `lookalike_seed` and gives how many there are.
 *
 * @throws Fault `lookalikes.too_few`
 */
export async function writeSeeds(
  engine: Engine,
  seeds: Seeds,
  options?: QueryOptions,
): Promise<number> {
  if ('parts' in seeds) {
    const query = sql`select account_key from ${name(snapshotTable)} where ${seeds}`
    await engine.run(engine.dialect.createTableAs(seedTable, query), options)
  } else {
    const keys = Float64Array.from(new Set(seeds)).sort()
    await writeTable(engine, seedTable, columns, [{ type: 'number', values: keys }])
  }
  const [row] = await engine.rows(sql`select count(*) as seeds from ${name(seedTable)}`)
  const count = Number(row?.['seeds'] ?? 0)
  if (count < leastSeeds) throw new Fault('lookalikes.too_few', { seeds: count, least: leastSeeds })
  return count
}

/** 1 for a seed, else 0. */
export const isSeed = sql`case when account_key in (select account_key from ${name(seedTable)}) then 1 else 0 end`
