import type { LifetimeQuestion, Ranged, SurvivalPoint } from '../../domain/index.ts'
import { kaplanMeier, normalQuantile, type Payments, termAhead } from '../../stats/index.ts'
import { chooseChurn, tenuresUntil } from './choose-churn.ts'
import { strayedIn } from './choose-model.ts'
import { dateOf, daysPerMonth } from './days.ts'
import type { LifetimeColumns } from './lifetime-table.ts'
import { churnParameters } from './parameters.ts'
import type { Foretold } from './purchase-lifetimes.ts'
import type { Customers } from './read-customers.ts'
import type { Subscribers } from './read-subscribers.ts'

/** Fewer that left on a known day say nothing of when customers leave. */
export const leastLeavers = 10

/** Fits how subscribers leave, and foretells how long everybody who is still there will pay what it pays now. */
export function subscriptionLifetimes(
  subscribers: Subscribers,
  customers: Customers,
  question: LifetimeQuestion,
  { margin, seed }: { readonly margin: number; readonly seed: number },
): Foretold {
  const { check, counts, fit, ...choice } = chooseChurn(subscribers, question.model === 'sbg')
  const discount = 1 - (1 + question.discount) ** (-1 / 12)
  const asked = { periods: question.months, discount, seed }
  const term = termAhead(fit, asked)
  // Had as many more left in the check as did, or as many fewer, this is what would come.
  const strayed = strayedIn(check?.models ?? [], fit.model)
  const strayedTerm = termAhead({ ...fit, a: fit.a * (1 + strayed) }, asked)
  const pays = monthlySpend(customers)
  const n = subscribers.keys.length
  const columns = emptyColumns(subscribers, customers)
  const sums = { active: 0, spend: 0, forever: 0, months: emptySum(), value: emptySum() }
  for (let i = 0; i < n; i += 1) {
    if (subscribers.left[i] === 1) continue
    const completed = Math.floor(
      ((subscribers.end[i] ?? 0) - (subscribers.start[i] ?? 0)) / daysPerMonth,
    )
    const { periods, discounted, forever } = term(completed)
    const monthly = pays(subscribers.customer[i] ?? -1)
    const earned = monthly * margin
    columns.active[i] = 1
    columns.purchases[i] = periods.value
    columns.purchasesLow[i] = periods.low
    columns.purchasesHigh[i] = periods.high
    columns.spend[i] = periods.value * monthly
    columns.value[i] = discounted.value * earned
    columns.valueLow[i] = discounted.low * earned
    columns.valueHigh[i] = discounted.high * earned
    columns.valueForever[i] = earned === 0 ? 0 : forever * earned
    sums.active += 1
    sums.spend += columns.spend[i] ?? 0
    sums.forever += columns.valueForever[i] ?? 0
    const other = strayedTerm(completed)
    add(sums.months, periods, other.periods, 1)
    add(sums.value, discounted, other.discounted, earned)
  }
  return {
    columns,
    report: {
      ...choice,
      fitted: n,
      parameters: churnParameters(fit, counts),
      spendModel: 'simple_mean',
      spendParameters: [],
      spendCorrelation: 0,
      survival: survivalPoints(subscribers),
      ...(check === undefined
        ? {}
        : { check: { until: dateOf(check.untilDay), ...withoutDay(check) } }),
      totals: {
        active: sums.active,
        purchases: ranged(sums.months),
        spend: sums.spend,
        lifetimeValue: ranged(sums.value),
        ...(question.discount > 0 ? { forever: sums.forever } : {}),
      },
    },
  }
}

function withoutDay<T extends { readonly untilDay: number }>({ untilDay: _, ...check }: T) {
  return check
}

interface Sum {
  value: number
  scatter: number
  /** Parameters are common to all, so standard deviations add up. */
  doubt: number
  /** So does what the model itself was off by. */
  strayed: number
}

const emptySum = (): Sum => ({ value: 0, scatter: 0, doubt: 0, strayed: 0 })

function add(sum: Sum, own: Payments, strayed: Payments, times: number): void {
  sum.value += own.value * times
  sum.scatter += own.scatter * times ** 2
  sum.doubt += Math.sqrt(own.doubt) * times
  sum.strayed += (strayed.value - own.value) * times
}

const z = normalQuantile(0.975)

function ranged({ value, scatter, doubt, strayed }: Sum): Ranged {
  const half = z * Math.sqrt(scatter + doubt ** 2 + strayed ** 2)
  return { value, low: Math.max(0, value - half), high: value + half }
}

function emptyColumns(
  { keys, start, end, customer }: Subscribers,
  customers: Customers,
): LifetimeColumns {
  const n = keys.length
  const empty = () => new Float64Array(n)
  const of = (values: Float64Array) => Float64Array.from(customer, (place) => values[place] ?? 0)
  return {
    keys,
    first: start,
    last: customers.last.length === 0 ? end : of(customers.last),
    bought: of(customers.bought),
    spent: of(customers.spending.sum),
    ...{ active: empty(), spend: empty(), value: empty(), valueForever: empty() },
    ...{ purchases: empty(), purchasesLow: empty(), purchasesHigh: empty() },
    ...{ valueLow: empty(), valueHigh: empty() },
  }
}

/** Nobody bought twice: a purchase then pays for a year. */
const gapUnknown = 365.25

/**
 * What each customer pays a month: all it spent, over the time from the first purchase to the last and one
 * of its usual gaps more, which the last one pays for. A customer with one purchase has the median gap of
 * those with more; one without any pays nothing that is known.
 */
function monthlySpend({ first, last, bought, spending }: Customers): (place: number) => number {
  const gaps = bought
    .map((days, i) => (days > 1 ? ((last[i] ?? 0) - (first[i] ?? 0)) / (days - 1) : Number.NaN))
    .filter((gap) => gap > 0)
    .sort()
  const usual = gaps[Math.floor(gaps.length / 2)] ?? gapUnknown
  return (place) => {
    const days = bought[place] ?? 0
    if (days === 0) return 0
    const span = (last[place] ?? 0) - (first[place] ?? 0)
    const paid = days > 1 && span > 0 ? (span * days) / (days - 1) : usual
    return ((spending.sum[place] ?? 0) / paid) * daysPerMonth
  }
}

const shownMonths = [1, 3, 6, 9, 12, 18, 24, 36, 48, 60, 84, 120] as const

/** The share still there after so many months, as far as anybody was watched. */
function survivalPoints(subscribers: Subscribers): readonly SurvivalPoint[] {
  const { time, left } = tenuresUntil(subscribers, subscribers.lastDay)
  const longest = time.reduce((most, days) => Math.max(most, days), 0)
  const { steps } = kaplanMeier({ time, left })
  return shownMonths
    .filter((months) => months * daysPerMonth <= longest)
    .map((months) => {
      const day = months * daysPerMonth
      const step = steps.findLast((one) => one.time <= day)
      const atRisk = time.reduce((all, days) => all + (days >= day ? 1 : 0), 0)
      if (step === undefined) return { months, atRisk, value: 1, low: 1, high: 1 }
      return { months, atRisk, value: step.share, low: step.low, high: step.high }
    })
}
