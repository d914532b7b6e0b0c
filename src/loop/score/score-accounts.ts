import { type CatalogueTrait, type Profile, scoreTable } from '../../domain/index.ts'
import type { Engine, QueryOptions } from '../../sql/index.ts'
import { scoreQuery, snapshotColumn } from './score-query.ts'
import { type TierCounts, tierCounts } from './tier-counts.ts'

export interface ScoreOptions extends QueryOptions {
  /** Also keep the strongest reasons for and against every account. */
  readonly reasons?: boolean
}

export interface ScoreSummary {
  readonly accounts: number
  readonly tiers: TierCounts
  /** Traits of the card that this data does not have, or has as another type; every account was scored without them. */
  readonly unmatched: readonly string[]
}

/** Scores every account of the snapshot in one pass, in the engine, and replaces the table `score`. */
export async function scoreAccounts(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options: ScoreOptions = {},
): Promise<ScoreSummary> {
  const query = scoreQuery(engine.dialect, profile, traits, options.reasons ?? false)
  await engine.run(engine.dialect.createTableAs(scoreTable, query), options)
  const tiers = await tierCounts(engine, options)
  return {
    accounts: Object.values(tiers).reduce((sum, accounts) => sum + accounts, 0),
    tiers,
    unmatched: profile.card.traits
      .filter((trait) => snapshotColumn(trait, traits) === undefined)
      .map(({ id }) => id),
  }
}
