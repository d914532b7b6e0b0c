import {
  type CatalogueTrait,
  type Profile,
  snapshotTable,
  type TraitValue,
  type TraitValues,
} from '../../domain/index.ts'
import { type Engine, join, name, type QueryOptions, sql } from '../../sql/index.ts'
import { amongKeys } from './account-ref.ts'
import { snapshotColumn } from './score-query.ts'

/** What the snapshot knows of some accounts on the traits of the card, by account key. */
export async function accountValues(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  keys: readonly number[],
  options?: QueryOptions,
): Promise<ReadonlyMap<number, TraitValues>> {
  if (keys.length === 0) return new Map()
  const columns = profile.card.traits.flatMap((trait, index) => {
    const column = snapshotColumn(trait, traits)
    return column === undefined ? [] : [sql`${column} as ${name(`v${index}`)}`]
  })
  const rows = await engine.rows(
    sql`select ${join([sql`account_key`, ...columns])} from ${name(snapshotTable)} where ${amongKeys(keys)}`,
    options,
  )
  return new Map(
    rows.map((row) => [
      Number(row['account_key']),
      Object.fromEntries(
        profile.card.traits.map(({ id }, index) => [id, scalar(row[`v${index}`])] as const),
      ),
    ]),
  )
}

function scalar(value: unknown): TraitValue {
  return typeof value === 'string' || typeof value === 'number' ? value : null
}
