import { type Engine, join, name, sql } from '../../sql/index.ts'
import { hasHistory, historyTable } from './tables.ts'

/** Forgets how some accounts stood, by the references that stay with them. */
export async function forgetHistory(engine: Engine, refs: readonly string[]): Promise<void> {
  if (refs.length === 0 || !(await hasHistory(engine))) return
  await engine.run(
    sql`delete from ${name(historyTable)} where ref in (${join(refs.map((ref) => sql`${ref}`))})`,
  )
}
