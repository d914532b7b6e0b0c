import { type Engine, join, name, readNumbers, sql } from '../../sql/index.ts'
import { amongKeys } from '../score/index.ts'
import { marketTable } from './coded-market.ts'
import type { Findings } from './findings.ts'
import { unpacking, wordsOf } from './packed-levels.ts'
import { nearnessLevel } from './relations/index.ts'

/** The level of some candidates, by their rows, on every trait of the model; by account key. */
export async function accountLevels(
  engine: Engine,
  { candidates, model, sample }: Findings,
  shown: readonly number[],
): Promise<(key: number) => readonly number[]> {
  const keys = shown.map((row) => candidates.keys[row] ?? 0)
  const packed = wordsOf(sample.leveled.map(({ place }) => place))
  const [found = new Float64Array(0), ...words] = await readNumbers(
    engine,
    sql`select ${join([name('account_key'), ...packed.columns])} from ${name(marketTable)}
      where ${amongKeys(keys)}`,
  )
  const codesAt = unpacking(packed, words)
  const traits = sample.leveled.map(({ place }) => codesAt(place))
  const rowOf = new Map(Array.from(found, (key, row) => [key, row]))
  const nearnessOf = new Map(shown.map((row, at) => [keys[at], candidates.nearness[row]]))
  return (key) => {
    const codes = traits.map((own) => own[rowOf.get(key) ?? -1] ?? 0)
    return model.near === undefined
      ? codes
      : [...codes, nearnessLevel(nearnessOf.get(key) ?? Number.NaN)]
  }
}
