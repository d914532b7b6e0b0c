import { type FileReceipt, type Receipt, receiptSchema } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { erasedNote, timesErased } from './catalogue.ts'
import { stagedParts } from './staged-rows.ts'

/** Rows that an erasure took out of a file. */
export interface ErasedRows {
  readonly importId: string
  readonly file: string
  readonly rows: number
}

interface Stage {
  readonly importId: string
  readonly stage: number
  readonly table: string
  readonly file: string
  readonly columns: readonly StagedColumnName[]
}

interface StagedColumnName {
  readonly column: string
  readonly object: string
  readonly field: string | null
}

/**
 * Takes rows out of the staged tables; the others keep their numbers. Where a row only names an account (`named` 1), the
 * cells that name it are emptied. Receipts say how many rows are gone, and no longer what stood in cells of these files.
 *
 * @param rows relation of `stage`, `_row`, `named`
 */
export async function eraseStagedRows(
  engine: Engine,
  rows: Fragment,
): Promise<readonly ErasedRows[]> {
  const erased: ErasedRows[] = []
  for (const stage of await stagesOf(engine, rows)) {
    const own = sql`(select _row, named from ${rows} where stage = ${integer(stage.stage)})`
    const [counted] = await engine.rows(sql`select count(*) as n from ${own} where named = 0`)
    const count = Number(counted?.['n'])
    await rewrite(engine, stage, own)
    await engine.run(
      sql`update nf_stage set rows = rows - ${integer(count)} where stage = ${integer(stage.stage)}`,
    )
    erased.push({ importId: stage.importId, file: stage.file, rows: count })
  }
  for (const id of new Set(erased.map(({ importId }) => importId)))
    await amendReceipt(
      engine,
      id,
      erased.filter(({ importId }) => importId === id),
    )
  return erased
}

async function stagesOf(engine: Engine, rows: Fragment): Promise<readonly Stage[]> {
  const found = await engine.rows(
    sql`select import_id, stage, table_name, file, columns from nf_stage
      where stage in (select stage from ${rows}) order by stage`,
  )
  return found.map((row) => ({
    importId: String(row['import_id']),
    stage: Number(row['stage']),
    table: String(row['table_name']),
    file: String(row['file']),
    columns: JSON.parse(String(row['columns'])),
  }))
}

/** What stays is written anew with its numbers, so that nothing of what is gone is left in the table. */
async function rewrite(engine: Engine, { table, columns }: Stage, own: Fragment): Promise<void> {
  const [rows, again] = [stagedParts.rows(table), stagedParts.again(table)]
  const left = `${table}_left`
  const cells = columns.map(({ column, object, field }) => {
    const names = object === 'referral' && (field ?? '').startsWith('referred_')
    const cell = name('s', column)
    return names
      ? sql`case when g._row is null then ${cell} end as ${name(column)}`
      : sql`${cell} as ${name(column)}`
  })
  await engine.run(
    sql`create table ${name(left)} as select ${join(cells)}, s._row as _row
      from ${name(table)} as s left join ${own} as g on g._row = s._row
      where g._row is null or g.named = 1 order by s._row`,
  )
  await engine.run(sql`drop view ${name(table)}`)
  for (const part of [rows, again]) await engine.run(sql`drop table if exists ${name(part)}`)
  await engine.run(sql`alter table ${name(left)} rename to ${name(again)}`)
  const typed = join(columns.map(({ column }) => name(column)))
  await engine.run(sql`create view ${name(table)} as select ${typed}, _row from ${name(again)}`)
}

async function amendReceipt(
  engine: Engine,
  id: string,
  erased: readonly ErasedRows[],
): Promise<void> {
  const [row] = await engine.rows(sql`select receipt from nf_import where id = ${id}`)
  const receipt: Receipt = receiptSchema.parse(JSON.parse(String(row?.['receipt'])))
  const files = receipt.files.map((file) => {
    const here = erased.filter((one) => one.file === file.file)
    return here.length === 0 ? file : without(file, here)
  })
  await engine.run(
    sql`update nf_import set receipt = ${JSON.stringify({ ...receipt, files })} where id = ${id}`,
  )
}

function without(file: FileReceipt, erased: readonly ErasedRows[]): FileReceipt {
  const before = file.notes.find(({ code }) => code === erasedNote)?.facts['rows'] ?? 0
  const facts = {
    rows: erased.reduce((sum, { rows }) => sum + rows, Number(before)),
    times: timesErased(file.notes) + 1,
  }
  return {
    ...file,
    notes: [...file.notes.filter(({ code }) => code !== erasedNote), { code: erasedNote, facts }],
    problems: file.problems.map(({ value: _, ...problem }) => problem),
  }
}
