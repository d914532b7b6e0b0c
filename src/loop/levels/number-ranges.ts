import type { CatalogueTrait, When } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, type Row, sql } from '../../sql/index.ts'
import { readableEdges } from '../../stats/index.ts'

/** Rows to look at. */
interface Rows {
  readonly source: Fragment
  readonly wanted: Fragment
}

/**
 * Half-open ranges between readable quantiles, for all number traits in one pass over the rows; in a second one for
 * those of which many rows have the same number, as with counts that are mostly 0: that number is a range of
 * its own, and the quantiles are of the rest, which would otherwise fall together.
 *
 * @param ranges how many at the most
 * @param leastRows rows that a range among the rest should hold
 */
export async function numberRanges(
  engine: Engine,
  rows: Rows,
  traits: readonly CatalogueTrait[],
  ranges: number,
  leastRows: number,
): Promise<ReadonlyMap<string, readonly When[]>> {
  const fractions = Array.from({ length: ranges - 1 }, (_, index) => (index + 1) / ranges)
  const spreads = await spreadsOf(
    engine,
    rows,
    fractions,
    traits.map(({ column }) => name(column)),
  )
  const heavy = spreads.map((spread) => heavyNumber(spread))
  const rests = await restsOf(engine, rows, fractions, traits, heavy)
  return new Map(
    traits.map((trait, index) => {
      const spread = spreads[index] ?? none
      const number = heavy[index]
      const rest = rests.get(trait.id)
      if (number === undefined || rest === undefined) return [trait.id, rangesOf(spread)]
      return [trait.id, rangesOf({ ...spread, cuts: cutsBeside(number, rest, leastRows) })]
    }),
  )
}

/** A share of the rows this many quantiles wide is at one number. */
const HEAVY = 3

/** How the numbers of a trait are spread. */
interface Spread {
  readonly rows: number
  readonly least: number | undefined
  readonly cuts: readonly number[]
}

interface Rest extends Spread {
  /** The least number above the heavy one. */
  readonly above: number | undefined
}

const none: Spread = { rows: 0, least: undefined, cuts: [] }

async function spreadsOf(
  engine: Engine,
  { source, wanted }: Rows,
  fractions: readonly number[],
  columns: readonly Fragment[],
): Promise<readonly Spread[]> {
  if (columns.length === 0) return []
  const cells = columns.map(
    (column, i) => sql`${engine.dialect.quantiles(column, fractions)} as ${name(`q${i}`)},
      min(${column}) as ${name(`l${i}`)}, count(${column}) as ${name(`n${i}`)}`,
  )
  const [row] = await engine.rows(sql`select ${join(cells)} from ${source} where ${wanted}`)
  return columns.map((_, i) => ({
    rows: Number(row?.[`n${i}`] ?? 0),
    least: numberOf(row?.[`l${i}`]),
    cuts: cutsOf(row?.[`q${i}`]),
  }))
}

/** The spread of what is left of each trait beside its heavy number. */
async function restsOf(
  engine: Engine,
  rows: Rows,
  fractions: readonly number[],
  traits: readonly CatalogueTrait[],
  heavy: readonly (number | undefined)[],
): Promise<ReadonlyMap<string, Rest>> {
  const some = traits.flatMap(({ column, id }, index) => {
    const number = heavy[index]
    return number === undefined ? [] : [{ id, column: name(column), number }]
  })
  if (some.length === 0) return new Map()
  const others = some.map(
    ({ column, number }) => sql`case when ${column} <> ${number} then ${column} end`,
  )
  const spreads = await spreadsOf(engine, rows, fractions, others)
  const least = some.map(
    ({ column, number }, i) =>
      sql`min(case when ${column} > ${number} then ${column} end) as ${name(`a${i}`)}`,
  )
  const [above] = await engine.rows(
    sql`select ${join(least)} from ${rows.source} where ${rows.wanted}`,
  )
  return new Map(
    some.map(({ id }, i) => [id, { ...(spreads[i] ?? none), above: numberOf(above?.[`a${i}`]) }]),
  )
}

/** The number at which several neighbouring quantiles are. */
function heavyNumber({ cuts }: Spread): number | undefined {
  const width = Math.min(HEAVY, cuts.length)
  const at = cuts.findIndex((cut, i) => width > 0 && cuts[i + width - 1] === cut)
  return cuts[at]
}

/** Cuts around the heavy number, and as many quantiles of the rest as its rows are enough for. */
function cutsBeside(heavy: number, rest: Rest, leastRows: number): readonly number[] {
  const { above, cuts, rows } = rest
  const ranges = Math.min(cuts.length + 1, Math.floor(rows / leastRows))
  const chosen = Array.from(
    { length: Math.max(0, ranges - 1) },
    (_, i) => cuts[Math.round(((i + 1) * (cuts.length + 1)) / ranges) - 1] ?? heavy,
  )
  const around = above === undefined ? [heavy] : [heavy, above]
  return [...chosen, ...around].sort((a, b) => a - b)
}

function rangesOf({ cuts, least }: Spread): readonly When[] {
  const missing: When = { missing: true }
  if (least === undefined) return [missing, { from: 0 }]
  const edges = readableEdges([...new Set(cuts.filter((cut) => cut > least))]).filter(
    (edge) => edge > least,
  )
  if (edges.length === 0) return [missing, { from: least }]
  return [
    missing,
    ...[undefined, ...edges].map((from, position): When => {
      const below = edges[position]
      return { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) }
    }),
  ]
}

function cutsOf(cell: Row[string] | undefined): number[] {
  return Array.isArray(cell) ? cell.filter((cut) => typeof cut === 'number') : []
}

function numberOf(cell: Row[string] | undefined): number | undefined {
  return typeof cell === 'number' ? cell : undefined
}
