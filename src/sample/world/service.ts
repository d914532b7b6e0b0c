import { civil, DAY, dayOf } from '../calendar.ts'
import { odds, type Random } from '../random.ts'
import type { Company } from './company.ts'
import type { Customer } from './customer.ts'
import { officeTime, randomFor, type World } from './world.ts'

/** What support, product and surveys know of a customer. */
export interface Service {
  readonly tickets: readonly Ticket[]
  readonly usage: readonly Usage[]
  readonly answers: readonly Answer[]
}

interface Ticket {
  readonly ordinal: number
  readonly openedAt: number
  readonly resolvedAt: number | undefined
  readonly priority: string
  readonly kind: string
  readonly subject: string
}

interface Usage {
  /** First day of the month, as a day number. */
  readonly month: number
  readonly feature: string
  readonly users: number
  readonly events: number
}

/** How likely to recommend us, 0 to 10. */
interface Answer {
  readonly at: number
  readonly score: number
  readonly comment: string
}

const YEAR = 365 * DAY
const features = ['Dashboards', 'Automations', 'Integrations', 'Reports', 'API'] as const
const usageMonths = 6

export function serviceOf(world: World, company: Company, customer: Customer): Service {
  const random = randomFor(world, company.index, 'service')
  const best = company.segment !== undefined
  return {
    tickets: ticketsOf(world, random, best, customer),
    usage: usageOf(world, random, best, company, customer),
    answers: answersOf(random, best, customer),
  }
}

const priorities = odds([
  ['Low', 5],
  ['Normal', 9],
  ['High', 4],
  ['Urgent', 1],
] as const)

const troubles = odds(
  [
    ['Bug', 'Export stops at 10,000 rows'],
    ['Bug', 'Dashboard shows "no data" for June, July'],
    ['Question', 'How do I add a second workspace?'],
    ['Question', 'Where is the audit log'],
    ['Billing', 'Wrong VAT number on invoice'],
    ['Billing', 'Please switch us to yearly billing'],
    ['Integration', 'CRM sync: fields not mapped'],
    ['Integration', 'Webhook retries, then gives up'],
    ['Feature request', 'Round-robin by territory'],
    ['Feature request', 'Dark mode, please'],
  ].map((pair, place) => [pair, place % 3 === 0 ? 2 : 1] as const),
)

function ticketsOf(
  world: World,
  random: Random,
  best: boolean,
  customer: Customer,
): readonly Ticket[] {
  const years = (customer.activeUntil - customer.since) / YEAR
  const count = Math.min(30, random.poisson(years * (best ? 1.2 : 3)))
  const tickets: Ticket[] = []
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const openedAt =
      customer.since + random.below(Math.max(1, customer.activeUntil - customer.since))
    const resolvedAt = openedAt + 30 + Math.round(random.exponential(2 * DAY))
    const [kind = '', subject = ''] = random.pick(troubles)
    tickets.push({
      ordinal,
      openedAt,
      resolvedAt: resolvedAt < world.until ? resolvedAt : undefined,
      priority: random.pick(priorities),
      kind,
      subject,
    })
  }
  return tickets.sort((one, other) => one.openedAt - other.openedAt)
}

/** The product keeps six months of usage; people of customers about to leave use less. */
function usageOf(
  world: World,
  random: Random,
  best: boolean,
  company: Company,
  customer: Customer,
): readonly Usage[] {
  const size = world.planted ? company.employees : 150
  const seats = Math.max(2, Math.round(Math.sqrt(size) * (best ? 1.4 : 0.8)))
  const adopted = features.filter((_, place) => random.chance((best ? 0.95 : 0.75) - 0.12 * place))
  const usage: Usage[] = []
  for (const month of lastMonths(world.until)) {
    if (month * DAY < customer.since || (month + 28) * DAY > customer.activeUntil) continue
    for (const feature of adopted) {
      const users = random.poisson(Math.min(20, seats * 0.7))
      if (users === 0) continue
      usage.push({ month, feature, users, events: users * random.between(6, 60) })
    }
  }
  return usage
}

function lastMonths(until: number): readonly number[] {
  const months: number[] = []
  let first = dayOf(until) - civil(dayOf(until)).day + 1
  for (let count = 0; count < usageMonths; count += 1) {
    const before = first - 1
    first = before - civil(before).day + 1
    months.unshift(first)
  }
  return months
}

const praise = [
  'Saves my team a day a week, no question',
  'Great support, quick answers',
  'Our "single source of truth" now',
  'Easy to set up.\nWould buy again.',
]
const complaint = [
  'Too expensive for what we use',
  'Slow, and the export keeps failing',
  'Nobody here uses it any more',
]

function answersOf(random: Random, best: boolean, customer: Customer): readonly Answer[] {
  const answers: Answer[] = []
  for (let at = customer.since + 120 * DAY; at < customer.activeUntil; at += YEAR) {
    if (!random.chance(0.6)) continue
    const leaving = customer.churnedAt !== undefined && customer.churnedAt - at < YEAR
    const typical = (best ? 9 : 7.4) - (leaving ? 2.4 : 0)
    const score = Math.max(0, Math.min(10, Math.round(typical + 1.5 * random.normal())))
    const when = officeTime(random, at, random.below(5))
    if (when >= customer.activeUntil) continue
    answers.push({ at: when, score, comment: commentFor(random, score) })
  }
  return answers
}

function commentFor(random: Random, score: number): string {
  if (!random.chance(0.35)) return ''
  if (score >= 9) return random.one(praise)
  return score <= 6 ? random.one(complaint) : 'OK'
}
