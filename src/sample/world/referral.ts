import { DAY } from '../calendar.ts'
import { type Company, companyOf } from './company.ts'
import { saleOf } from './sale.ts'
import { randomFor, type World } from './world.ts'

export interface Referral {
  readonly at: number
  readonly by: Company
}

const tries = 16

/**
 * Who sent a referred account: a customer won before, found by trying older accounts at random.
 * Best customers are taken whenever met, others not always: so the best recommend more.
 */
export function referralOf(world: World, company: Company): Referral | undefined {
  if (company.source !== 'Referrals' || company.index === 0) return undefined
  const random = randomFor(world, company.index, 'referral')
  for (let count = 0; count < tries; count += 1) {
    const candidate = companyOf(world, random.below(company.index))
    if (!random.chance(candidate.segment === undefined ? 0.35 : 1)) continue
    const won = saleOf(world, candidate).deals.find((deal) => deal.status === 'won')
    if (won === undefined || won.closeAt > company.createdAt) continue
    const at = company.createdAt - random.below(10 * DAY)
    return { at: Math.max(at, won.closeAt), by: candidate }
  }
  return undefined
}
