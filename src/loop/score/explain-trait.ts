import { type CardTrait, type CatalogueTrait, Fault, type Profile } from '../../domain/index.ts'
import { type Engine, type Fragment, integer, type QueryOptions, sql } from '../../sql/index.ts'
import { questions } from '../accounts/index.ts'
import { levelIndex } from '../levels/index.ts'
import { accountDeals, type DealRow } from './account-deals.ts'
import { type AccountRef, accountRefs, unknownAccount } from './account-ref.ts'
import { snapshotColumn } from './score-query.ts'
import { type SourceRow, sourceRows } from './source-rows.ts'

export interface EvidenceOptions extends QueryOptions {
  /** Only the accounts at this level, by position on the card; all levels otherwise. */
  readonly level?: number
  readonly limit: number
  readonly offset?: number
}

/** A decided account behind a statement of the profile. */
export interface EvidenceAccount {
  readonly account: AccountRef
  readonly level: number
  readonly value: string | number | null
  /** It had the outcome that the profile calls good. */
  readonly good: boolean
  readonly sources: readonly SourceRow[]
  readonly deals: readonly DealRow[]
}

export interface TraitExplanation {
  readonly trait: CardTrait
  /** Decided accounts at each level as the data stands now, and how many of them are good. */
  readonly counts: readonly { readonly accounts: number; readonly good: number }[]
  readonly accounts: readonly EvidenceAccount[]
}

/** The accounts behind what a profile says of a trait, good ones first, with their deals and the records they come from. */
export async function explainTrait(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  traitId: string,
  options: EvidenceOptions,
): Promise<TraitExplanation> {
  const trait = profile.card.traits.find(({ id }) => id === traitId)
  if (trait === undefined) throw new Fault('score.unknown_trait', { trait: traitId })
  const column = snapshotColumn(trait, traits)
  if (column === undefined) throw new Fault('score.trait_not_in_data', { trait: traitId })
  const decided = decidedAccounts(profile, trait, column)
  const counts = await engine.rows(
    sql`select level, count(*) as accounts, sum(good) as good from (${decided}) as decided group by level`,
    options,
  )
  return {
    trait,
    counts: trait.levels.map((_, level) => {
      const row = counts.find((candidate) => Number(candidate['level']) === level)
      return { accounts: Number(row?.['accounts'] ?? 0), good: Number(row?.['good'] ?? 0) }
    }),
    accounts: await evidenceAccounts(engine, decided, options),
  }
}

/** `account_key, level, value, good`: one row an account whose outcome is known. */
function decidedAccounts(profile: Profile, trait: CardTrait, column: Fragment): Fragment {
  const level = levelIndex(
    column,
    trait.levels.map(({ when }) => when),
  )
  const { outcome, source } = questions[profile.outcome]
  return sql`select account_key, ${level} as level, ${column} as value, ${outcome} as good
    from ${source} where ${outcome} is not null`
}

async function evidenceAccounts(
  engine: Engine,
  decided: Fragment,
  options: EvidenceOptions,
): Promise<readonly EvidenceAccount[]> {
  const where = options.level === undefined ? sql`` : sql`where level = ${integer(options.level)}`
  const rows = await engine.rows(
    sql`select account_key, level, value, good from (${decided}) as decided ${where}
      order by good desc, account_key limit ${integer(options.limit)} offset ${integer(options.offset ?? 0)}`,
    options,
  )
  const keys = rows.map((row) => Number(row['account_key']))
  const refs = await accountRefs(engine, keys, options)
  const sources = await sourceRows(engine, keys, options)
  const deals = await accountDeals(engine, keys, options)
  return rows.map((row) => {
    const key = Number(row['account_key'])
    const value = row['value']
    return {
      account: refs.get(key) ?? unknownAccount(key),
      level: Number(row['level']),
      value: typeof value === 'string' || typeof value === 'number' ? value : null,
      good: Number(row['good']) === 1,
      sources: sources.get(key) ?? [],
      deals: deals.get(key) ?? [],
    }
  })
}
