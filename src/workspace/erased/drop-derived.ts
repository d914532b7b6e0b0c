import { type Engine, name, sql } from '../../sql/index.ts'
import { historyTable, scoringTable } from '../history/index.ts'

const imported = /^stage_\d+_(rows|again)$/

/** What cannot be made anew from the imported rows. */
const kept = [
  'nf_import',
  'nf_stage',
  'nf_erasure',
  'nf_erased_mark',
  'nf_erasure_key',
  scoringTable,
  historyTable,
]

/** Drops everything that was derived, so that nothing of it outlives the rows that it came from. */
export async function dropDerived(engine: Engine): Promise<void> {
  const rows = await engine.rows(
    sql`select table_name from information_schema.tables where table_type = 'BASE TABLE'`,
  )
  const tables = rows.map((row) => String(row['table_name']))
  for (const table of tables)
    if (!kept.includes(table) && !imported.test(table))
      await engine.run(sql`drop table ${name(table)}`)
}
