import type { FileReceipt, ObjectKind } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { distinctNames } from './distinct-names.ts'
import type { StagingColumn } from './stage-query.ts'

/** Coverage by column, rows that share their object, and what is worth a note, in one query. */
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
  const formulas = columns.flatMap(({ staged }, at) =>
    staged.type === 'text'
      ? [sql`count(*) filter (starts_with(${column(at)}, '=')) as ${name(`f${at}`)}`]
      : [],
  )
  const [row = {}] = await engine.rows(
    sql`select ${join([...filled, ...formulas, ...distinct])} from ${rows}`,
  )
  const headers = distinctNames(columns.map(({ staged }) => staged.header))
  const coverage = Object.fromEntries(
    headers.map((header, at) => [header, kept === 0 ? 0 : Number(row[`n${at}`]) / kept]),
  )
  const notes = headers.flatMap((header, at) => {
    const found = Number(row[`f${at}`] ?? 0)
    return found === 0 ? [] : [{ code: 'formula_text', facts: { column: header, rows: found } }]
  })
  return { coverage, notes, merged: Number(row['merged'] ?? 0) }
}

/** What rows of one object share: the id, else the domain, else the e-mail. */
function objectKey(columns: readonly StagingColumn[], kind: ObjectKind) {
  for (const field of ['id', 'domain', 'email']) {
    const found = columns.find(({ staged }) => staged.object === kind && staged.field === field)
    if (found !== undefined) return name(found.staged.column)
  }
  return undefined
}
