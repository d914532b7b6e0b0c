import { snapshotTable } from '../../domain/index.ts'
import { type Engine, integer, join, name, sql } from '../../sql/index.ts'
import { fetchCoded, levelsColumn } from '../learn/index.ts'
import type { Findings } from './findings.ts'
import { nearnessLevel } from './relations/index.ts'

/** The level of some candidates, by their rows, on every trait of the model; by account key. */
export async function accountLevels(
  engine: Engine,
  { candidates, model, sample }: Findings,
  shown: readonly number[],
): Promise<(key: number) => readonly number[]> {
  const keys = shown.map((row) => candidates.keys[row] ?? 0)
  const among = sql`account_key in (${join(keys.map((key) => integer(key)))})`
  const { traits } = await fetchCoded(
    engine,
    sample.leveled.map(levelsColumn),
    {
      source: sql`(select * from ${name(snapshotTable)} where ${among}) as shown`,
      outcome: sql`1`,
      decidedAt: name('decided_at'),
    },
    { seed: 1, share: 1 },
  )
  const rowOf = new Map(keys.toSorted((a, b) => a - b).map((key, row) => [key, row]))
  const nearnessOf = new Map(shown.map((row, at) => [keys[at], candidates.nearness[row]]))
  return (key) => {
    const codes = traits.map(({ codes: own }) => own[rowOf.get(key) ?? -1] ?? 0)
    return model.near === undefined
      ? codes
      : [...codes, nearnessLevel(nearnessOf.get(key) ?? Number.NaN)]
  }
}
