import { type CatalogueTrait, traitTable } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'

/** The trait catalogue of the workspace, in the order of the snapshot's columns. */
export async function readTraits(engine: Engine): Promise<readonly CatalogueTrait[]> {
  const rows = await engine.rows(sql`select trait from ${name(traitTable)} order by position`)
  return rows.map((row): CatalogueTrait => JSON.parse(String(row['trait'])))
}
