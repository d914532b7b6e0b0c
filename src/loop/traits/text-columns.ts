import { type Engine, integer, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'
import { type Reading, readText, type TextColumn } from './read-text.ts'
import type { ValueCount } from './spellings.ts'

/** Columns with more distinct values than this are not read value by value. */
const mostValues = 1000

/** How each text candidate of a block is to be read, by its id. */
export async function readTexts(
  engine: Engine,
  block: Block,
  options?: QueryOptions,
): Promise<ReadonlyMap<string, Reading>> {
  const texts = block.candidates.filter(
    ({ sqlType, type }) => sqlType === 'text' && type === undefined,
  )
  const readings = new Map<string, Reading>()
  for (const [index, shape] of (await shapes(engine, block.table, texts, options)).entries()) {
    const candidate = texts[index]
    if (candidate === undefined) continue
    const fewEnough = shape.distinct <= mostValues || shape.distinct <= shape.filled / 2
    const values = fewEnough ? await frequent(engine, block.table, candidate, options) : []
    const complete = shape.distinct <= mostValues
    readings.set(candidate.id, readText({ ...shape, values, complete }, candidate.field))
  }
  return readings
}

async function shapes(
  engine: Engine,
  table: string,
  texts: readonly Candidate[],
  options?: QueryOptions,
): Promise<readonly Pick<TextColumn, 'filled' | 'distinct' | 'length'>[]> {
  if (texts.length === 0) return []
  const cells = texts.flatMap(({ value }, index) => [
    sql`count(${value}) as ${name(`n${index}`)}`,
    sql`count(distinct ${value}) as ${name(`d${index}`)}`,
    sql`avg(char_length(${value})) as ${name(`l${index}`)}`,
  ])
  const [row] = await engine.rows(sql`select ${join(cells)} from ${name(table)}`, options)
  return texts.map((_, index) => ({
    filled: Number(row?.[`n${index}`] ?? 0),
    distinct: Number(row?.[`d${index}`] ?? 0),
    length: Number(row?.[`l${index}`] ?? 0),
  }))
}

async function frequent(
  engine: Engine,
  table: string,
  { value }: Candidate,
  options?: QueryOptions,
): Promise<readonly ValueCount[]> {
  const rows = await engine.rows(
    sql`select v, count(*) as n from (select ${value} as v from ${name(table)}) as s
      where v is not null group by v order by n desc, v limit ${integer(mostValues)}`,
    options,
  )
  return rows.map((row) => ({ value: String(row['v']), rows: Number(row['n']) }))
}
