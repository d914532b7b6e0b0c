import type { FileReceipt, ObjectKind } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, type Row, sql } from '../../sql/index.ts'
import { distinctNames } from './distinct-names.ts'
import type { StagingColumn } from './stage-query.ts'
import type { StagedRows } from './staged-rows.ts'

/** Coverage by column, rows that share their object, and what is worth a note. */
export async function summarise(
  engine: Engine,
  { kept: keptRows, summands }: StagedRows,
  columns: readonly StagingColumn[],
  kind: ObjectKind,
  kept: number,
): Promise<Pick<FileReceipt, 'coverage' | 'notes'> & { readonly merged: number }> {
  const column = (at: number) => name(`c${at}`)
  const texts = columns.flatMap(({ staged }, at) => (staged.type === 'text' ? [at] : []))
  const anyFormula = join([sql`false`, ...texts.map((at) => isFormula(column(at)))], sql` or `)
  const counts = [
    ...columns.map((_, at) => [`n${at}`, sql`count(${column(at)})`] as const),
    ['formulas', sql`count(*) filter (${anyFormula})`] as const,
  ]
  const row = await tally(engine, summands, counts)
  const headers = distinctNames(columns.map(({ staged }) => staged.header))
  const coverage = Object.fromEntries(
    headers.map((header, at) => [header, kept === 0 ? 0 : Number(row[`n${at}`]) / kept]),
  )
  const notes =
    Number(row['formulas']) === 0 ? [] : await formulaNotes(engine, keptRows, texts, headers)
  return { coverage, notes, merged: await countMerged(engine, keptRows, objectKey(columns, kind)) }
}

async function tally(
  engine: Engine,
  summands: StagedRows['summands'],
  counts: readonly (readonly [as: string, count: Fragment])[],
): Promise<Row> {
  const parts = summands.map(({ rows, sign }) => {
    const signed = counts.map(([as, count]) => sql`${integer(sign)} * ${count} as ${name(as)}`)
    return sql`select ${join(signed)} from ${rows}`
  })
  const sums = counts.map(([as]) => sql`sum(${name(as)}) as ${name(as)}`)
  const [row = {}] = await engine.rows(
    sql`select ${join(sums)} from (${join(parts, sql` union all `)})`,
  )
  return row
}

/** Distinct 64-bit hashes instead of distinct texts: many times less memory, and no collision to be expected. */
async function countMerged(
  engine: Engine,
  rows: Fragment,
  key: Fragment | undefined,
): Promise<number> {
  if (key === undefined) return 0
  const [row] = await engine.rows(
    sql`select count(${key}) - count(distinct hash(${key})) as merged from ${rows}`,
  )
  return Number(row?.['merged'])
}

/** Does the text begin with an equals sign? Compared as a range, which costs half of looking into it. */
function isFormula(text: Fragment): Fragment {
  return sql`(${text} >= '=' and ${text} < '>')`
}

/** Formulas are rare: their columns are told only once there are some. */
async function formulaNotes(
  engine: Engine,
  rows: Fragment,
  texts: readonly number[],
  headers: readonly string[],
): Promise<FileReceipt['notes']> {
  const counts = texts.map(
    (at) => sql`count(*) filter (${isFormula(name(`c${at}`))}) as ${name(`f${at}`)}`,
  )
  const [row = {}] = await engine.rows(sql`select ${join(counts)} from ${rows}`)
  return texts.flatMap((at) => {
    const found = Number(row[`f${at}`])
    const facts = { column: headers[at] ?? '', rows: found }
    return found === 0 ? [] : [{ code: 'formula_text', facts }]
  })
}

/** What rows of one object share: the id, else the domain, else the e-mail. */
function objectKey(columns: readonly StagingColumn[], kind: ObjectKind) {
  for (const field of ['id', 'domain', 'email']) {
    const found = columns.find(({ staged }) => staged.object === kind && staged.field === field)
    if (found !== undefined) return name(found.staged.column)
  }
  return undefined
}
