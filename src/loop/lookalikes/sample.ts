import type { StepContext } from '../../domain/index.ts'
import {
  type Dialect,
  drawn,
  type Engine,
  type Fragment,
  integer,
  join,
  moment,
  name,
  readNumbers,
  sql,
} from '../../sql/index.ts'
import { type CodedTrait, rowsWhere } from '../../stats/index.ts'
import { levelsShape } from '../learn/index.ts'
import { marketTable, type PackedTrait } from './coded-market.ts'
import { unpacking, wordsOf } from './packed-levels.ts'
import { isSeed } from './seeds.ts'

/** All seeds, and all other accounts or a sample of them, a byte a trait. */
export interface SeedSample {
  readonly leveled: readonly PackedTrait[]
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

/** Fetches the seeds beside a sample of the market. Needs `lookalike_seed` and `lookalike_market`. */
export async function fetchSample(
  engine: Engine,
  { now, signal }: StepContext,
  leveled: readonly PackedTrait[],
): Promise<SeedSample> {
  const [count] = await engine.rows(sql`select count(*) as accounts from ${name(marketTable)}`)
  const size = Number(count?.['accounts'] ?? 0)
  const share = size <= 2 * marketRows ? 1 : marketRows / size
  const packed = wordsOf(leveled.map(({ place }) => place))
  const cells = [
    ...['account_key', 'seed', 'in_market', 'decided'].map((column) => name(column)),
    describedSteps(engine.dialect, now),
    ...packed.columns,
  ]
  const columns = await readNumbers(
    engine,
    sql`select ${join(cells)} from (
      select m.*, ${isSeed} as seed, case when ${drawn(name('account_key'), share)} then 1 else 0 end as in_market
      from ${name(marketTable)} as m
    ) as every_account where seed = 1 or in_market = 1 order by account_key`,
    signal === undefined ? {} : { signal },
  )
  const none = new Float64Array(0)
  const [keys = none, seed = none, inMarket = none, decided = none, described = none] = columns
  const codesAt = unpacking(packed, columns.slice(cells.length - packed.columns.length))
  const rows = keys.length
  return {
    leveled,
    traits: leveled.map((one) => ({ ...levelsShape(one), codes: codesAt(one.place) })),
    described: {
      codes: Uint8Array.from(described),
      levels: mostHalfYears + 1,
      ordered: true,
    },
    decided: Uint8Array.from(decided),
    accounts: Uint32Array.from(keys),
    seeds: rowsWhere(rows, (row) => seed[row] === 1),
    market: rowsWhere(rows, (row) => inMarket[row] === 1),
    others: rowsWhere(rows, (row) => inMarket[row] === 1 && seed[row] !== 1),
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
function describedSteps(dialect: Dialect, now: Date): Fragment {
  const days = dialect.daysBetween(name('as_of'), moment(dialect, now))
  const steps = Array.from(
    { length: mostHalfYears },
    (_, step) => sql`case when ${days} >= ${integer(1 + step * halfYear)} then 1 else 0 end`,
  )
  return join(steps, sql` + `)
}
