import {
  accountRefTable,
  type CatalogueTrait,
  type Profile,
  scoreTable,
  snapshotTable,
} from '../../domain/index.ts'
import { levelsColumn, prospectTiers, tierCounts } from '../../loop/index.ts'
import { type Engine, type Fragment, integer, join, name, sql } from '../../sql/index.ts'
import { ensureHistory, historyTable, mostScorings, scoringTable } from './tables.ts'

/** When, and by which version of the profile. */
export interface Scoring {
  readonly at: Date
  readonly version: string
}

const history = name(historyTable)
const scorings = name(scoringTable)

/**
 * Adds the stored scores to the history, to be called in the transaction that stores them. A scoring of the same
 * moment is replaced, so that a job that was cut off and begins again leaves one entry.
 */
export async function noteScoring(
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  { at: moment, version }: Scoring,
): Promise<void> {
  await ensureHistory(engine)
  const at = moment.toISOString()
  await engine.run(sql`delete from ${history} where scored_at = ${at}`)
  await engine.run(sql`delete from ${scorings} where scored_at = ${at}`)
  await engine.run(changes(engine, profile, traits, { at, version }))
  const [row] = await engine.rows(sql`select count(*) as n from ${history} where scored_at = ${at}`)
  const tiers = { all: await tierCounts(engine), prospects: await prospectTiers(engine) }
  const changed = integer(Number(row?.['n'] ?? 0))
  await engine.run(
    sql`insert into ${scorings} values (${at}, ${version}, ${changed}, ${JSON.stringify(tiers)})`,
  )
  await forgetOldest(engine)
}

/** A row for each account that stands otherwise than it did last, is new, or is gone. */
function changes(
  { dialect }: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
  { at, version }: { readonly at: string; readonly version: string },
): Fragment {
  const text = dialect.type('text')
  const levels = levelsColumn(dialect, profile, traits)
  const now = sql`select r.ref as ref, s.points as points, cast(s.tier as ${text}) as tier, x.levels as levels
    from ${name(scoreTable)} as s
    inner join ${name(accountRefTable)} as r on r.account_key = s.account_key
    inner join (select account_key, ${levels} as levels from ${name(snapshotTable)}) as x on x.account_key = s.account_key`
  const last = sql`select h.ref as ref, h.points as points, h.tier as tier from ${history} as h
    inner join (select ref, max(scored_at) as scored_at from ${history} where scored_at < ${at} group by ref) as l
      on l.ref = h.ref and l.scored_at = h.scored_at`
  const nothing = join([sql`cast(null as ${dialect.type('integer')})`, ...Array(2).fill(sql`null`)])
  return sql`insert into ${history}
    with standing as (${now}), before as (${last})
    select n.ref, ${at}, ${version}, n.points, n.tier, n.levels
    from standing as n left join before as b on b.ref = n.ref
    where b.points is null or b.points <> n.points or b.tier <> n.tier
    union all
    select b.ref, ${at}, ${version}, ${nothing}
    from before as b left join standing as n on n.ref = b.ref
    where n.ref is null and b.points is not null`
}

/** Keeps of the time before the oldest scoring only how each account stood then. */
async function forgetOldest(engine: Engine): Promise<void> {
  const [row] = await engine.rows(
    sql`select scored_at from ${scorings} order by scored_at desc limit 1 offset ${integer(mostScorings - 1)}`,
  )
  const oldest = row?.['scored_at']
  if (typeof oldest !== 'string') return
  await engine.run(sql`delete from ${scorings} where scored_at < ${oldest}`)
  await engine.run(
    sql`delete from ${history} as h where h.scored_at < ${oldest} and (h.points is null or exists (
      select 1 from ${history} as later where later.ref = h.ref and later.scored_at > h.scored_at and later.scored_at <= ${oldest}))`,
  )
}
