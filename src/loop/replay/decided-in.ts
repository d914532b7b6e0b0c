import type { CatalogueTrait, Profile } from '../../domain/index.ts'
import { tierNames } from '../../domain/index.ts'
import {
  type Engine,
  type Fragment,
  integer,
  join,
  moment,
  name,
  type QueryOptions,
  readNumbers,
  sql,
  word,
} from '../../sql/index.ts'
import { type AccountQuestion, type DatedOutcome, questionBefore } from '../accounts/index.ts'
import { inCurrency } from '../ledger/index.ts'
import { scoreQuery } from '../score/index.ts'
import type { Period } from './periods.ts'

/** The accounts decided in a period, by key, with what was known when it ended. */
export interface Field {
  readonly period: Period
  readonly keys: Float64Array
  readonly good: Uint8Array
  /** Money won from each in the period; NaN where no won deal states any. */
  readonly amounts: Float64Array
  readonly openedBefore: number
}

/** What a profile says of the accounts of a field, in their order. */
export interface CardScores {
  readonly points: Float64Array
  /** Place among `tierNames`. */
  readonly tier: Uint8Array
  readonly probability: Float64Array
}

/** Who was decided in the period, as its end knew it: whoever was won later on is still lost here. */
export function decidedIn(
  engine: Engine,
  kind: DatedOutcome,
  { from, until }: Period,
): AccountQuestion {
  const { decidedAt, outcome, source } = questionBefore(engine.dialect, kind, until)
  const inside = sql`${decidedAt} >= ${startOf(engine, from)}`
  return { source, decidedAt, outcome: sql`case when ${inside} then ${outcome} end` }
}

/** Reads the accounts decided in a period. */
export async function readField(
  engine: Engine,
  kind: DatedOutcome,
  period: Period,
  currency: string | undefined,
  options?: QueryOptions,
): Promise<Field> {
  const { outcome, source } = decidedIn(engine, kind, period)
  const [from, until] = [startOf(engine, period.from), startOf(engine, period.until)]
  const closed = name('closed')
  const won = sql`select account_key, sum(${name('amount')}) as amount from ${name('deal')}
    where ${name('status')} = 'won' and ${name('amount')} is not null and ${inCurrency(currency)}
      and (${closed} is null or (${closed} >= ${from} and ${closed} < ${until})) group by account_key`
  const query = sql`select d.account_key, d.good, d.opened, case when d.good = 1 then w.amount end as amount
    from (select account_key, ${outcome} as good, case when as_of < ${from} then 1 else 0 end as opened
      from ${source} where ${outcome} is not null) as d
    left join (${won}) as w on w.account_key = d.account_key order by d.account_key`
  const [keys, good, opened, amounts] = await readNumbers(engine, query, options)
  const none = new Float64Array(0)
  return {
    period,
    keys: keys ?? none,
    good: Uint8Array.from(good ?? none),
    amounts: amounts ?? none,
    openedBefore: (opened ?? none).reduce((sum, before) => sum + before, 0),
  }
}

/** Scores the accounts of a field with a profile, and writes nothing. */
export async function scoreField(
  engine: Engine,
  kind: DatedOutcome,
  period: Period,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  options?: QueryOptions,
): Promise<CardScores> {
  const { outcome, source } = decidedIn(engine, kind, period)
  const tier = tierNames.map((own, place) => sql`when s.tier = ${word(own)} then ${integer(place)}`)
  const query = sql`select s.points, case ${join(tier, sql` `)} end as tier, s.probability
    from (${scoreQuery(engine.dialect, profile, traits, false)}) as s
    inner join (select account_key from ${source} where ${outcome} is not null) as d
      on d.account_key = s.account_key order by d.account_key`
  const [points, tiers, probability] = await readNumbers(engine, query, options)
  const none = new Float64Array(0)
  return {
    points: points ?? none,
    tier: Uint8Array.from(tiers ?? none),
    probability: probability ?? none,
  }
}

function startOf({ dialect }: Engine, day: string): Fragment {
  return moment(dialect, `${day} 00:00:00`)
}
