import { DAY } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import { leavingProbability } from './leaving.ts'
import type { Deal, Sale } from './sale.ts'
import { officeTime, randomFor, type World } from './world.ts'

interface Invoice {
  readonly number: number
  readonly issuedAt: number
  readonly dueAt: number
  /** Empty while unpaid. */
  readonly paidAt: number | undefined
  readonly amount: number
  readonly product: string
}

interface Cost {
  readonly at: number
  readonly kind: 'Acquisition' | 'Onboarding' | 'Support' | 'Hosting'
  readonly amount: number
}

/** A company from its first won deal on. */
export interface Customer {
  readonly since: number
  readonly churnedAt: number | undefined
  /** Until the export or the end of the last contract, whichever is earlier. */
  readonly activeUntil: number
  readonly product: string
  readonly expansions: readonly Deal[]
  readonly invoices: readonly Invoice[]
  readonly costs: readonly Cost[]
}

const YEAR = 365 * DAY
const products = ['Flow Starter', 'Flow Team', 'Flow Enterprise']

export function customerOf(world: World, company: Company, sale: Sale): Customer | undefined {
  const won = sale.deals.find((deal) => deal.status === 'won')
  if (won === undefined) return undefined
  const random = randomFor(world, company.index, 'customer')
  const since = won.closeAt
  const churnedAt = churn(world, company, random, since)
  const activeUntil = Math.min(churnedAt ?? world.until, world.until)
  const product = productOf(won.amount)
  const expansions = expansionsOf(company, random, sale, won, activeUntil)
  const quarterly = random.chance(0.35)
  return {
    since,
    churnedAt,
    activeUntil,
    product,
    expansions,
    invoices: invoicesOf(world, random, won, expansions, quarterly, activeUntil),
    costs: costsOf(company, random, won.amount, since, activeUntil),
  }
}

/** Contracts run for a year; at each renewal a customer may leave. */
function churn(world: World, company: Company, random: Random, since: number): number | undefined {
  const leaving = leavingProbability(world, company)
  for (let end = since + YEAR; end < world.until; end += YEAR)
    if (random.chance(leaving)) return end
  return undefined
}

function productOf(amount: number): string {
  const [starter = '', team = '', enterprise = ''] = products
  if (amount < 6000) return starter
  return amount < 18_000 ? team : enterprise
}

/** More seats or a second team, about once in two years of a segment member's time. */
function expansionsOf(
  company: Company,
  random: Random,
  sale: Sale,
  won: Deal,
  activeUntil: number,
): readonly Deal[] {
  const yearly = company.segment === undefined ? 0.15 : 0.55
  const expansions: Deal[] = []
  for (let from = won.closeAt + 90 * DAY; from + 150 * DAY < activeUntil; from += YEAR) {
    if (!random.chance(yearly)) continue
    const openedAt = officeTime(random, from, random.below(90))
    const closeAt = officeTime(random, openedAt, 14 + random.below(40))
    const step = (closeAt - openedAt) / 5
    expansions.push({
      ordinal: sale.deals.length + expansions.length,
      kind: 'Existing Business',
      status: 'won',
      openedAt,
      closeAt,
      entered: [0, 1, 2, 3, 4].map((stage) => Math.round(openedAt + step * stage)),
      amount: Math.round((won.amount * (0.2 + 0.3 * random.uniform())) / 10) * 10,
      lostReason: '',
    })
  }
  return expansions
}

function invoicesOf(
  world: World,
  random: Random,
  won: Deal,
  expansions: readonly Deal[],
  quarterly: boolean,
  activeUntil: number,
): readonly Invoice[] {
  const invoices: Invoice[] = []
  const every = quarterly ? Math.round(YEAR / 4) : YEAR
  for (let at = won.closeAt; at + 4 * DAY < activeUntil; at += every) {
    let yearly = won.amount
    for (const more of expansions) if (more.closeAt <= at) yearly += more.amount
    const issuedAt = officeTime(random, at, 1)
    const paidAt = officeTime(random, issuedAt, 3 + random.exponential(21))
    invoices.push({
      number: invoices.length + 1,
      issuedAt,
      dueAt: issuedAt + 30 * DAY,
      paidAt: paidAt < world.until ? paidAt : undefined,
      amount: Math.round((quarterly ? yearly / 4 : yearly) * 100) / 100,
      product: productOf(yearly),
    })
  }
  return invoices
}

/** What winning, starting and serving the customer cost us; segment members need less of it. */
function costsOf(
  company: Company,
  random: Random,
  amount: number,
  since: number,
  activeUntil: number,
): readonly Cost[] {
  const ease = company.segment === undefined ? 1 : 0.6
  const cost = (at: number, kind: Cost['kind'], typical: number): Cost => ({
    at: officeTime(random, at, 0),
    kind,
    amount: Math.round(typical * ease * Math.exp(0.3 * random.normal()) * 100) / 100,
  })
  const costs = [
    cost(since, 'Acquisition', 900 + 0.28 * amount),
    cost(since + 20 * DAY, 'Onboarding', 400 + 0.08 * amount),
  ].filter((item) => item.at < activeUntil)
  for (let at = since + YEAR; at < activeUntil; at += YEAR) {
    costs.push(cost(at - 5 * DAY, 'Support', 300 + 0.12 * amount))
    costs.push(cost(at - 5 * DAY, 'Hosting', 120 + 0.05 * amount))
  }
  return costs
}
