import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { type Signal, spreadsheetLine } from '../domain/index.ts'
import { type Db, recordsDb } from './open-records.ts'
import { type ExportedTable, namedColumns, organizationTables } from './organization-tables.ts'

/** Where the rows and the profiles go. */
export interface ExportFolders {
  /** A CSV file a table. */
  readonly records: string
  /** Of a workspace: a file a profile version, named by its id. */
  readonly profiles: (workspace: string) => string
}

/**
 * Writes an organisation's records as they are at one moment: rows as CSV in which nested values are JSON, profiles as
 * the files that they are.
 */
export async function exportRecords(
  pool: pg.Pool,
  organization: string,
  { records, profiles }: ExportFolders,
  signal: Signal,
): Promise<void> {
  await mkdir(records, { recursive: true, mode: 0o700 })
  await recordsDb(pool)
    .withoutPlugins()
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const source = { tx, signal }
      await sql`select set_config('TimeZone', 'UTC', true)`.execute(tx)
      for (const [table, exported] of Object.entries(organizationTables)) {
        if (typeof exported === 'string') continue
        const lines = linesOf(source, rowsOf(table, exported, organization), [
          ...columnsOf(exported).keys(),
        ])
        const file = createWriteStream(path.join(records, `${table}.csv`), { mode: 0o600 })
        await pipeline(Readable.from(lines), file)
      }
      for await (const some of fetched(source, profilesOf(organization), atOnce.profiles))
        for (const { workspace_id, id, content } of some) {
          const folder = profiles(String(workspace_id))
          await mkdir(folder, { recursive: true, mode: 0o700 })
          const file = createWriteStream(path.join(folder, `${id}.json`), { mode: 0o600 })
          await pipeline([String(content)], file)
        }
    })
}

/** The columns of a table's file, by their names. */
function columnsOf({
  columns,
  also = {},
}: ExportedTable): ReadonlyMap<string, RawBuilder<unknown>> {
  const told = columns.flatMap((column) => {
    const name = namedColumns.get(column)
    const own = [column, sql.ref(`t.${column}`)] as const
    return name === undefined
      ? [own]
      : [own, [`${column.replace(/_?id$/i, '')}_name`, name] as const]
  })
  return new Map([...told, ...Object.entries(also)])
}

function rowsOf(table: string, exported: ExportedTable, organization: string): RawBuilder<unknown> {
  const { columns, rows } = exported
  const told = Array.from(columnsOf(exported), ([name, value]) => sql`${value} as ${sql.ref(name)}`)
  const order = ['sequence', 'created_at', 'createdAt'].find((column) => columns.includes(column))
  const ordered = order === undefined ? sql`` : sql`order by ${sql.ref(`t.${order}`)}`
  return sql`select ${sql.join(told)} from ${sql.table(table)} t where ${rows(organization)} ${ordered}`
}

function profilesOf(organization: string): RawBuilder<unknown> {
  return sql`select workspace_id, id, content from profile_version
    where workspace_id in (select id from workspace where organization_id = ${organization})`
}

type Row = Readonly<Record<string, unknown>>

/** Rows of one round trip: a profile is a few hundred kilobytes, a row of the rest about one. */
const atOnce = { rows: 500, profiles: 20 } as const

interface Source {
  readonly tx: Db
  readonly signal: Signal
}

async function* fetched(
  { tx, signal }: Source,
  query: RawBuilder<unknown>,
  count: number,
): AsyncGenerator<readonly Row[]> {
  const told = sql`select row_to_json(r) as row from (${query}) r`
  await sql`declare exported no scroll cursor for ${told}`.execute(tx)
  const fetch = sql<{ row: Row }>`fetch ${sql.raw(String(count))} from exported`
  for (;;) {
    signal.throwIfAborted()
    const { rows } = await fetch.execute(tx)
    yield rows.map(({ row }) => row)
    if (rows.length < count) break
  }
  await sql`close exported`.execute(tx)
}

async function* linesOf(
  source: Source,
  query: RawBuilder<unknown>,
  head: readonly string[],
): AsyncGenerator<string> {
  yield spreadsheetLine(head)
  for await (const some of fetched(source, query, atOnce.rows))
    yield some.map((row) => spreadsheetLine(head.map((name) => cellOf(row[name])))).join('')
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  return JSON.stringify(value)
}
