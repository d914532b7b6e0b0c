import { z } from 'zod'
import { type CatalogueTrait, snapshotTable, whenSchema } from '../../domain/index.ts'
import {
  type ColumnDefinition,
  type Engine,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
  writeTable,
} from '../../sql/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'
import { packedColumns } from './packed-levels.ts'
import { decidedAs } from './scorecard-ranking.ts'

/**
 * One row an account: account_key, as_of, customer (1 or 0), decided (as `decidedAs`), and the level of every
 * trait that may be compared, packed.
 */
export const marketTable = 'lookalike_market'
/** The levels of each of these traits, by its place among them. */
const levelTable = 'lookalike_level'

/** A trait with its levels, and its place among those that are packed. */
export interface PackedTrait extends LeveledTrait {
  readonly place: number
}

/** A level that fewer accounts have than this share of the market falls to the rest. */
const leastShare = 0.002
const leastAccounts = 5
const mostCategories = 20
/** Enough to cut tenths to a quarter of a hundredth. */
const sampledForLevels = 25_000

/**
 * What a company is, not what it has done or how well you know it: that a company was visited or has a champion on
 * record makes it a customer of yours, not like one.
 */
export function likenessTraits(
  traits: readonly CatalogueTrait[],
  exclude: readonly string[],
): readonly CatalogueTrait[] {
  return traits.filter(
    ({ id, group, leftOut, timing, type }) =>
      leftOut === undefined &&
      timing !== 'after' &&
      group !== 'behavioural' &&
      group !== 'role' &&
      type !== 'text_length' &&
      !exclude.includes(id),
  )
}

/**
 * Writes `lookalike_market` and `lookalike_level`: whoever asks for look-alikes, of whatever examples, finds the
 * accounts coded. To be written before leaks are marked, as these marks come and go.
 */
export async function writeMarket(engine: Engine, options?: QueryOptions): Promise<void> {
  const [count] = await engine.rows(sql`select count(*) as accounts from ${name(snapshotTable)}`)
  const leveled = await chooseLevels(engine, likenessTraits(await readTraits(engine), []), {
    categories: mostCategories,
    sampled: sampledForLevels,
    leastAccounts: Math.max(leastAccounts, leastShare * Number(count?.['accounts'] ?? 0)),
  })
  const { lost, open, won } = decidedAs
  const decided = sql`case when won is null then ${integer(open)} when won = 1 then ${integer(won)} else ${integer(lost)} end`
  const columns = [
    ...[sql`account_key`, sql`as_of`, sql`customer`, sql`${decided} as decided`],
    ...packedColumns(leveled),
  ]
  const coded = sql`select ${join(columns)} from ${name(snapshotTable)}`
  await engine.run(engine.dialect.createTableAs(marketTable, coded), options)
  await writeTable(engine, levelTable, levelColumns, [
    { type: 'number', values: Float64Array.from(leveled.keys()) },
    { type: 'text', values: leveled.map(({ trait }) => trait.id) },
    { type: 'text', values: leveled.map(({ whens }) => JSON.stringify(whens)) },
  ])
}

const levelColumns: readonly ColumnDefinition[] = [
  { name: 'place', type: 'integer' },
  { name: 'trait', type: 'text' },
  { name: 'whens', type: 'text' },
]

const whensSchema = z.array(whenSchema).readonly()

/** Those of some traits that are packed, in the order of their places. */
export async function readPacked(
  engine: Engine,
  traits: readonly CatalogueTrait[],
): Promise<readonly PackedTrait[]> {
  const rows = await engine.rows(
    sql`select place, trait, whens from ${name(levelTable)} order by place`,
  )
  return rows.flatMap((row) => {
    const trait = traits.find(({ id }) => id === row['trait'])
    if (trait === undefined) return []
    const whens = whensSchema.parse(JSON.parse(String(row['whens'])))
    return [{ trait, whens, place: Number(row['place']) }]
  })
}
