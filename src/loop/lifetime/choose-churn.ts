import type { LifetimeFallback, LifetimeModelCheck } from '../../domain/index.ts'
import {
  type ChurnFit,
  checkChurn,
  countPeriods,
  fitChurn,
  type HeldOutChurn,
  type PeriodCounts,
  simpleChurn,
  type Tenures,
} from '../../stats/index.ts'
import { notConverged } from './choose-model.ts'
import { daysPerMonth } from './days.ts'
import type { Subscribers } from './read-subscribers.ts'
import { rowsThat, valuesOf } from './rows.ts'

/** Below these, in number and in months, the simple rate is used. */
const least = { customers: 30, leavers: 10, months: 3 } as const
/** Held out for the check: this share of the days from the first start of all to the last day. */
const heldOutShare = 1 / 3

export interface ChosenChurn {
  readonly model: ChurnFit['model']
  readonly chosenBy: 'check' | 'asked' | 'fallback'
  readonly proven: boolean
  readonly fallback?: LifetimeFallback
  readonly fit: ChurnFit
  /** What it is fitted to. */
  readonly counts: PeriodCounts
  readonly check?: {
    readonly untilDay: number
    readonly days: number
    readonly customers: number
    readonly models: readonly LifetimeModelCheck[]
  }
}

/**
 * The shifted beta-geometric, where it gave a higher probability than one churn rate for all to who stayed
 * and who left after a day that both had seen the data to; else that rate.
 */
export function chooseChurn(subscribers: Subscribers, asked: boolean): ChosenChurn {
  const counts = countPeriods(tenuresUntil(subscribers, subscribers.lastDay), daysPerMonth)
  const [simple, sbg] = [simpleChurn(counts), fitChurn(counts)]
  const base = {
    model: simple.model,
    chosenBy: 'fallback',
    proven: false,
    fit: simple,
    counts,
  } as const
  const forced = (proven: boolean) =>
    ({ model: 'sbg', chosenBy: 'asked', proven, fit: sbg, counts }) as const
  const thin = tooThin(subscribers)
  if (thin !== undefined) return asked ? forced(false) : { ...base, fallback: thin }
  const { checks, check } = holdOut(subscribers)
  const lead = checks[1]?.ahead ?? { value: 0, low: 0 }
  const proven = lead.low > 0
  if (asked) return { ...forced(proven), check }
  if (!sbg.converged) return { ...base, fallback: notConverged, check }
  if (!(lead.value > 0)) return { ...base, fallback: { reason: 'no_better', facts: {} }, check }
  return { model: 'sbg', chosenBy: 'check', proven, fit: sbg, counts, check }
}

function tooThin({ keys, leavers, start, lastDay }: Subscribers): LifetimeFallback | undefined {
  const customers = keys.length
  if (customers < least.customers)
    return { reason: 'few_customers', facts: { customers, least: least.customers } }
  if (leavers < least.leavers)
    return { reason: 'few_leavers', facts: { leavers, least: least.leavers } }
  const days = lastDay - splitDay({ start, lastDay })
  const leastDays = Math.ceil(least.months * daysPerMonth)
  return days < leastDays ? { reason: 'short', facts: { days, least: leastDays } } : undefined
}

function splitDay({ start, lastDay }: Pick<Subscribers, 'start' | 'lastDay'>): number {
  const first = start.reduce((least, day) => Math.min(least, day), lastDay)
  return lastDay - Math.floor((lastDay - first) * heldOutShare)
}

/** Tenures as they stood on a day: who left later was still there. */
export function tenuresUntil({ start, end, left }: Subscribers, day: number): Tenures {
  const rows = rowsThat(start.length, (i) => (start[i] ?? 0) <= day)
  return {
    time: valuesOf(rows, (i) => Math.min(end[i] ?? 0, day) - (start[i] ?? 0)),
    left: Uint8Array.from(rows, (i) => (left[i] === 1 && (end[i] ?? 0) <= day ? 1 : 0)),
  }
}

function holdOut(subscribers: Subscribers) {
  const { start, end, left, lastDay } = subscribers
  const untilDay = splitDay(subscribers)
  const counts = countPeriods(tenuresUntil(subscribers, untilDay), daysPerMonth)
  const there = rowsThat(start.length, (i) => {
    const stays = left[i] === 0 || (end[i] ?? 0) > untilDay
    return (start[i] ?? 0) <= untilDay && stays
  })
  const periods = Math.floor((lastDay - untilDay) / daysPerMonth)
  const leftIn = valuesOf(there, (i) => {
    const period = Math.floor(((end[i] ?? 0) - untilDay) / daysPerMonth) + 1
    return left[i] === 1 && period <= periods ? period : 0
  })
  const completed = valuesOf(there, (i) => Math.floor((untilDay - (start[i] ?? 0)) / daysPerMonth))
  const checks = checkChurn([simpleChurn(counts), fitChurn(counts)], { completed, leftIn, periods })
  const check = {
    untilDay,
    days: lastDay - untilDay,
    customers: there.length,
    models: checks.map(modelCheck),
  }
  return { checks, check }
}

function modelCheck({ fit, ...check }: HeldOutChurn): LifetimeModelCheck {
  return { model: fit.model, ...check }
}
