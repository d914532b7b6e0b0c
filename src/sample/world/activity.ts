import { DAY, dayOf } from '../calendar.ts'
import type { Random } from '../random.ts'
import type { Company } from './company.ts'
import type { Customer } from './customer.ts'
import { intentEffect } from './effects.ts'
import type { Deal, Sale } from './sale.ts'
import { officeTime, randomFor, type World } from './world.ts'

export interface Activity {
  readonly ordinal: number
  readonly kind: 'Website visit' | 'Email' | 'Call' | 'Meeting' | 'Note'
  readonly at: number
  readonly subject: string
  /** Ordinal of the deal it belongs to, where it belongs to one. */
  readonly deal: number | undefined
}

type Draft = Omit<Activity, 'ordinal'>

const pages = ['/pricing', '/product', '/customers', '/blog/pipeline-reviews', '/demo']

/**
 * Visits before the deal carry intent. Selling and serving leave traces too, and more of them where
 * the deal was won: counting all activities of an account, whenever they happened, tells the end.
 */
export function activitiesOf(
  world: World,
  company: Company,
  sale: Sale,
  customer: Customer | undefined,
): readonly Activity[] {
  const random = randomFor(world, company.index, 'activity')
  const drafts = [...visits(world, random, company, sale)]
  for (const deal of sale.deals) drafts.push(...selling(world, random, deal))
  if (customer !== undefined) drafts.push(...serving(random, customer))
  return drafts
    .sort((one, other) => one.at - other.at)
    .map((draft, ordinal) => ({ ...draft, ordinal }))
}

function visits(world: World, random: Random, company: Company, sale: Sale): readonly Draft[] {
  const first = sale.deals[0]
  const until =
    first?.openedAt ?? Math.min(world.until, company.createdAt + random.below(500 * DAY))
  const from = Math.max(company.createdAt, until - intentEffect.windowDays * DAY)
  const count = first === undefined ? Math.floor(company.visits / 2) : company.visits
  return Array.from({ length: count }, () => ({
    kind: 'Website visit',
    at: from + random.below(Math.max(1, until - from)),
    subject: `Visited ${random.one(pages)}`,
    deal: undefined,
  }))
}

const touches = [
  { kind: 'Email', subject: 'Re: next steps, and a date for the demo' },
  { kind: 'Call', subject: 'Discovery call' },
  { kind: 'Email', subject: 'Sent "Flow" one-pager' },
  { kind: 'Meeting', subject: 'Product demo' },
  { kind: 'Note', subject: 'Budget owner is new, wants a reference' },
] as const

function selling(world: World, random: Random, deal: Deal): readonly Draft[] {
  const mean = deal.kind === 'Existing Business' ? 0.5 : sellingMean(world, deal)
  const end = Math.min(deal.closeAt, world.until - 1)
  const days = Math.max(1, dayOf(end) - dayOf(deal.openedAt) - 1)
  return Array.from({ length: random.poisson(mean) }, () => ({
    ...random.one(touches),
    at: Math.min(end, officeTime(random, deal.openedAt, 1 + random.below(days))),
    deal: deal.ordinal,
  }))
}

/** Sellers spend their time where it goes well. */
function sellingMean(world: World, deal: Deal): number {
  return world.planted && deal.status === 'won' ? 2.6 : 1.3
}

function serving(random: Random, customer: Customer): readonly Draft[] {
  const drafts: Draft[] = []
  for (let at = customer.since + 60 * DAY; at < customer.activeUntil; at += 240 * DAY) {
    const when = officeTime(random, at, random.below(30))
    if (when >= customer.activeUntil) continue
    drafts.push({ kind: 'Call', at: when, subject: 'Business review', deal: undefined })
  }
  return drafts
}
