import { Fault, leastGood, leastOthers, type Profile } from '../../domain/index.ts'
import { type Engine, type Fragment, sql } from '../../sql/index.ts'
import { type AccountQuestion, isDated, questionBefore, questions } from '../accounts/index.ts'

/** What "good" means, with where to read it and how many accounts there are of either kind. */
export interface Outcome extends AccountQuestion {
  readonly kind: Profile['outcome']
  readonly good: number
  readonly others: number
  /** The day from which on nothing was known, where the past is asked. */
  readonly decidedBefore?: string
}

export type WantedOutcome = Profile['outcome'] | 'auto'

const orders: Readonly<Record<WantedOutcome, readonly Profile['outcome'][]>> = {
  won: ['won'],
  first_deal_won: ['first_deal_won'],
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
 *
 * @param decidedBefore only what was known when this day began, `YYYY-MM-DD`
 * @throws Fault `learn.undated` for an outcome of which nothing says when it was known, where a day is given
 */
export async function chooseOutcome(
  engine: Engine,
  wanted: WantedOutcome,
  decidedBefore?: string,
): Promise<Outcome> {
  const counted: Outcome[] = []
  for (const kind of orders[wanted]) {
    const outcome: Outcome = {
      ...(await countOutcome(engine, kind, askedOf(engine, kind, decidedBefore))),
      ...(decidedBefore === undefined ? {} : { decidedBefore }),
    }
    if (outcome.good >= leastGood && outcome.others >= leastOthers) return outcome
    counted.push(outcome)
  }
  const scarcer = ({ good, others }: Outcome) => Math.min(good, others)
  return counted.reduce((best, outcome) => (scarcer(outcome) > scarcer(best) ? outcome : best))
}

function askedOf(
  { dialect }: Engine,
  kind: Profile['outcome'],
  decidedBefore: string | undefined,
): AccountQuestion {
  if (decidedBefore === undefined) return questions[kind]
  if (!isDated(kind)) throw new Fault('learn.undated', { outcome: kind })
  return questionBefore(dialect, kind, decidedBefore)
}

async function countOutcome(
  engine: Engine,
  kind: Profile['outcome'],
  { decidedAt, outcome, source }: AccountQuestion,
): Promise<Outcome> {
  const one = (value: Fragment) => sql`sum(case when ${outcome} = ${value} then 1 else 0 end)`
  const [row] = await engine.rows(
    sql`select ${one(sql`1`)} as good, ${one(sql`0`)} as others from ${source}`,
  )
  return {
    kind,
    outcome,
    source,
    decidedAt,
    good: Number(row?.['good'] ?? 0),
    others: Number(row?.['others'] ?? 0),
  }
}
