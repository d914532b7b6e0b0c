import { leastGood, leastOthers, type Profile } from '../../domain/index.ts'
import { type Engine, type Fragment, sql } from '../../sql/index.ts'
import { type AccountQuestion, questions } from '../accounts/index.ts'

/** What "good" means, with where to read it and how many accounts there are of either kind. */
export interface Outcome extends AccountQuestion {
  readonly kind: Profile['outcome']
  readonly good: number
  readonly others: number
}

export type WantedOutcome = 'won' | 'retained' | 'best' | 'auto'

const orders: Readonly<Record<WantedOutcome, readonly Profile['outcome'][]>> = {
  won: ['won'],
  retained: ['retained'],
  best: ['best'],
  auto: ['won', 'first_deal_won', 'retained', 'best'],
}

/**
 * The outcome to learn. `auto` takes won against lost accounts where there are enough of both; a CRM in
 * which nearly every account was won in the end may still tell first deals apart; one that keeps customers
 * only tells those who stayed from those who churned, or else the best of them. Where nothing has enough,
 * the outcome that lacks least.
 * Outcome `best` needs `customer_value`.
 */
export async function chooseOutcome(engine: Engine, wanted: WantedOutcome): Promise<Outcome> {
  const counted: Outcome[] = []
  for (const kind of orders[wanted]) {
    const outcome = await countOutcome(engine, kind)
    if (outcome.good >= leastGood && outcome.others >= leastOthers) return outcome
    counted.push(outcome)
  }
  const scarcer = ({ good, others }: Outcome) => Math.min(good, others)
  return counted.reduce((best, outcome) => (scarcer(outcome) > scarcer(best) ? outcome : best))
}

async function countOutcome(engine: Engine, kind: Profile['outcome']): Promise<Outcome> {
  const { outcome, source } = questions[kind]
  const one = (value: Fragment) => sql`sum(case when ${outcome} = ${value} then 1 else 0 end)`
  const [row] = await engine.rows(
    sql`select ${one(sql`1`)} as good, ${one(sql`0`)} as others from ${source}`,
  )
  return {
    kind,
    outcome,
    source,
    good: Number(row?.['good'] ?? 0),
    others: Number(row?.['others'] ?? 0),
  }
}
