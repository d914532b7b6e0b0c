import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newRecords } from '../../test/store/stores.ts'
import { organizationTables } from './organization-tables.ts'
import { passingTables, recordTables } from './record-tables.ts'

const opened = newRecords('embedded')
afterAll(async () => (await opened).close())

test('every table goes out with an organisation or is said not to, column by column', async () => {
  const { db } = await opened
  const tables: readonly string[] = [...recordTables, ...passingTables]
  expect(Object.keys(organizationTables).toSorted()).toEqual(tables.toSorted())
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public'`.execute(db)
  for (const [table, exported] of Object.entries(organizationTables)) {
    const there = rows.filter((row) => row.table === table).map(({ column }) => column)
    expect(there.length, table).toBeGreaterThan(0)
    if (typeof exported === 'string') continue
    const said = [...exported.columns, ...Object.keys(exported.without ?? {})]
    expect(said.toSorted(), table).toEqual(there.toSorted())
  }
})
