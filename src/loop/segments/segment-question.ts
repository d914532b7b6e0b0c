import { customerValueTable, type SegmentList, snapshotTable } from '../../domain/index.ts'
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

/** Where the outcome that a list of segments is about is read. */
export function segmentQuestion(outcome: SegmentList['outcome']): AccountQuestion {
  return outcome === 'best' ? best : questions[outcome]
}

/** The same outcome, asked of everybody that a list of segments asks. */
export async function askedOfAll(engine: Engine, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind !== 'best') return outcome
  const question = segmentQuestion(outcome.kind)
  const [row] = await engine.rows(
    sql`select sum(best) as good, count(best) as decided from ${question.source}`,
  )
  const good = Number(row?.['good'] ?? 0)
  return { ...outcome, ...question, good, others: Number(row?.['decided'] ?? 0) - good }
}
