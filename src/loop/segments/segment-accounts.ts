import {
  type CatalogueTrait,
  Fault,
  type Segment,
  type SegmentList,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, integer, name, sql } from '../../sql/index.ts'
import {
  type AccountRef,
  accountRefs,
  type SourceRow,
  sourceRows,
  unknownAccount,
} from '../score/index.ts'
import { segmentQuestion } from './segment-question.ts'
import { inSegment } from './segment-rule.ts'

export interface SegmentAccount {
  readonly account: AccountRef
  readonly customer: boolean
  /** Whether it had the outcome that the list is about; null where that is not known. */
  readonly good: boolean | null
  readonly sources: readonly SourceRow[]
}

/** The accounts of a segment: those that made it first, good ones before others, then the rest of its market. */
export async function segmentAccounts(
  engine: Engine,
  traits: readonly CatalogueTrait[],
  { negative, outcome }: Pick<SegmentList, 'outcome' | 'negative'>,
  { conditions }: Segment,
  limit: number,
): Promise<readonly SegmentAccount[]> {
  const test = inSegment(conditions, traits)
  if (test === undefined) throw new Fault('segments.other_data')
  const question = segmentQuestion(outcome)
  const good = negative ? sql`(1 - ${question.outcome})` : question.outcome
  const known = sql`select account_key as known_key, ${good} as good from ${question.source} where ${question.outcome} is not null`
  const rows = await engine.rows(sql`select account_key, customer, good,
      case when good is null then 2 when good = 1 then 0 else 1 end as part
    from (select account_key, customer from ${name(snapshotTable)} where ${test}) as inside
    left join (${known}) as known on known_key = account_key
    order by part, account_key limit ${integer(limit)}`)
  const keys = rows.map((row) => Number(row['account_key']))
  const refs = await accountRefs(engine, keys)
  const sources = await sourceRows(engine, keys)
  return rows.map((row) => {
    const key = Number(row['account_key'])
    const part = Number(row['part'])
    return {
      account: refs.get(key) ?? unknownAccount(key),
      customer: Number(row['customer']) === 1,
      good: part === 2 ? null : part === 0,
      sources: sources.get(key) ?? [],
    }
  })
}
