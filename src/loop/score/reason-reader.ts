import type { Card, ScorePart } from '../../domain/index.ts'
import type { Row } from '../../sql/index.ts'
import { packCard, unpack } from './packed-card.ts'

/** Reads what the columns `for1..3` and `against1..3` of the table `score` hold; undefined where there is no reason. */
export function reasonReader(card: Card): (stored: Row[string]) => ScorePart | undefined {
  const { layout } = packCard(card)
  return (stored) => {
    if (typeof stored !== 'number') return undefined
    const { place, level, contribution } = unpack(layout, stored)
    const trait = card.traits[place]
    if (trait !== undefined) {
      const points = trait.levels[level]?.points ?? 0
      return { traits: [trait.id], levels: [level], points, contribution }
    }
    const pair = card.pairs[place - card.traits.length]
    const columns = pair?.points[0]?.length ?? 1
    const levels = [Math.floor(level / columns), level % columns] as const
    const points = pair?.points[levels[0]]?.[levels[1]] ?? 0
    return { traits: pair?.traits ?? [], levels, points, contribution }
  }
}
