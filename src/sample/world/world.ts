import { civil, DAY, dayNumber, dayOf } from '../calendar.ts'
import { coinedNames } from '../names/index.ts'
import type { SampleOptions } from '../options.ts'
import { Random } from '../random.ts'
import { drift } from './effects.ts'

/** What every part of the world needs to know; nothing in it depends on the layout. */
export interface World {
  readonly seed: number
  readonly accounts: number
  readonly planted: boolean
  /** Names in their own script. */
  readonly native: boolean
  /** The first minute that has any data, the minute of the export, and the minute of the drift. */
  readonly from: number
  readonly until: number
  readonly driftAt: number
  /** The youngest companies are of this year: before the first record. */
  readonly lastFounded: number
  /** Account index to the number of its name: `(index * stride + shift) mod coinedNames`. */
  readonly stride: number
  readonly shift: number
}

/** Four years and a bit, as a CRM that has been in use for a while. */
const historyDays = 1500

export function createWorld(options: SampleOptions): World {
  const exported = dayNumber(options.asOf)
  const random = new Random().seek(options.seed, 0, streams.names)
  return {
    seed: options.seed,
    accounts: options.accounts,
    planted: options.signal === 'planted',
    native: options.locale === 'dirty',
    from: (exported - historyDays) * DAY,
    until: exported * DAY + 8 * 60,
    lastFounded: civil(exported - historyDays).year - 1,
    driftAt: (exported - drift.daysBeforeExport) * DAY,
    stride: coprimeTo(coinedNames, 1_000_000 + random.below(8_000_000)),
    shift: random.below(coinedNames),
  }
}

/** One stream of randomness for each concern, so that a change in one leaves the others alone. */
const streams = {
  names: 0,
  traits: 1,
  sale: 2,
  customer: 3,
  people: 4,
  activity: 5,
  noise: 6,
  entry: 7,
  referral: 8,
  duplicate: 9,
  service: 10,
  technology: 11,
} as const

export function randomFor(world: World, index: number, stream: keyof typeof streams): Random {
  return new Random().seek(world.seed, index, streams[stream])
}

/**
 * A minute within office hours of the day `daysLater` days after a minute, or of the Monday after
 * where that is a weekend: up to two days later than asked for.
 */
export function officeTime(random: Random, minute: number, daysLater: number): number {
  const day = dayOf(minute) + Math.max(0, Math.round(daysLater))
  const monday = [1, 0, 0, 0, 0, 0, 2][(day + 4) % 7] ?? 0
  return (day + monday) * DAY + 480 + random.below(600)
}

function coprimeTo(modulus: number, start: number): number {
  let candidate = start
  while (commonDivisor(candidate, modulus) !== 1) candidate += 1
  return candidate
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b)
}
