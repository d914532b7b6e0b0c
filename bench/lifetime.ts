// How good and how fast are lifetime values? Reads cdnow/CDNOW_master.txt under --data (or
// NORTHFIT_BENCH_DATA): fits every model to the purchases up to 1997-09-30 and holds it against the 273 days
// after. --sample FILE: a list of histories as published with BG/NBD (id, repeats, recency, age a line).
// Then a million simulated customers: model choice, fit and prediction. Prints JSON lines.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { defaultLifetimeQuestion } from '../src/domain/index.ts'
import { purchaseLifetimes } from '../src/loop/lifetime/purchase-lifetimes.ts'
import type { Customers } from '../src/loop/lifetime/read-customers.ts'
import {
  bgNbd,
  checkHeldOut,
  distinctHistories,
  estimateSpend,
  fitPurchases,
  type Histories,
  mbgNbd,
  type PurchaseFit,
  paretoNbd,
  predictLifetimes,
  type Spending,
  seededRandom,
  simpleRateOf,
} from '../src/stats/index.ts'
import { simulateBuyer } from './simulate-buyers.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    sample: { type: 'string' },
    customers: { type: 'string', default: '1000000' },
  },
})
const models = [bgNbd, mbgNbd, paretoNbd]

if (values.sample !== undefined) fitSample(values.sample)
heldOutOn(values.data ?? process.env['NORTHFIT_BENCH_DATA'] ?? '../shared/data')
manyCustomers(Number(values.customers))

/** Published with BG/NBD: r .243, alpha 4.414, a .793, b 2.426, log likelihood -9582.4, in weeks. */
function fitSample(file: string): void {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map(
      (line) =>
        line
          .match(/\d+(\.\d+)?/g)
          ?.slice(-3)
          .map(Number) ?? [],
    )
    .filter((numbers) => numbers.length === 3)
  const column = (at: number) => Float64Array.from(rows, (row) => row[at] ?? 0)
  const own = { repeats: column(0), recency: column(1), age: column(2) }
  for (const model of models) {
    const fit = fitPurchases(model, distinctHistories(own))
    print({ set: 'sample', customers: rows.length, ...described(fit) })
  }
}

function heldOutOn(root: string): void {
  const bought = readMaster(path.join(root, 'cdnow', 'CDNOW_master.txt'))
  const until = dayOf('19970930')
  const early = bought.map((days) => days.filter(({ day }) => day <= until))
  const span = dayOf('19980630') - until
  const own: Histories = {
    repeats: Float64Array.from(early, (days) => days.length - 1),
    recency: Float64Array.from(early, (days) => (days.at(-1)?.day ?? 0) - (days[0]?.day ?? 0)),
    age: Float64Array.from(early, (days) => until - (days[0]?.day ?? 0)),
  }
  const priced = early.map((days) => days.filter(({ amount }) => amount > 0))
  const spending: Spending = {
    purchases: Float64Array.from(priced, (days) => days.length),
    sum: Float64Array.from(priced, sumOf),
  }
  const purchases = Float64Array.from(bought, (days, i) => days.length - (early[i]?.length ?? 0))
  const spent = Float64Array.from(bought, (days, i) => sumOf(days) - sumOf(early[i] ?? []))
  const estimates = estimateSpend(spending, spending)
  for (const model of ['simple_rate', ...models] as const) {
    const start = performance.now()
    const fit =
      model === 'simple_rate' ? simpleRateOf(own) : fitPurchases(model, distinctHistories(own))
    const seconds = (performance.now() - start) / 1000
    const heldOut = { histories: own, purchases, span }
    const check = checkHeldOut([simpleRateOf(own), fit], heldOut)[1]
    const amounts = { spending, estimates }
    const question = { outlook: { span, discount: 0 }, margin: 1 }
    const foretold = predictLifetimes(fit, own, amounts, question)
    const { purchasesLow, purchasesHigh, valueLow, valueHigh } = foretold
    print({
      set: 'cdnow',
      customers: bought.length,
      held_out_days: span,
      ...described(fit),
      mae: round(check?.meanAbsoluteError),
      rmse: round(check?.rootMeanSquareError),
      spearman: round(check?.rankCorrelation),
      log_score: round(check?.logScore),
      expected: round(check?.expected),
      real: check?.real,
      spend_expected: round(foretold.totals.spend),
      spend_real: round(spent.reduce((all, amount) => all + amount, 0)),
      by_repeats: byRepeats(own.repeats, foretold.purchases, purchases),
      purchases_in_range: round(within(purchases, purchasesLow, purchasesHigh)),
      spend_in_range: round(within(spent, valueLow, valueHigh)),
      fit_seconds: round(seconds),
    })
  }
}

