import type {
  LifetimeQuestion,
  LifetimeReport,
  StepContext,
  ValueDefinition,
} from '../../domain/index.ts'
import { Fault } from '../../domain/index.ts'
import { type Engine, integer, join, moment, momentText, sql } from '../../sql/index.ts'
import { column as c, currencyNotes, currencyRows, signsOfLife } from '../ledger/index.ts'
import { dateOf, dayNumber } from './days.ts'
import { topLifetimes, writeLifetimes } from './lifetime-table.ts'
import { findMargin } from './margin.ts'
import { purchaseSource } from './purchase-days.ts'
import { purchaseLifetimes } from './purchase-lifetimes.ts'
import { readCustomers } from './read-customers.ts'
import { readSubscribers } from './read-subscribers.ts'
import { leastLeavers, subscriptionLifetimes } from './subscription-lifetimes.ts'

/** Customers in the report; the table has all. */
const shown = 100

/** Of the value definition, what also decides here: the currency, and customers that do not count. */
interface LifetimeSetting extends Pick<ValueDefinition, 'currency'> {
  readonly excluded: readonly number[]
}

/**
 * What is every customer expected to buy, spend and be worth? Reads the unified tables and the snapshot,
 * writes `customer_lifetime`. Where ten customers or more are known to have left on a day, customers are
 * subscribers; else they buy again or do not.
 *
 * @throws Fault `lifetime.as_of` where nothing was bought up to the day asked for, `lifetime.no_leavers` where
 *   the model of subscriptions is asked for and nobody is known to have left on a day
 */
export async function lifetimeValues(
  engine: Engine,
  context: StepContext,
  question: LifetimeQuestion,
  setting: LifetimeSetting,
): Promise<LifetimeReport> {
  context.progress('lifetime.read', 0)
  const currencies = await currencyRows(engine)
  const currency = setting.currency ?? currencies[0]?.currency
  const source = await purchaseSource(engine, currency)
  const lastDay = await lastDayOf(engine, context, question.asOf)
  const excluded =
    setting.excluded.length === 0
      ? sql`select ${integer(-1)}`
      : join(setting.excluded.map((key) => integer(key)))
  const customers = await readCustomers(engine, source, lastDay, excluded)
  if (question.asOf !== undefined && customers.keys.length === 0)
    throw new Fault('lifetime.as_of', { date: question.asOf })
  const margin = await findMargin(engine, question.margin, currency)
  const subscribers = await readSubscribers(engine, customers, excluded)
  const asSubscribers =
    question.model === 'sbg' ||
    (question.model === undefined && subscribers.leavers >= leastLeavers)
  if (question.model === 'sbg' && subscribers.leavers === 0) throw new Fault('lifetime.no_leavers')
  context.progress('lifetime.fit', 0.2)
  const { columns, report } = asSubscribers
    ? subscriptionLifetimes(subscribers, customers, question, {
        margin: margin.share,
        seed: context.seed,
      })
    : purchaseLifetimes(customers, question, margin.share)
  context.progress('lifetime.write', 0.9)
  await writeLifetimes(engine, columns)
  const number = columns.keys.length
  return {
    kind: number === 0 ? 'none' : asSubscribers ? 'subscriptions' : 'purchases',
    asOf: dateOf(lastDay),
    months: question.months,
    discount: question.discount,
    margin,
    ...(currency === undefined ? {} : { currency }),
    source: source.of,
    customers: number,
    ...report,
    top: await topLifetimes(engine, shown),
    notes: [
      ...currencyNotes(currencies, currency),
      ...(asSubscribers && subscribers.undated > 0
        ? [{ code: 'no_tenure', facts: { customers: subscribers.undated } }]
        : []),
    ],
  }
}

/** The day asked for, else the last day on which anybody bought or used anything, at most today. */
async function lastDayOf(
  engine: Engine,
  { now }: StepContext,
  asked: string | undefined,
): Promise<number> {
  if (asked !== undefined) return dayNumber(asked)
  const [row] = await engine.rows(
    sql`select max(${c.at}) as data_end from (${signsOfLife(moment(engine.dialect, now))}) as signs`,
  )
  const end = row?.['data_end']
  return dayNumber(typeof end === 'string' ? end : momentText(now))
}
