import type { CatalogueTrait, Profile } from '../../domain/index.ts'
import { type Dialect, type Fragment, integer, join, sql } from '../../sql/index.ts'
import { levelIndex } from '../levels/index.ts'
import { snapshotColumn } from './score-query.ts'

/** An account's position on every trait of the card, as text with commas between, from a row of the snapshot. */
export function levelsColumn(
  dialect: Dialect,
  { card }: Profile,
  traits: readonly CatalogueTrait[],
): Fragment {
  const positions = card.traits.map((trait) => {
    const column = snapshotColumn(trait, traits)
    const whens = trait.levels.map(({ when }) => when)
    const level = column === undefined ? integer(0) : levelIndex(column, whens)
    return sql`cast(${level} as ${dialect.type('text')})`
  })
  return positions.length === 0 ? sql`''` : join(positions, sql` || ',' || `)
}
