import {
  customerValuePartTable,
  customerValueTable,
  type SegmentEstimate,
  type SegmentFigure,
  type SegmentFigureName,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, type Row, sql } from '../../sql/index.ts'
import { type Estimate, meanEstimate, wilson } from '../../stats/index.ts'
import type { AccountQuestion } from '../accounts/index.ts'

/** What the engine counts of the accounts that pass a test. */
export interface SegmentCounts {
  readonly market: number
  readonly prospects: number
  readonly decided: number
  readonly good: number
  /** Win rate, value, profit, sales cycle, and who stayed or is still active: those that the data has. */
  readonly figures: ReadonlyMap<SegmentFigureName, SegmentEstimate>
}

/** Counts for each test, in the order of the tests. */
export async function countSegments(
  engine: Engine,
  question: AccountQuestion,
  tests: readonly Fragment[],
): Promise<readonly SegmentCounts[]> {
  if (tests.length === 0) return []
  const decided = await rowsOfEach(engine, tests, (test) => decidedQuery(question, test))
  const market = await rowsOfEach(engine, tests, marketQuery)
  const measured = await rowsOfEach(engine, tests, measuredQuery)
  return tests.map((_, place) => {
    const [accounts, outcomes] = [market.get(place)?.[0], decided.get(place)?.[0]]
    return {
      market: numberOf(accounts, 'accounts'),
      prospects: numberOf(accounts, 'prospects'),
      decided: numberOf(outcomes, 'decided'),
      good: numberOf(outcomes, 'good'),
      figures: figuresOf(accounts, measured.get(place) ?? []),
    }
  })
}

/** The figures of a segment beside those of all accounts; not one in which all accounts are alike. */
export function besideAll(here: SegmentCounts, all: SegmentCounts): readonly SegmentFigure[] {
  return [...here.figures].flatMap(([figure, estimate]) => {
    const ofAll = all.figures.get(figure)
    if (ofAll === undefined || ofAll.interval[0] === ofAll.interval[1]) return []
    if (figure === 'win_rate' && (ofAll.value === 0 || ofAll.value === 1)) return []
    return [{ name: figure, here: estimate, all: ofAll }]
  })
}

async function rowsOfEach(
  engine: Engine,
  tests: readonly Fragment[],
  query: (test: Fragment) => Fragment,
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const selects = tests.map(
    (test, place) =>
      sql`select ${integer(place)} as place, counted.* from (${query(test)}) as counted`,
  )
  const rows = await engine.rows(join(selects, sql` union all `))
  return Map.groupBy(rows, (row) => Number(row['place']))
}

const one = (test: Fragment): Fragment => sql`sum(case when ${test} then 1 else 0 end)`

function marketQuery(test: Fragment): Fragment {
  return sql`select count(*) as accounts, ${one(sql`customer = 0`)} as prospects,
    ${one(sql`won is not null`)} as decided, ${one(sql`won = 1`)} as won,
    ${one(sql`retained is not null`)} as known, ${one(sql`retained = 1`)} as retained
    from ${name(snapshotTable)} where ${test}`
}

function decidedQuery({ outcome, source }: AccountQuestion, test: Fragment): Fragment {
  return sql`select count(*) as decided, sum(${outcome}) as good
    from ${source} where ${outcome} is not null and ${test}`
}

/** Parts of the value that are told as they are measured. */
const measuredParts = ['net_profit', 'sales_cycle_days', 'retention']

/** Rows `part, accounts, total, squares`: the value of the customers, and what it is made of. */
function measuredQuery(test: Fragment): Fragment {
  const inside = sql`select account_key as own_key from ${name(snapshotTable)} where ${test}`
  const parts = join(measuredParts.map((part) => sql`${part}`))
  const values = sql`select account_key, 'value' as part, ${name('value')} as raw from ${name(customerValueTable)}
    union all select account_key, criterion as part, raw from ${name(customerValuePartTable)}
    where criterion in (${parts}) and raw is not null`
  return sql`select part, count(*) as accounts, sum(raw) as total, sum(raw * raw) as squares
    from (${values}) as parts inner join (${inside}) as inside on own_key = account_key group by part`
}

function figuresOf(
  accounts: Row | undefined,
  measured: readonly Row[],
): ReadonlyMap<SegmentFigureName, SegmentEstimate> {
  const figures = new Map<SegmentFigureName, SegmentEstimate>()
  const add = (figure: SegmentFigureName, estimate: Estimate, counted: number) => {
    if (counted > 1)
      figures.set(figure, {
        value: estimate.value,
        interval: [estimate.low, estimate.high],
        accounts: counted,
      })
  }
  const decided = numberOf(accounts, 'decided')
  add('win_rate', wilson(numberOf(accounts, 'won'), decided), decided)
  for (const figure of ['value', 'net_profit', 'sales_cycle_days'] as const) {
    const row = measured.find((candidate) => candidate['part'] === figure)
    add(figure, meanOf(row), numberOf(row, 'accounts'))
  }
  // Who stayed is said by the data outright; where it does not, who still buys or uses is another figure.
  const known = numberOf(accounts, 'known')
  if (known > 0) {
    add('retention', wilson(numberOf(accounts, 'retained'), known), known)
  } else {
    const alive = measured.find((candidate) => candidate['part'] === 'retention')
    const active = numberOf(alive, 'accounts')
    add('still_active', wilson(numberOf(alive, 'total'), active), active)
  }
  return figures
}

function meanOf(row: Row | undefined): Estimate {
  const [n, total] = [numberOf(row, 'accounts'), numberOf(row, 'total')]
  const spread = n < 2 ? 0 : Math.max(0, numberOf(row, 'squares') - (total * total) / n) / (n - 1)
  return meanEstimate({ n, mean: n === 0 ? 0 : total / n, variance: spread })
}

function numberOf(row: Row | undefined, column: string): number {
  return Number(row?.[column] ?? 0)
}
