import { z } from 'zod'
import { type Engine, integer, name, sql } from '../../sql/index.ts'
import { hasHistory, scoringTable } from './tables.ts'

const counts = z.object({ best: z.int(), good: z.int(), bad: z.int(), unknown: z.int() })
const scored = z.object({
  at: z.string(),
  version: z.string(),
  /** Accounts with other points, another tier, new or gone. */
  changed: z.int(),
  tiers: z.string().transform((text) => tiers.parse(JSON.parse(text))),
})
const tiers = z.object({ all: counts, prospects: counts })

/** A scoring: how many accounts stood in each tier, of all and of those still to be won. */
export type Scored = z.output<typeof scored>

/** The scorings that are kept, newest first; those before a moment where one is given. */
export async function readScorings(
  engine: Engine,
  { limit, before }: { readonly limit: number; readonly before?: string },
): Promise<readonly Scored[]> {
  if (!(await hasHistory(engine))) return []
  const earlier = before === undefined ? sql`` : sql`where scored_at < ${before}`
  const rows = await engine.rows(
    sql`select scored_at, version, changed, tiers from ${name(scoringTable)} ${earlier}
      order by scored_at desc limit ${integer(limit)}`,
  )
  return rows.map((row) => scored.parse({ ...row, at: row['scored_at'] }))
}
