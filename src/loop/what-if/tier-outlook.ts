import {
  type CatalogueTrait,
  customerValueTable,
  type Profile,
  snapshotTable,
  type Tier,
  tierNames,
} from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  name,
  type QueryOptions,
  type Row,
  sql,
} from '../../sql/index.ts'
import { type Estimate, wilson } from '../../stats/index.ts'
import { questions } from '../accounts/index.ts'
import { scoreQuery } from '../score/index.ts'

/** What a tier holds, if accounts are scored by a profile. */
export interface TierOutlook {
  readonly tier: Tier
  readonly accounts: number
  /** Of these, accounts still to be won. */
  readonly prospects: number
  /** Share of all accounts. */
  readonly share: number
  /** Accounts whose outcome is known, those with the good one, and their share with Wilson's 95 % interval. */
  readonly decided: number
  readonly good: number
  readonly rate: Estimate
  /** Customers that were ranked, their mean value from 0 to 100, and the best among them. */
  readonly ranked: number
  readonly value: number | null
  readonly best: number
}

/**
 * The tiers as they would be by a profile, with what is known of the accounts in them; reads only. The rates are
 * those of the accounts at hand: of a card that was learned from the same accounts they are better than they
 * will be among new ones (`Tiers.measured` is the estimate for those).
 */
export async function tierOutlook(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options?: QueryOptions,
): Promise<readonly TierOutlook[]> {
  const { outcome, source } = questions[profile.outcome]
  const scores = scoreQuery(engine.dialect, profile, traits, false)
  const rows = await engine.rows(
    sql`select s.tier as tier, count(*) as accounts, sum(1 - x.customer) as prospects,
        count(o.good) as decided, sum(o.good) as good,
        count(v.value) as ranked, avg(v.value) as value, sum(v.best) as best
      from (${scores}) as s
      inner join ${name(snapshotTable)} as x on x.account_key = s.account_key
      left join (select account_key, ${outcome} as good from ${source}) as o on o.account_key = s.account_key
      left join ${name(customerValueTable)} as v on v.account_key = s.account_key
      group by s.tier`,
    options,
  )
  const all = rows.reduce((sum, row) => sum + numberOf(row, 'accounts'), 0)
  return tierNames.map((tier) =>
    outlookOf(tier, rows.find((row) => row['tier'] === tier) ?? {}, all),
  )
}

function outlookOf(tier: Tier, row: Row, all: number): TierOutlook {
  const [accounts, decided, good] = [
    numberOf(row, 'accounts'),
    numberOf(row, 'decided'),
    numberOf(row, 'good'),
  ]
  const ranked = numberOf(row, 'ranked')
  return {
    tier,
    accounts,
    prospects: numberOf(row, 'prospects'),
    share: all === 0 ? 0 : accounts / all,
    decided,
    good,
    rate: wilson(good, decided),
    ranked,
    value: ranked === 0 ? null : numberOf(row, 'value'),
    best: numberOf(row, 'best'),
  }
}

/** Accounts that a profile puts into another tier than one before it did. */
export interface TierMove {
  readonly from: Tier
  readonly to: Tier
  readonly accounts: number
}

/** From which tier to which accounts would go; those that stay where they are left out, the largest move first. */
export async function tierMoves(
  engine: Engine,
  before: Profile,
  after: Profile,
  traits: readonly CatalogueTrait[],
  options?: QueryOptions,
): Promise<readonly TierMove[]> {
  const tiersBy = (profile: Profile): Fragment =>
    sql`select account_key, tier from (${scoreQuery(engine.dialect, profile, traits, false)}) as scores`
  const rows = await engine.rows(
    sql`select b.tier as was, a.tier as becomes, count(*) as accounts
      from (${tiersBy(before)}) as b
      inner join (${tiersBy(after)}) as a on a.account_key = b.account_key
      where a.tier <> b.tier group by b.tier, a.tier order by accounts desc, was, becomes`,
    options,
  )
  return rows.flatMap((row) => {
    const [from, to] = [tierIn(row, 'was'), tierIn(row, 'becomes')]
    return from === undefined || to === undefined
      ? []
      : [{ from, to, accounts: numberOf(row, 'accounts') }]
  })
}

function tierIn(row: Row, column: string): Tier | undefined {
  return tierNames.find((tier) => tier === row[column])
}

function numberOf(row: Row, column: string): number {
  return Number(row[column] ?? 0)
}
