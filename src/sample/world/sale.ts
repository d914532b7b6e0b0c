import { DAY } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import { winProbability } from './fit.ts'
import { officeTime, randomFor, type World } from './world.ts'

type Status = 'open' | 'won' | 'lost'

export interface Deal {
  /** 0 for the account's first deal, 1 for the next. */
  readonly ordinal: number
  readonly kind: 'New Business' | 'Existing Business'
  readonly status: Status
  readonly openedAt: number
  /** When it was decided; for an open deal the day somebody hopes for. */
  readonly closeAt: number
  /** When each stage was entered, in order; shorter where the deal never got further. */
  readonly entered: readonly number[]
  readonly amount: number
  readonly lostReason: string
}

export interface Sale {
  readonly status: Status | 'none'
  readonly deals: readonly Deal[]
  /** The planted probability of winning; 0 where no deal was opened. */
  readonly probability: number
}

export const stages = [
  'Appointment Scheduled',
  'Qualified To Buy',
  'Presentation Scheduled',
  'Decision Maker Bought-In',
  'Contract Sent',
] as const

const pursued = 0.47
const forgotten = 0.1
const none: Sale = { status: 'none', deals: [], probability: 0 }

export function saleOf(world: World, company: Company): Sale {
  const random = randomFor(world, company.index, 'sale')
  const openedAt = officeTime(random, company.createdAt, 1 + random.exponential(45))
  if (!random.chance(pursued) || openedAt >= world.until) return none
  const probability = winProbability(world, company, openedAt)
  const won = random.chance(probability)
  const deals = attempts(world, company, random, openedAt, outcomes(random, won))
  return { status: overall(deals), deals, probability }
}

/** Some winners said no at first, some losers twice; some deals are never decided by anybody. */
function outcomes(random: Random, won: boolean): readonly Status[] {
  if (random.chance(forgotten)) return ['open']
  if (won) return random.chance(0.05) ? ['lost', 'won'] : ['won']
  return random.chance(0.1) ? ['lost', 'lost'] : ['lost']
}

function attempts(
  world: World,
  company: Company,
  random: Random,
  firstOpenedAt: number,
  planned: readonly Status[],
): readonly Deal[] {
  const deals: Deal[] = []
  let openedAt = firstOpenedAt
  for (const plan of planned) {
    const days = cycleDays(random, company)
    const closeAt = officeTime(random, openedAt, days)
    const status = closeAt >= world.until ? 'open' : plan
    if (openedAt >= world.until) break
    deals.push({
      ordinal: deals.length,
      kind: 'New Business',
      status,
      openedAt,
      closeAt: status === 'open' ? Math.max(closeAt, world.until + 20 * DAY) : closeAt,
      entered: entered(world, random, status, openedAt, closeAt),
      amount: contractValue(world, company, random),
      lostReason: status === 'lost' ? random.one(lostReasons) : '',
    })
    if (status === 'open') break
    openedAt = officeTime(random, closeAt, 40 + random.exponential(120))
  }
  return deals
}

/** Independent of the outcome, so that deals still open at the export hide no winners or losers. */
function cycleDays(random: Random, company: Company): number {
  const median = company.segment === undefined ? 62 : 38
  return Math.max(4, Math.min(400, median * Math.exp(0.55 * random.normal())))
}

function entered(
  world: World,
  random: Random,
  status: Status,
  openedAt: number,
  closeAt: number,
): readonly number[] {
  const reached = status === 'won' ? stages.length : random.between(1, stages.length)
  const step = (closeAt - openedAt) / (reached + 0.5)
  const times: number[] = []
  for (let stage = 0; stage < reached; stage += 1) {
    const after = (step * (stage + random.uniform() * 0.6)) / DAY
    const at = stage === 0 ? openedAt : officeTime(random, openedAt, after)
    if (at < world.until) times.push(Math.min(at, closeAt))
  }
  return times
}

/** A year's contract in whole tens: grows with the company, and segment members buy more. */
function contractValue(world: World, company: Company, random: Random): number {
  const scale = world.planted ? (company.employees / 150) ** 0.35 : 1
  const segment = company.segment === undefined ? 1 : 1.8
  const value = 9000 * scale * segment * Math.exp(0.35 * random.normal())
  return Math.max(900, Math.round(value / 10) * 10)
}

const lostReasons = [
  'Price',
  'No decision',
  'Chose competitor',
  'Missing feature',
  'Timing',
  'Lost contact',
] as const

/** Won if any deal was, else lost if any was decided, else open. */
function overall(deals: readonly Deal[]): Status | 'none' {
  const has = (status: Status): boolean => deals.some((deal) => deal.status === status)
  if (has('won')) return 'won'
  if (has('lost')) return 'lost'
  return deals.length === 0 ? 'none' : 'open'
}