/** Mean purchases held out of customers with 0, 1, ... 6, and 7 or more repeats before: [customers, real, expected]. */
function byRepeats(repeats: Float64Array, expected: Float64Array, real: Float64Array) {
  const groups = Array.from({ length: 8 }, () => ({ customers: 0, expected: 0, real: 0 }))
  repeats.forEach((x, i) => {
    const group = groups[Math.min(7, x)]
    if (group === undefined) return
    group.customers += 1
    group.expected += expected[i] ?? 0
    group.real += real[i] ?? 0
  })
  return groups.map((group) => [
    group.customers,
    round(group.real / group.customers),
    round(group.expected / group.customers),
  ])
}

function within(real: Float64Array, low: Float64Array, high: Float64Array): number {
  const held = real.filter(
    (value, i) => value >= Math.floor(low[i] ?? 0) && value <= Math.ceil(high[i] ?? 0),
  )
  return held.length / real.length
}

/** Customers of three years of days, as the loop reads them; the whole of choosing, fitting, foretelling. */
function manyCustomers(n: number): void {
  const random = seededRandom(1)
  const world = {
    model: 'pareto_nbd',
    parameters: [0.6, 80, 0.7, 300],
    spend: [6.2, 3.7, 15],
  } as const
  const [lastDay, until] = [1095, 730]
  const empty = () => new Float64Array(n)
  const customers: Customers = {
    ...{ keys: empty(), first: empty(), last: empty(), bought: empty() },
    ...{ earlyLast: empty(), earlyBought: empty(), until, lastDay },
    spending: { purchases: empty(), sum: empty() },
  }
  for (let i = 0; i < n; i += 1) {
    const first = Math.floor(random.next() * lastDay)
    const { days, amounts } = simulateBuyer(random, world, lastDay - first)
    const whole = [...new Set(days.map((day) => first + Math.floor(day)))]
    const early = whole.filter((day) => day <= until)
    customers.keys[i] = i
    customers.first[i] = first
    customers.last[i] = whole.at(-1) ?? first
    customers.bought[i] = whole.length
    customers.spending.purchases[i] = whole.length
    customers.spending.sum[i] = amounts.reduce((all, amount) => all + amount, 0)
    customers.earlyLast[i] = early.at(-1) ?? Number.NaN
    customers.earlyBought[i] = early.length
  }
  const start = performance.now()
  const before = process.cpuUsage()
  const { report } = purchaseLifetimes(customers, defaultLifetimeQuestion, 0.4)
  print({
    set: 'simulated',
    customers: n,
    fitted: report.fitted,
    model: report.model,
    parameters: Object.fromEntries(
      report.parameters.map(({ name, value }) => [name, round(value)]),
    ),
    seconds: round((performance.now() - start) / 1000),
    cpu_seconds: round(process.cpuUsage(before).user / 1e6),
    rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
  })
}

function readMaster(file: string): { day: number; amount: number }[][] {
  const byCustomer = new Map<string, Map<number, number>>()
  for (const line of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const [id = '', date = '', , amount = ''] = line.trim().split(/\s+/)
    if (!/^\d{8}$/.test(date)) continue
    const days = byCustomer.get(id) ?? new Map<number, number>()
    byCustomer.set(id, days)
    days.set(dayOf(date), (days.get(dayOf(date)) ?? 0) + Number(amount))
  }
  return [...byCustomer.values()].map((days) =>
    [...days]
      .map(([day, amount]) => ({ day, amount }))
      .toSorted((one, other) => one.day - other.day),
  )
}

function dayOf(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6)].map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day) / 86_400_000
}

function sumOf(days: readonly { readonly amount: number }[]): number {
  return days.reduce((all, { amount }) => all + amount, 0)
}

function described({ model, parameters, logLikelihood, converged }: PurchaseFit) {
  return {
    model: model.name,
    parameters: Object.fromEntries(model.parameters.map((name, i) => [name, round(parameters[i])])),
    log_likelihood: round(logLikelihood),
    converged,
  }
}

function round(value = Number.NaN): number {
  return Number(value.toPrecision(6))
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
