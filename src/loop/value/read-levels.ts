import { snapshotTable } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, numbersOf, sql } from '../../sql/index.ts'
import { column as c } from '../ledger/index.ts'
import { type LeveledTrait, levelIndex } from '../levels/index.ts'

/** Customers in the order of `keys`, with their level on every trait. */
export interface LeveledCustomers {
  readonly traits: readonly LeveledTrait[]
  /** One column a trait: the customer's level, 0 (missing) where the snapshot does not have the customer. */
  readonly levels: readonly Uint8Array[]
}

/**
 * Reads the levels of customers.
 *
 * @param sample selects the account keys that `keys` holds
 */
export async function readLevels(
  engine: Engine,
  traits: readonly LeveledTrait[],
  sample: Fragment,
  keys: Float64Array,
): Promise<LeveledCustomers> {
  const rows = new Map([...keys].map((key, row) => [key, row]))
  const levels = traits.map(() => new Uint8Array(keys.length))
  const coded = traits.map(
    ({ trait, whens }, index) =>
      sql`${levelIndex(name(trait.column), whens)} as ${name(`c${index}`)}`,
  )
  const drawn = sql`select ${c.key} as sample_key from (${sample}) as sample`
  const query = sql`select ${join([sql`sample_key`, ...coded])} from ${name(snapshotTable)} inner join (${drawn}) as drawn on ${c.key} = sample_key`
  for await (const { columns } of engine.columns(query)) {
    const places = Array.from(numbersOf(columns[0]), (key) => rows.get(key))
    levels.forEach((into, index) => {
      numbersOf(columns[index + 1]).forEach((level, row) => {
        const place = places[row]
        if (place !== undefined) into[place] = level
      })
    })
  }
  return { traits, levels }
}
