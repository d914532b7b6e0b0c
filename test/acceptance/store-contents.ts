import { join } from 'node:path'
import { name, sql } from '../../src/sql/index.ts'
import { openDuckDb } from '../../src/warehouse/index.ts'

/** Every table of a workspace's store with its number of rows and a digest of them, whatever their order. */
export async function storeContents(workspace: string): Promise<Readonly<Record<string, string>>> {
  const engine = await openDuckDb(join(workspace, 'store.duckdb'))
  try {
    const tables = await engine.rows(
      sql`select table_name from information_schema.tables order by table_name`,
    )
    const contents: Record<string, string> = {}
    for (const row of tables) {
      const table = String(row['table_name'])
      const [digest] = await engine.rows(
        sql`select count(*) || ' ' || coalesce(sum(hash(t)::hugeint), 0) as digest from ${name(table)} as t`,
      )
      contents[table] = String(digest?.['digest'])
    }
    return contents
  } finally {
    await engine.close()
  }
}
