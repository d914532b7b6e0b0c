import type { Profile } from '../../domain/index.ts'
import { type Dialect, type Fragment, moment, sql } from '../../sql/index.ts'
import { type AccountQuestion, questions } from './account-question.ts'

/** Outcomes of which it can be said when they were known. Who stays, and who is best, is known only of today. */
export type DatedOutcome = Extract<Profile['outcome'], 'won' | 'first_deal_won'>

export function isDated(outcome: Profile['outcome']): outcome is DatedOutcome {
  return outcome === 'won' || outcome === 'first_deal_won'
}

/**
 * The question as it would have been answered when a day began, so that nothing that happened from that day on
 * can change the answer: whoever was lost then and won later counts as lost.
 *
 * @param day `YYYY-MM-DD`, UTC
 */
export function questionBefore(
  dialect: Dialect,
  outcome: DatedOutcome,
  day: string,
): AccountQuestion {
  const { source } = questions[outcome]
  const start = moment(dialect, `${day} 00:00:00`)
  if (outcome === 'first_deal_won') {
    const known = sql`first_decided_at < ${start}`
    return {
      source,
      outcome: sql`case when ${known} then first_won end`,
      decidedAt: sql`case when ${known} then first_decided_at end`,
    }
  }
  const known = (settled: Fragment, lostFirst: Fragment) =>
    sql`case when decided_at < ${start} then ${settled} when first_decided_at < ${start} then ${lostFirst} end`
  return {
    source,
    outcome: known(sql`won`, sql`0`),
    decidedAt: known(sql`decided_at`, sql`first_decided_at`),
  }
}
