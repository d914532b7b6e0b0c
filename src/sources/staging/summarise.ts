import type { FileReceipt, ObjectKind } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { distinctNames } from './distinct-names.ts'
import type { StagingColumn } from './stage-query.ts'

/** Coverage by column, rows that share their object, and what is worth a note. */
export async function summarise(
  engine: Engine,
  rows: Fragment,
  columns: readonly StagingColumn[],
  kind: ObjectKind,
  kept: number,
): Promise<Pick<FileReceipt, 'coverage' | 'notes'> & { readonly merged: number }> {
  const column = (at: number) => name(`c${at}`)
  const key = objectKey(columns, kind)
  // Distinct 64-bit hashes instead of distinct texts: many times less memory, and no collision to be expected.
  const distinct =
    key === undefined ? [] : [sql`count(${key}) - count(distinct hash(${key})) as merged`]
  const filled = columns.map((_, at) => sql`count(${column(at)}) as ${name(`n${at}`)}`)
  const texts = columns.flatMap(({ staged }, at) => (staged.type === 'text' ? [at] : []))
  const anyFormula = join([sql`false`, ...texts.map((at) => isFormula(column(at)))], sql` or `)
  const formulas = sql`count(*) filter (${anyFormula}) as formulas`
  const [row = {}] = await engine.rows(
    sql`select ${join([...filled, formulas, ...distinct])} from ${rows}`,
  )
  const headers = distinctNames(columns.map(({ staged }) => staged.header))
  const coverage = Object.fromEntries(
    headers.map((header, at) => [header, kept === 0 ? 0 : Number(row[`n${at}`]) / kept]),
  )
  const notes =
    Number(row['formulas']) === 0 ? [] : await formulaNotes(engine, rows, texts, headers)
  return { coverage, notes, merged: Number(row['merged'] ?? 0) }
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
