// Do the ranges of lifetime values hold what they should? Simulates companies whose customers buy by each
// model, with Gamma-Gamma amounts; fits the same model to what they bought so far and looks how often the
// 95 % intervals hold the true parameters, and the ranges what customers, and all together, then really
// bought and were worth. Prints one JSON line for each model and number of customers.
//   node bench/lifetime-coverage.ts [--companies 100]
import { parseArgs } from 'node:util'
import {
  bgNbd,
  distinctHistories,
  estimateSpend,
  fitPurchases,
  type Interval,
  mbgNbd,
  paretoNbd,
  predictLifetimes,
  type Random,
  seededRandom,
} from '../src/stats/index.ts'
import { type Buyer, simulateBuyer, type World } from './simulate-buyers.ts'

const { values } = parseArgs({ options: { companies: { type: 'string', default: '100' } } })
const companies = Number(values.companies)
const [observed, ahead] = [730, 365]
const outlook = { span: ahead, discount: Math.log(1.1) / 365.25 }
const spend = [4, 4, 300] as const
const worlds = [
  { fit: bgNbd, world: { model: 'bg_nbd', parameters: [0.6, 60, 0.8, 3], spend } },
  { fit: mbgNbd, world: { model: 'mbg_nbd', parameters: [0.8, 60, 0.8, 3], spend } },
  { fit: paretoNbd, world: { model: 'pareto_nbd', parameters: [0.8, 60, 0.7, 250], spend } },
] as const satisfies readonly { readonly fit: typeof bgNbd; readonly world: World }[]

for (const { fit, world } of worlds)
  for (const customers of [100, 400, 1600]) print(coverage(fit, world, customers))

function coverage(model: typeof bgNbd, world: World, customers: number) {
  const held = { parameters: 0, purchases: 0, value: 0, total: 0, totalValue: 0 }
  const low = { purchases: 0, value: 0 }
  for (let seed = 1; seed <= companies; seed += 1) {
    const company = simulateCompany(seededRandom(seed), world, customers)
    const { histories, spending, bought, worth } = company
    const fit = fitPurchases(model, distinctHistories(histories))
    const estimates = estimateSpend(spending, spending)
    const foretold = predictLifetimes(
      fit,
      histories,
      { spending, estimates },
      { outlook, margin: 1 },
    )
    world.parameters.forEach((truth, i) => {
      const error = Math.sqrt(fit.covariance[i * 5] ?? 0)
      if (Math.abs(Math.log((fit.parameters[i] ?? 1) / truth)) <= 1.96 * error)
        held.parameters += 1 / 4
    })
    for (let i = 0; i < customers; i += 1) {
      const [real, money] = [bought[i] ?? 0, worth[i] ?? 0]
      const [from, to] = [foretold.purchasesLow[i] ?? 0, foretold.purchasesHigh[i] ?? 0]
      if (real >= Math.floor(from) && real <= Math.ceil(to)) held.purchases += 1 / customers
      if (real < Math.floor(from)) low.purchases += 1 / customers
      if (money >= (foretold.valueLow[i] ?? 0) && money <= (foretold.valueHigh[i] ?? 0))
        held.value += 1 / customers
      if (money < (foretold.valueLow[i] ?? 0)) low.value += 1 / customers
    }
    const { totals } = foretold
    if (isWithin(sum(bought), totals.purchases)) held.total += 1
    if (isWithin(sum(worth), totals.value)) held.totalValue += 1
  }
  const share = (count: number) => Number((count / companies).toFixed(3))
  return {
    model: world.model,
    customers,
    companies,
    parameters_held: share(held.parameters),
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
  const ages = Float64Array.from({ length: customers }, () => random.next() * observed)
  const buyers = Array.from(ages, (age) => simulateBuyer(random, world, age + ahead))
  const early = buyers.map(({ days }, i) => days.filter((day) => day <= (ages[i] ?? 0)))
  const of = (value: (buyer: Buyer, age: number, early: readonly number[]) => number) =>
    Float64Array.from(buyers, (buyer, i) => value(buyer, ages[i] ?? 0, early[i] ?? []))
  return {
    histories: {
      repeats: of((_, __, days) => days.length - 1),
      recency: of((_, __, days) => days.at(-1) ?? 0),
      age: ages,
    },
    spending: {
      purchases: of((_, __, days) => days.length),
      sum: of(({ amounts }, _, days) => sum(amounts.slice(0, days.length))),
    },
    bought: of(({ days }, _, before) => days.length - before.length),
    worth: of(({ days, amounts }, age) =>
      sum(
        days.map((day, i) =>
          day > age ? (amounts[i] ?? 0) * Math.exp(-outlook.discount * (day - age)) : 0,
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
