import {
  type CatalogueTrait,
  type MarketCounts,
  type PointsCount,
  type Profile,
  scoreTable,
  snapshotTable,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  name,
  type QueryOptions,
  sql,
} from '../../sql/index.ts'
import { levelIndex } from '../levels/index.ts'
import { snapshotColumn } from './score-query.ts'
import { prospects, tierCounts } from './tier-counts.ts'

/** The scored market by tier, and by level on every trait of the card; for `specificity`. */
export async function marketCounts(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options?: QueryOptions,
): Promise<MarketCounts> {
  const counts = profile.card.traits.flatMap((trait, place) => {
    const column = snapshotColumn(trait, traits)
    const whens = trait.levels.map(({ when }) => when)
    return column === undefined ? [] : [levelCount(place, levelIndex(column, whens))]
  })
  const rows = counts.length === 0 ? [] : await engine.rows(join(counts, sql` union all `), options)
  const levels = profile.card.traits.map(({ id, levels }, place) => {
    const accounts = levels.map(() => 0)
    for (const row of rows)
      if (Number(row['place']) === place) accounts[Number(row['level'])] = Number(row['accounts'])
    return [id, accounts] as const
  })
  return { tiers: await tierCounts(engine, options), levels: Object.fromEntries(levels) }
}

function levelCount(place: number, level: Fragment): Fragment {
  return sql`select ${integer(place)} as place, level, count(*) as accounts
    from (select ${level} as level from ${name(snapshotTable)}) as leveled group by level`
}

/** Accounts that are not yet customers and known well enough for a tier, by points; for `tierCutsForCapacity`. */
export async function pointsHistogram(
  engine: Engine,
  options?: QueryOptions,
): Promise<readonly PointsCount[]> {
  const rows = await engine.rows(
    sql`select points, count(*) as accounts from ${name(scoreTable)}
      where tier <> 'unknown' and ${prospects}
      group by points order by points desc`,
    options,
  )
  return rows.map((row) => ({ points: Number(row['points']), accounts: Number(row['accounts']) }))
}
