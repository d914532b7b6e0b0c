import {
  Fault,
  type FileReceipt,
  type Receipt,
  receiptSchema,
  type StagedTable,
} from '../../domain/index.ts'
import { type Engine, type Fragment, name, type Row, sql } from '../../sql/index.ts'
import { stagedParts } from './staged-rows.ts'

/**
 * The catalogue of imports (see StagedTable): written in the transaction that writes the tables. `content`
 * identifies a file's bytes and mapping, so that the same import is known again.
 */
const tables: readonly Fragment[] = [
  sql`create table if not exists nf_import (id text, seq integer, "at" timestamp, content text, receipt text)`,
  sql`create table if not exists nf_stage (import_id text, stage integer, table_name text, kind text, file text, rows integer, columns text, content text)`,
]

export async function createCatalogue(engine: Engine): Promise<void> {
  for (const table of tables) await engine.run(table)
}

export interface ImportEntry {
  readonly id: string
  /** Of the rows that are there: the id, and how often rows of which file were erased since. */
  readonly content: string
  readonly at: string
  readonly receipt: Receipt
}

/** All imports in force, oldest first. */
export async function listImports(engine: Engine): Promise<readonly ImportEntry[]> {
  await createCatalogue(engine)
  const rows = await engine.rows(sql`select id, "at", receipt from nf_import order by seq`)
  return rows.map((row) => {
    const [id, receipt] = [text(row, 'id'), receiptSchema.parse(JSON.parse(text(row, 'receipt')))]
    const erased = receipt.files.map(({ notes }) => timesErased(notes))
    const content = erased.some((times) => times > 0) ? `${id} less ${erased.join()}` : id
    return { id, content, at: text(row, 'at'), receipt }
  })
}

/** Message `import.note.erased`, of a file from which rows were erased. */
export const erasedNote = 'erased'

/** How many erasures took rows, or cells, out of a file. */
export function timesErased(notes: FileReceipt['notes']): number {
  return Number(notes.find(({ code }) => code === erasedNote)?.facts['times'] ?? 0)
}

export async function nextStage(engine: Engine): Promise<number> {
  const [row] = await engine.rows(sql`select coalesce(max(stage), 0) + 1 as stage from nf_stage`)
  return Number(row?.['stage'])
}

/** The import that brought in a file's content and the file's name there, where one did. */
export async function importOf(engine: Engine, content: string): Promise<ImportedFile | undefined> {
  return await firstStage(engine, sql`content = ${content}`)
}

/** The import that brought in the same bytes, in whatever way they were read (see contentOf). */
export async function importOfBytes(
  engine: Engine,
  bytes: string,
): Promise<ImportedFile | undefined> {
  return await firstStage(engine, sql`starts_with(content, ${`${bytes} `})`)
}

interface ImportedFile {
  readonly id: string
  readonly file: string
}

async function firstStage(engine: Engine, where: Fragment): Promise<ImportedFile | undefined> {
  const [row] = await engine.rows(
    sql`select import_id, file from nf_stage where ${where} order by stage limit 1`,
  )
  return row && { id: text(row, 'import_id'), file: text(row, 'file') }
}

export async function addStage(
  engine: Engine,
  staged: StagedTable,
  content: string,
): Promise<void> {
  const { importId, stage, table, kind, file, rows, columns } = staged
  await engine.run(
    sql`insert into nf_stage values (${importId}, ${stage}, ${table}, ${kind}, ${file}, ${rows}, ${JSON.stringify(columns)}, ${content})`,
  )
}

export async function addImport(engine: Engine, receipt: Receipt, content: string): Promise<void> {
  const at = receipt.at.replace('T', ' ').replace('Z', '')
  await engine.run(
    sql`insert into nf_import select ${receipt.id}, coalesce(max(seq), 0) + 1, cast(${at} as timestamp), ${content}, ${JSON.stringify(receipt)} from nf_import`,
  )
}

/** Takes an import out again: the store is as if it had never been. Its rejected rows are stray then. */
export async function undoImport(engine: Engine, id: string): Promise<Receipt> {
  const found = (await listImports(engine)).find((entry) => entry.id === id)
  if (found === undefined) throw new Fault('import.unknown_id', { id })
  await engine.transaction(async (inside) => {
    const stages = await inside.rows(
      sql`select table_name from nf_stage where import_id = ${id} order by stage`,
    )
    for (const row of stages) {
      const table = text(row, 'table_name')
      await inside.run(sql`drop view ${name(table)}`)
      for (const part of Object.values(stagedParts))
        await inside.run(sql`drop table if exists ${name(part(table))}`)
    }
    await inside.run(sql`delete from nf_stage where import_id = ${id}`)
    await inside.run(sql`delete from nf_import where id = ${id}`)
  })
  return found.receipt
}

function text(row: Row, column: string): string {
  return String(row[column] ?? '')
}
