import { type CatalogueTrait, type StepContext, snapshotTable } from '../../domain/index.ts'
import {
  type Dialect,
  drawn,
  type Engine,
  integer,
  join,
  moment,
  name,
  readNumbers,
  sql,
} from '../../sql/index.ts'
import { type CodedTrait, rowsWhere } from '../../stats/index.ts'
import { type CodedColumn, fetchCoded, levelsColumn } from '../learn/index.ts'
import { chooseLevels, type LeveledTrait } from '../levels/index.ts'
import { decidedAs } from './scorecard-ranking.ts'
import { isSeed } from './seeds.ts'

/** All seeds, and all other accounts or a sample of them, a byte a trait. */
export interface SeedSample {
  readonly leveled: readonly LeveledTrait[]
  readonly traits: readonly CodedTrait[]
  /** How long ago the day lies as of which each row is described. */
  readonly described: CodedTrait
  /** Whether each row was won or lost, where that is decided; as `decidedAs`. */
  readonly decided: Uint8Array
  /** Account of each row. */
  readonly accounts: Uint32Array
  readonly seeds: Uint32Array
  /** Rows that stand for all accounts, seeds among them as often as in the market. */
  readonly market: Uint32Array
  /** Rows of the market that are not seeds. */
  readonly others: Uint32Array
  /** Accounts in the whole market. */
  readonly size: number
}

/** The market is known well enough from so many accounts; more would only take longer. */
const marketRows = 10_000

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

/** Codes the traits and fetches the seeds beside a sample of the market. Needs `lookalike_seed`. */
export async function fetchSample(
  engine: Engine,
  { now, seed, signal }: StepContext,
  traits: readonly CatalogueTrait[],
): Promise<SeedSample> {
  const [count] = await engine.rows(sql`select count(*) as accounts from ${name(snapshotTable)}`)
  const size = Number(count?.['accounts'] ?? 0)
  const leveled = await chooseLevels(engine, traits, {
    categories: mostCategories,
    sampled: sampledForLevels,
    leastAccounts: Math.max(leastAccounts, leastShare * size),
  })
  const share = size <= 2 * marketRows ? 1 : marketRows / size
  const source = sql`(select * from (
      select s.*, ${isSeed} as seed, case when ${drawn(name('account_key'), share)} then 1 else 0 end as in_market
      from ${name(snapshotTable)} as s
    ) as every_account where seed = 1 or in_market = 1) as sampled`
  const question = { source, outcome: name('seed'), decidedAt: name('decided_at') }
  const inMarket = { code: name('in_market'), levels: 2, ordered: false }
  const { lost, open, won } = decidedAs
  const outcome = {
    code: sql`case when won is null then ${integer(open)} when won = 1 then ${integer(won)} else ${integer(lost)} end`,
    levels: 3,
    ordered: false,
  }
  const columns = [
    ...leveled.map(levelsColumn),
    describedColumn(engine.dialect, now),
    inMarket,
    outcome,
  ]
  const data = await fetchCoded(engine, columns, question, { seed, share: 1 }, signal)
  const [keys] = await readNumbers(
    engine,
    sql`select account_key from ${source} order by account_key`,
    signal === undefined ? {} : { signal },
  )
  const [described, drawnColumn, decided] = data.traits.slice(leveled.length)
  if (described === undefined || drawnColumn === undefined || decided === undefined)
    throw new Error('columns are missing')
  const drawnRows = drawnColumn.codes
  return {
    leveled,
    traits: data.traits.slice(0, leveled.length),
    described,
    decided: decided.codes,
    accounts: Uint32Array.from(keys ?? []),
    seeds: rowsWhere(data.rows, (row) => data.good[row] === 1),
    market: rowsWhere(data.rows, (row) => drawnRows[row] === 1),
    others: rowsWhere(data.rows, (row) => drawnRows[row] === 1 && data.good[row] !== 1),
    size,
  }
}

/** In half years; the last level is five years and more. */
const halfYear = 182
const mostHalfYears = 10

/**
 * Customers are described as of the day before their first deal, others as of today: what only changes with time,
 * such as a company's age or how many of its technologies have been seen, must not pass for likeness.
 */
function describedColumn(dialect: Dialect, now: Date): CodedColumn {
  const today = moment(dialect, now)
  const days = dialect.daysBetween(name('as_of'), today)
  const steps = Array.from(
    { length: mostHalfYears },
    (_, step) => sql`case when ${days} >= ${integer(1 + step * halfYear)} then 1 else 0 end`,
  )
  return { code: join(steps, sql` + `), levels: mostHalfYears + 1, ordered: true }
}
