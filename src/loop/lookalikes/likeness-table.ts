import { snapshotTable } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  readNumbers,
  sql,
  writeTable,
} from '../../sql/index.ts'
import { type Likeness, nearness, type SharedGraph, walkFrom } from '../../stats/index.ts'
import { type LeveledTrait, levelCase } from '../levels/index.ts'
import { nearnessLevel } from './relations/index.ts'
import { isSeed } from './seeds.ts'

/**
 * One row an account: account_key, seed and customer (1 or 0); traits, relations and likeness, their sum, in
 * thousandths of a log unit; nearness, null where nothing leads to the account.
 */
export const likenessTable = 'lookalike'
const nearTable = 'lookalike_near'

/** What the walk from the seeds brought through each thing, and to each account. */
export interface Walk {
  readonly graph: SharedGraph
  readonly through: Float64Array
}

export function walkFromSeeds(graph: SharedGraph, accounts: Uint32Array, seeds: Uint32Array): Walk {
  const from = seeds.map((row) => accounts[row] ?? 0)
  return { graph, through: walkFrom(graph, from) }
}

/** The likeness of every account, in the engine, by what its levels add. */
export async function writeLikeness(
  engine: Engine,
  likeness: Likeness,
  leveled: readonly LeveledTrait[],
  walk: Walk | undefined,
  options?: QueryOptions,
): Promise<void> {
  const byRelations = likeness.traits.find(({ index }) => index === leveled.length)
  await writeNearness(engine, walk, byRelations?.thousandths ?? [])
  const sums = likeness.traits.flatMap(({ index, thousandths }): readonly Fragment[] => {
    const own = leveled[index]
    const adds = (level: number) => integer(thousandths[level] ?? 0)
    return own === undefined ? [] : [levelCase(name(own.trait.column), own.whens, adds)]
  })
  const whole = join([sql`cast(0 as ${engine.dialect.type('integer')})`, ...sums], sql` + `)
  const scored = sql`select account_key, customer, ${isSeed} as seed, ${whole} as traits
    from ${name(snapshotTable)}`
  const joined = sql`select s.account_key as account_key, s.seed as seed, s.customer as customer,
      s.traits as traits, coalesce(n.adds, 0) as relations, n.nearness as nearness,
      s.traits + coalesce(n.adds, 0) as likeness
    from (${scored}) as s left join ${name(nearTable)} as n on n.account_key = s.account_key`
  await engine.run(engine.dialect.createTableAs(likenessTable, joined), options)
}

async function writeNearness(
  engine: Engine,
  walk: Walk | undefined,
  thousandths: readonly number[],
): Promise<void> {
  const keys = walk === undefined ? new Uint32Array(0) : linked(walk.graph)
  const near = walk === undefined ? new Float64Array(0) : nearness(walk.graph, walk.through, keys)
  await writeTable(
    engine,
    nearTable,
    [
      { name: 'account_key', type: 'integer' },
      { name: 'nearness', type: 'number' },
      { name: 'adds', type: 'integer' },
    ],
    [
      { type: 'number', values: Float64Array.from(keys) },
      { type: 'number', values: near },
      {
        type: 'number',
        values: Float64Array.from(near, (one) => thousandths[nearnessLevel(one)] ?? 0),
      },
    ],
  )
}

/** Accounts that something leads to. */
function linked({ accounts, thingsOf: { starts } }: SharedGraph): Uint32Array {
  return Uint32Array.from({ length: accounts }, (_, account) => account).filter(
    (account) => (starts[account + 1] ?? 0) > (starts[account] ?? 0),
  )
}

/** The accounts asked about, by key, as columns. */
export interface Candidates {
  readonly keys: Float64Array
  readonly customer: Float64Array
  readonly traits: Float64Array
  readonly likeness: Float64Array
  /** NaN where nothing leads to the account. */
  readonly nearness: Float64Array
}

/** All accounts but the seeds; without those that are customers already unless they are wanted too. */
export async function readCandidates(
  engine: Engine,
  customersToo: boolean,
  options?: QueryOptions,
): Promise<Candidates> {
  const wanted = customersToo ? sql`seed = 0` : sql`seed = 0 and customer = 0`
  const columns = await readNumbers(
    engine,
    sql`select account_key, customer, traits, likeness, nearness from ${name(likenessTable)}
      where ${wanted} order by account_key`,
    options,
  )
  const none = new Float64Array(0)
  const [keys = none, customer = none, traits = none, likeness = none, near = none] = columns
  return { keys, customer, traits, likeness, nearness: near }
}
