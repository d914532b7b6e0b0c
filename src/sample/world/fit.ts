import type { Company } from './company.ts'
import {
  blindWinRate,
  customerSystemEffect,
  dataTeamEffect,
  drift,
  incumbentEffect,
  industryEffect,
  intentEffect,
  intercept,
  pairEffect,
  salesRoleEffect,
  sizeEffect,
  sourceEffect,
} from './effects.ts'
import type { World } from './world.ts'

/** Probability that a first deal opened at a minute is won: the logistic of the planted log odds. */
export function winProbability(world: World, company: Company, openedAt: number): number {
  if (!world.planted) return blindWinRate
  return 1 / (1 + Math.exp(-(intercept + alone(world, company, openedAt) + together(company))))
}

function alone(world: World, company: Company, openedAt: number): number {
  const drifted = company.incumbent.label === drift.level && openedAt >= world.driftAt
  return (
    (industryEffect[company.industry.label] ?? 0) +
    sizeLogOdds(company.employees) +
    (sourceEffect[company.source] ?? 0) +
    (company.customerSystem === undefined ? 0 : customerSystemEffect) +
    (company.dataTeam ? dataTeamEffect : 0) +
    (drifted ? drift.after : (incumbentEffect[company.incumbent.label] ?? 0)) +
    Math.min(company.salesRoles, salesRoleEffect.cap) * salesRoleEffect.each +
    Math.min(company.visits, intentEffect.cap) * intentEffect.each
  )
}

function together(company: Company): number {
  const { salesMotionPricing, sitesProcurement } = pairEffect
  return (
    (company.inbound === company.subscription ? salesMotionPricing : -salesMotionPricing) +
    (company.multiSite === company.centralProcurement ? sitesProcurement : -sitesProcurement) +
    (company.segment?.logOdds ?? 0)
  )
}

function sizeLogOdds(employees: number): number {
  let logOdds = 0
  for (const band of sizeEffect) if (employees >= band.from) logOdds = band.logOdds
  return logOdds
}
