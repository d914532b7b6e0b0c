import type { CardTrait, Profile, Tier, When } from '../../domain/index.ts'
import { tierNames } from '../../domain/index.ts'
import { type Engine, name, type Row, sql } from '../../sql/index.ts'
import { hasHistory, historyTable } from './tables.ts'

/** A trait on which the account stands on another level than before. */
interface LevelChange {
  readonly trait: string
  readonly from: When
  readonly to: When
  /** What that is on the card by itself; what pairs of traits add is not in it. */
  readonly points: number
}

/** How an account stood since a scoring. */
export interface HistoryEntry {
  readonly at: string
  readonly version: string
  /** None where the data no longer had the account. */
  readonly points: number | null
  readonly tier: Tier | null
  /** The profile was another one than at the entry before. */
  readonly otherVersion: boolean
  /** On which traits it moved since the entry before, as far as both cards have them with the same levels. */
  readonly changes: readonly LevelChange[]
}

interface Standing {
  readonly at: string
  readonly version: string
  readonly points: number | null
  readonly tier: Tier | null
  readonly levels: readonly number[]
}

/** The last changes of an account's score, newest first. `profileOf`: a version, where it is still known. */
export async function historyOf(
  engine: Engine,
  ref: string,
  limit: number,
  profileOf: (version: string) => Profile | undefined,
): Promise<readonly HistoryEntry[]> {
  if (!(await hasHistory(engine))) return []
  const rows = await engine.rows(
    sql`select scored_at, version, points, tier, levels from ${name(historyTable)} where ref = ${ref} order by scored_at`,
  )
  const standings = rows.map(standing)
  const changed = standings.filter((one, index) => {
    const before = standings[index - 1]
    return before === undefined || one.points !== before.points || one.tier !== before.tier
  })
  return changed
    .map(({ levels, ...shown }, index): HistoryEntry => {
      const before = changed[index - 1]
      return {
        ...shown,
        otherVersion: before !== undefined && before.version !== shown.version,
        changes: before === undefined ? [] : moved(before, { levels, ...shown }, profileOf),
      }
    })
    .toReversed()
    .slice(0, limit)
}

function standing(row: Row): Standing {
  const { points, levels } = row
  return {
    at: String(row['scored_at']),
    version: String(row['version']),
    points: typeof points === 'number' ? points : null,
    tier: tierNames.find((tier) => tier === row['tier']) ?? null,
    levels: typeof levels === 'string' && levels !== '' ? levels.split(',').map(Number) : [],
  }
}

function moved(
  before: Standing,
  after: Standing,
  profileOf: (version: string) => Profile | undefined,
): readonly LevelChange[] {
  if (before.points === null || after.points === null) return []
  const earlier = profileOf(before.version)?.card.traits ?? []
  const later = profileOf(after.version)?.card.traits ?? []
  return later.flatMap((trait, place) => {
    const was = earlier.findIndex((one) => one.id === trait.id && sameLevels(one, trait))
    const from = trait.levels[before.levels[was] ?? -1]
    const to = trait.levels[after.levels[place] ?? -1]
    if (from === undefined || to === undefined || from === to) return []
    return [{ trait: trait.id, from: from.when, to: to.when, points: to.points - from.points }]
  })
}

function sameLevels(one: CardTrait, other: CardTrait): boolean {
  const whens = ({ levels }: CardTrait) => JSON.stringify(levels.map(({ when }) => when))
  return whens(one) === whens(other)
}
