import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newRecords } from '../../test/store/stores.ts'
import { migrationTables } from './migrate.ts'
import { passingTables, recordFunctions, recordTables } from './record-tables.ts'

const opened = newRecords('embedded')
afterAll(async () => (await opened).close())

test('a backup knows every table, each after those that it refers to', async () => {
  const { db } = await opened
  const tables = await sql<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(
    db,
  )
  const known = [...recordTables, ...passingTables, ...migrationTables]
  expect(tables.rows.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
  const functions = await sql<{ name: string }>`select proname as name from pg_proc
    where pronamespace = 'public'::regnamespace`.execute(db)
  expect(functions.rows.map(({ name }) => name).toSorted()).toEqual([...recordFunctions])
  const tableNames: readonly string[] = recordTables
  const references = await sql<{ of: string; to: string }>`select c.relname as of, f.relname as to
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
    where k.contype = 'f'`.execute(db)
  const place = (name: string) => tableNames.indexOf(name)
  expect(references.rows.length).toBeGreaterThan(10)
  for (const { of, to } of references.rows)
    if (place(of) >= 0) expect(place(of), `${of} refers to ${to}`).toBeGreaterThanOrEqual(place(to))
})
