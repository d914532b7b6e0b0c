import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import type pg from 'pg'
import { Fault } from '../domain/index.ts'
import { isMigration, migrationTables, runMigrations } from './migrate.ts'
import { type Db, recordsDb } from './open-records.ts'
import { passingTables, recordFunctions, recordTables } from './record-tables.ts'

/** What a copy of the records holds. */
export interface CopiedRecords {
  /** Those that had run, in their order. */
  readonly migrations: readonly string[]
  /** How many rows of each table, by its name. */
  readonly rows: Readonly<Record<string, number>>
}

/** Rows of one round trip: a profile is a few hundred kilobytes. */
const atOnce = 50

/**
 * Writes the records as they are at one moment into a folder, a file of JSON lines a table: the same from either
 * database. Sessions, and what passes by itself, are left out.
 */
export async function copyRecords(pool: pg.Pool, folder: string): Promise<CopiedRecords> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const snapshot = recordsDb(pool).withoutPlugins().transaction()
  return await snapshot
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const there = new Set(await tablesOf(tx))
      const rows: Record<string, number> = {}
      for (const table of recordTables)
        if (there.has(table)) rows[table] = await copyTable(tx, table, fileOf(folder, table))
      const run = sql<{ name: string }>`select name from northfit_migration order by name`
      const migrations = (await run.execute(tx)).rows.map(({ name }) => name)
      return { migrations, rows }
    })
}

function fileOf(folder: string, table: string): string {
  return path.join(folder, `${table}.jsonl`)
}

async function copyTable(tx: Db, table: string, file: string): Promise<number> {
  const handle = await open(file, 'wx', 0o600)
  try {
    await sql`declare copied no scroll cursor for
      select row_to_json(t)::text as line from ${sql.table(table)} t`.execute(tx)
    for (let count = 0; ; ) {
      const fetch = sql<{ line: string }>`fetch ${sql.raw(String(atOnce))} from copied`
      const { rows } = await fetch.execute(tx)
      if (rows.length > 0) await handle.write(`${rows.map(({ line }) => line).join('\n')}\n`)
      count += rows.length
      if (rows.length < atOnce) return count
    }
  } finally {
    await sql`close copied`.execute(tx).catch(() => undefined)
    await handle.close()
  }
}

async function tablesOf(tx: Db): Promise<string[]> {
  const found = sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`
  return (await found.execute(tx)).rows.map(({ name }) => name)
}

export interface LoadOptions {
  /** Records that are there already are given up. */
  readonly replace: boolean
  /** The last that has to go well: where it fails the records stay as they were. */
  readonly last: () => Promise<void>
}

/**
 * Puts copied records in place of what a database has, all in one transaction; what the copy's release did not have yet
 * comes with the next opening.
 *
 * @throws Fault `restore.not_empty` where somebody has an account there already, `restore.running` where a server is at
 *   work on them, `backup.newer` for a copy of a later release, `backup.damaged` where rows are missing
 */
export async function loadRecords(
  pool: pg.Pool,
  folder: string,
  { migrations, rows }: CopiedRecords,
  { replace, last }: LoadOptions,
): Promise<void> {
  if (!migrations.every(isMigration)) throw new Fault('backup.newer')
  await recordsDb(pool)
    .withoutPlugins()
    .transaction()
    .execute(async (tx) => {
      await requireAlone(tx)
      await makeRoom(tx, replace)
      await runMigrations(tx, migrations)
      for (const table of recordTables)
        if (rows[table] !== undefined) await loadTable(tx, table, fileOf(folder, table))
      await requireRows(tx, rows)
      await settle(tx)
      await last()
    })
}

async function requireAlone(tx: Db): Promise<void> {
  const others = sql<{ count: string }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'northfit' and pid <> pg_backend_pid()`
  if (Number((await others.execute(tx)).rows[0]?.count) > 0)
    throw new Fault('restore.running', { what: 'records' })
}

async function makeRoom(tx: Db, replace: boolean): Promise<void> {
  const there = new Set(await tablesOf(tx))
  if (there.has('user') && !replace) {
    const someone = await sql`select 1 from "user" limit 1`.execute(tx)
    if (someone.rows.length > 0) throw new Fault('restore.not_empty', { what: 'records' })
  }
  for (const table of [...recordTables, ...passingTables, ...migrationTables])
    await sql`drop table if exists ${sql.table(table)} cascade`.execute(tx)
  for (const called of recordFunctions)
    await sql`drop function if exists ${sql.table(called)}() cascade`.execute(tx)
  await sql`drop schema if exists northfit_jobs cascade`.execute(tx)
}

async function loadTable(tx: Db, table: string, file: string): Promise<void> {
  if (!existsSync(file)) throw new Fault('backup.damaged', { part: `records/${table}` })
  let lines: string[] = []
  const insert = async () => {
    if (lines.length > 0)
      await sql`insert into ${sql.table(table)} overriding system value
        select * from json_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::json)`.execute(
        tx,
      )
    lines = []
  }
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    lines.push(line)
    if (lines.length === atOnce) await insert()
  }
  await insert()
}

async function requireRows(tx: Db, rows: CopiedRecords['rows']): Promise<void> {
  for (const [table, expected] of Object.entries(rows)) {
    const counted = sql<{ count: string }>`select count(*) as count from ${sql.table(table)}`
    if (Number((await counted.execute(tx)).rows[0]?.count) !== expected)
      throw new Fault('backup.damaged', { part: `records/${table}` })
  }
}

/** Numbers go on where they were, and what was at work waits to begin again. */
async function settle(tx: Db): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('audit', 'sequence'), max(sequence)) from audit
    having max(sequence) is not null`.execute(tx)
  await sql`update job set state = 'queued' where state = 'running'`.execute(tx)
}
