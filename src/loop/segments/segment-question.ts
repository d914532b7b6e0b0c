import {
  customerValuePartTable,
  customerValueTable,
  type SegmentList,
  snapshotTable,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { type AccountQuestion, questions } from '../accounts/index.ts'
import type { Outcome } from '../learn/index.ts'

/**
 * Best customers against everybody else whose outcome is known: customers of lesser value, and accounts that
 * were never won. Where the best customers come from is a matter of being won too, and against customers alone
 * what they all have in common would not show.
 */
const best: AccountQuestion = {
  ...questions.best,
  source: sql`(select s.*, case when v.account_key is not null then v.best when s.won = 0 then 0 end as best
    from ${name(snapshotTable)} as s
    left join ${name(customerValueTable)} as v on v.account_key = s.account_key) as judged`,
}

/** Customers that bring more than they cost, against those that cost more than they bring. */
const profitable: AccountQuestion = {
  ...questions.best,
  outcome: name('profitable'),
  source: sql`(select s.*, case when p.raw >= 0 then 1 when p.raw < 0 then 0 end as profitable
    from ${name(snapshotTable)} as s
    inner join ${name(customerValuePartTable)} as p
      on p.account_key = s.account_key and p.criterion = ${'net_profit'}) as judged`,
}

/** Where the outcome that a list of segments is about is read. */
export function segmentQuestion(outcome: SegmentList['outcome']): AccountQuestion {
  if (outcome === 'profitable') return profitable
  return outcome === 'best' ? best : questions[outcome]
}

/** An outcome that is made of customers' values, asked of everybody that a list of segments asks. */
export async function outcomeOfValue(
  engine: Engine,
  outcome: 'best' | 'profitable',
): Promise<Outcome> {
  const question = segmentQuestion(outcome)
  const [row] = await engine.rows(
    sql`select sum(${question.outcome}) as good, count(${question.outcome}) as decided from ${question.source}`,
  )
  const good = Number(row?.['good'] ?? 0)
  return { kind: 'best', ...question, good, others: Number(row?.['decided'] ?? 0) - good }
}
