import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { openFault } from './open-fault.ts'

/**
 * Writes what a store file holds into a new one, and none of what was deleted from it, of which a file keeps traces.
 * While the work goes on nobody can write into the old one, in any process.
 *
 * @param work is called when the new file is whole and equal to the old one, which is still held
 * @throws Fault `store.locked` where the store is open elsewhere
 */
export async function copyDuckDb(from: string, to: string, work: () => void): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`attach ${text(from)} as old (read_only)`).catch((error: unknown) => {
      throw openFault(from, error)
    })
    await connection.run(`attach ${text(to)} as fresh`)
    await connection.run('copy from database old to fresh')
    const [was, is] = [await contentOf(connection, 'old'), await contentOf(connection, 'fresh')]
    if (was !== is) throw new Error('the copy of a store is not like the store')
    await connection.run('detach fresh')
    work()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Every table with a sum over its rows and their order, by which the staged rows are known. */
async function contentOf(connection: DuckDBConnection, database: string): Promise<string> {
  const tables = await connection.runAndReadAll(
    `select table_name from duckdb_tables() where database_name = '${database}' order by table_name`,
  )
  const sums: unknown[] = []
  for (const [table] of tables.getRows()) {
    const rows = await connection.runAndReadAll(
      `select count(*)::varchar, sum(hash(place, columns(t.*))::hugeint)::varchar
        from (select row_number() over () as place, * from ${database}."${String(table).replaceAll('"', '""')}") as t`,
    )
    sums.push([table, ...rows.getRows()])
  }
  return JSON.stringify(sums)
}

function text(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}
