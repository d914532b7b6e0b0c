import type { ColumnDefinition, Engine } from '../../sql/index.ts'
import { hasTable } from '../state.ts'

/**
 * How scores stood. `nf_scoring`: one row a scoring, with how many accounts each tier had. `nf_score_history`: one row
 * for each account whose points or tier were other than before, or that is gone (no points): what stayed is not
 * written again. `ref` is what stays with an account over imports; `levels` its position on each trait of the
 * version's card, with commas between.
 */
export const scoringTable = 'nf_scoring'
export const historyTable = 'nf_score_history'

/** Scorings that are kept; of those before, only how each account stood at the first of these. */
export const mostScorings = 400

export const scoringColumns: readonly ColumnDefinition[] = [
  { name: 'scored_at', type: 'text' },
  { name: 'version', type: 'text' },
  { name: 'changed', type: 'integer' },
  /** Both counts of tiers as JSON. */
  { name: 'tiers', type: 'text' },
]

export const historyColumns: readonly ColumnDefinition[] = [
  { name: 'ref', type: 'text' },
  { name: 'scored_at', type: 'text' },
  { name: 'version', type: 'text' },
  { name: 'points', type: 'integer' },
  { name: 'tier', type: 'text' },
  { name: 'levels', type: 'text' },
]

/** Makes the tables where there are none yet. */
export async function ensureHistory(engine: Engine): Promise<void> {
  if (await hasHistory(engine)) return
  await engine.run(engine.dialect.createTable(scoringTable, scoringColumns))
  await engine.run(engine.dialect.createTable(historyTable, historyColumns))
}

export function hasHistory(engine: Engine): Promise<boolean> {
  return hasTable(engine, scoringTable)
}
