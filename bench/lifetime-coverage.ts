// Do the ranges of lifetime values hold what they should? Simulates companies whose customers buy by each
// model, with Gamma-Gamma amounts; fits the same model to what they bought so far and looks how often the
// 95 % intervals hold the true parameters, and the ranges what customers, and all together, then really
// bought and were worth. Prints one JSON line for each model and number of customers.
//   node bench/lifetime-coverage.ts [--companies 100]
import { parseArgs } from 'node:util'
import { purchaseLifetimes } from '../src/loop/lifetime/purchase-lifetimes.ts'
import type { Customers } from '../src/loop/lifetime/read-customers.ts'
import { type Interval, type Random, seededRandom } from '../src/stats/index.ts'
import { simulateBuyer, type World } from './simulate-buyers.ts'

const { values } = parseArgs({ options: { companies: { type: 'string', default: '100' } } })
const companies = Number(values.companies)
/** Two years seen, of which the check holds out the last third; then one year is foretold. */
const [observed, ahead, discount] = [730, 365.25, 0.1]
const until = observed - Math.floor(observed / 3)
const spend = [4, 4, 300] as const
const worlds: readonly World[] = [
  { model: 'bg_nbd', parameters: [0.6, 60, 0.8, 3], spend },
  { model: 'mbg_nbd', parameters: [0.8, 60, 0.8, 3], spend },
  { model: 'pareto_nbd', parameters: [0.8, 60, 0.7, 250], spend },
]

for (const world of worlds)
  for (const customers of [100, 400, 1600]) print(coverage(world.model, world, customers))

function coverage(model: World['model'], world: World, customers: number) {
  const held = { parameters: 0, purchases: 0, value: 0, total: 0, totalValue: 0 }
  const low = { purchases: 0, value: 0 }
  let open = 0
  for (let seed = 1; seed <= companies; seed += 1) {
    const company = simulateCompany(seededRandom(seed), world, customers)
    const { known, bought, worth } = company
    const { columns, report } = purchaseLifetimes(known, { months: 12, discount, model }, 1)
    world.parameters.forEach((truth, i) => {
      const range = report.parameters[i]
      const high = range?.high ?? Number.POSITIVE_INFINITY
      if (truth >= (range?.low ?? 0) && truth <= high) held.parameters += 1 / 4
      if (high === Number.POSITIVE_INFINITY) open += 1 / 4
    })
    for (let i = 0; i < customers; i += 1) {
      const [real, money] = [bought[i] ?? 0, worth[i] ?? 0]
      const [from, to] = [columns.purchasesLow[i] ?? 0, columns.purchasesHigh[i] ?? 0]
      if (real >= Math.floor(from) && real <= Math.ceil(to)) held.purchases += 1 / customers
      if (real < Math.floor(from)) low.purchases += 1 / customers
      if (money >= (columns.valueLow[i] ?? 0) && money <= (columns.valueHigh[i] ?? 0))
        held.value += 1 / customers
      if (money < (columns.valueLow[i] ?? 0)) low.value += 1 / customers
    }
    const { totals } = report
    if (isWithin(sum(bought), totals.purchases)) held.total += 1
    if (isWithin(sum(worth), totals.lifetimeValue)) held.totalValue += 1
  }
  const share = (count: number) => Number((count / companies).toFixed(3))
  return {
    model,
    customers,
    companies,
    parameters_held: share(held.parameters),
    parameters_open: share(open),
    purchases_held: share(held.purchases),
    purchases_below: share(low.purchases),
    value_held: share(held.value),
    value_below: share(low.value),
    total_purchases_held: share(held.total),
    total_value_held: share(held.totalValue),
  }
}

/** Customers who came over two years, what they bought by then, and what in the year after. */
function simulateCompany(random: Random, world: World, customers: number) {
  const buyers = Array.from({ length: customers }, () => {
    const first = random.next() * observed
    const { days, amounts } = simulateBuyer(random, world, observed - first + ahead)
    const at = days.map((day) => first + day)
    return { first, at, amounts, seen: at.filter((day) => day <= observed) }
  })
  const of = (value: (buyer: (typeof buyers)[number]) => number) => Float64Array.from(buyers, value)
  const early = (seen: readonly number[]) => seen.filter((day) => day <= until)
  const known: Customers = {
    keys: Float64Array.from(buyers.keys()),
    first: of(({ first }) => first),
    last: of(({ seen, first }) => seen.at(-1) ?? first),
    bought: of(({ seen }) => seen.length),
    spending: {
      purchases: of(({ seen }) => seen.length),
      sum: of(({ seen, amounts }) => sum(amounts.slice(0, seen.length))),
    },
    earlyLast: of(({ seen }) => early(seen).at(-1) ?? Number.NaN),
    earlyBought: of(({ seen }) => early(seen).length),
    until,
    lastDay: observed,
  }
  const daily = Math.log(1 + discount) / 365.25
  return {
    known,
    bought: of(({ at, seen }) => at.length - seen.length),
    worth: of(({ at, seen, amounts }) =>
      sum(
        at.map((day, i) =>
          i < seen.length ? 0 : (amounts[i] ?? 0) * Math.exp(-daily * (day - observed)),
        ),
      ),
    ),
  }
}

function isWithin(real: number, { low, high }: Interval): boolean {
  return real >= low && real <= high
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
