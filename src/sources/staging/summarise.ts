import type { FileReceipt, ObjectKind } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { distinctNames } from './distinct-names.ts'
import type { StagingColumn } from './stage-query.ts'
import type { StagedRows } from './staged-rows.ts'

/** Coverage by column, rows that share their object, and what is worth a note. */
export async function summarise(
  engine: Engine,
  rows: StagedRows,
  columns: readonly StagingColumn[],
  kind: ObjectKind,
  kept: number,
): Promise<Pick<FileReceipt, 'coverage' | 'notes'> & { readonly merged: number }> {
  const filled = await countFilled(engine, rows, columns)
  const headers = distinctNames(columns.map(({ staged }) => staged.header))
  const coverage = Object.fromEntries(
    headers.map((header, at) => [header, kept === 0 ? 0 : (filled[at] ?? 0) / kept]),
  )
  return {
    coverage,
    notes: await formulaNotes(engine, rows, columns, headers),
    merged: await countMerged(engine, rows.kept, objectKey(columns, kind)),
  }
}

/** Values by column. */
async function countFilled(
  engine: Engine,
  { loaded, corrections }: StagedRows,
  columns: readonly StagingColumn[],
): Promise<readonly number[]> {
  const names = columns.map(({ staged }) => name(staged.column))
  const parts = [{ rows: loaded, sign: 1 }, ...corrections].map(({ rows, sign }) => {
    const counts = names.map((column) => sql`${integer(sign)} * count(${column}) as ${column}`)
    return sql`select ${join(counts)} from ${rows}`
  })
  const sums = names.map((column) => sql`sum(${column}) as ${column}`)
  const [row = {}] = await engine.rows(
    sql`select ${join(sums)} from (${join(parts, sql` union all `)})`,
  )
  return columns.map(({ staged }) => Number(row[staged.column]))
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

/** Columns with texts that begin as a formula does. These are rare, and counted only where there are some. */
async function formulaNotes(
  engine: Engine,
  { loaded, kept }: StagedRows,
  columns: readonly StagingColumn[],
  headers: readonly string[],
): Promise<FileReceipt['notes']> {
  const texts = columns.flatMap(({ staged }, at) => (staged.type === 'text' ? [at] : []))
  const suspects = await columnsWithFormulas(engine, loaded, texts)
  if (suspects.length === 0) return []
  const counts = suspects.map(
    (at) => sql`count(*) filter (${isFormula(name(`c${at}`))}) as ${name(`f${at}`)}`,
  )
  const [row = {}] = await engine.rows(sql`select ${join(counts)} from ${kept}`)
  return suspects.flatMap((at) => {
    const found = Number(row[`f${at}`])
    const facts = { column: headers[at] ?? '', rows: found }
    return found === 0 ? [] : [{ code: 'formula_text', facts }]
  })
}

/** At most so many scans, since each takes its time to prepare; in a wide table one is for several columns. */
const mostScans = 32

/**
 * Columns among which there are formulas. A scan with one column in its condition is the quickest: the
 * engine leaves out whole blocks by their least and greatest values.
 */
async function columnsWithFormulas(
  engine: Engine,
  rows: Fragment,
  texts: readonly number[],
): Promise<readonly number[]> {
  if (texts.length === 0) return []
  const size = Math.ceil(texts.length / mostScans)
  const groups = Array.from({ length: Math.ceil(texts.length / size) }, (_, at) =>
    texts.slice(at * size, (at + 1) * size),
  )
  const scans = groups.map((group, at) => {
    const conditions = group.map((text) => isFormula(name(`c${text}`)))
    return sql`select ${integer(at)} as part, count(*) as n from ${rows} where ${join(conditions, sql` or `)}`
  })
  const found = await engine.rows(
    sql`select part from (${join(scans, sql` union all `)}) where n > 0 order by part`,
  )
  return found.flatMap((row) => groups[Number(row['part'])] ?? [])
}

/** What rows of one object share: the id, else the domain, else the e-mail. */
function objectKey(columns: readonly StagingColumn[], kind: ObjectKind) {
  for (const field of ['id', 'domain', 'email']) {
    const found = columns.find(({ staged }) => staged.object === kind && staged.field === field)
    if (found !== undefined) return name(found.staged.column)
  }
  return undefined
}
