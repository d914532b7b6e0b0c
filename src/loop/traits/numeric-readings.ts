import { isPlaceholder } from '../../domain/index.ts'
import { type Engine, integer, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { Block, Candidate } from './candidate.ts'

/** Numbers of a field that say nothing ("0 employees"), with their rows. */
export interface EmptyNumbers {
  readonly numbers: readonly number[]
  readonly placeholders: readonly { readonly value: string; readonly rows: number }[]
}

/** Looks for the numbers that are impossible in their field, by candidate id. */
export async function readNumbers(
  engine: Engine,
  block: Block,
  options?: QueryOptions,
): Promise<ReadonlyMap<string, EmptyNumbers>> {
  const found = new Map<string, EmptyNumbers>()
  for (const candidate of block.candidates) {
    if (
      candidate.field === undefined ||
      candidate.sqlType !== 'number' ||
      candidate.type !== undefined
    )
      continue
    found.set(candidate.id, await emptyNumbers(engine, block.table, candidate, options))
  }
  return found
}

async function emptyNumbers(
  engine: Engine,
  table: string,
  { value, field }: Candidate,
  options?: QueryOptions,
): Promise<EmptyNumbers> {
  const rows = await engine.rows(
    sql`select v, count(*) as n from (select ${value} as v from ${name(table)}) as s
      where v <= 0 group by v order by n desc, v limit ${integer(100)}`,
    options,
  )
  const empty = rows
    .map((row) => ({ number: Number(row['v']), rows: Number(row['n']) }))
    .filter(({ number }) => isPlaceholder(String(number), field))
  return {
    numbers: empty.map(({ number }) => number),
    placeholders: empty.map(({ number, rows: count }) => ({ value: String(number), rows: count })),
  }
}

/** The candidate with such numbers read as missing. */
export function withoutEmpty(candidate: Candidate, empty: EmptyNumbers | undefined): Candidate {
  if (empty === undefined || empty.numbers.length === 0) return candidate
  const among = join(empty.numbers.map((number) => sql`${number}`))
  return {
    ...candidate,
    value: sql`case when ${candidate.value} in (${among}) then null else ${candidate.value} end`,
  }
}
