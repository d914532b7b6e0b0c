import type { LifetimeFallback, LifetimeModel, LifetimeModelCheck } from '../../domain/index.ts'
import {
  bgNbd,
  checkHeldOut,
  distinctHistories,
  evenRows,
  fitPurchases,
  type HeldOut,
  type HeldOutCheck,
  type Histories,
  mbgNbd,
  type PurchaseFit,
  paretoNbd,
  pickHistories,
  pickValues,
  simpleRateOf,
  type WeightedHistories,
} from '../../stats/index.ts'

/** More customers tell the parameters no better than purchases scatter: beyond, every so-manieth is taken. */
export const mostFitted = 25_000
/** Enough to tell models apart; there are three to fit. */
export const mostChecked = 10_000

/** Below these the data is too thin to tell models apart, and the simple rate is used. */
const least = { customers: 30, repeaters: 10, heldOut: 10, days: 28 } as const

const models = [bgNbd, mbgNbd, paretoNbd] as const

/** Scores closer than this are the same: where nobody stops all models are one, and the plainest is named. */
const equalWithin = 1e-4

export interface ChosenModel {
  readonly model: LifetimeModel
  readonly chosenBy: 'check' | 'asked' | 'fallback'
  readonly proven: boolean
  readonly fallback?: LifetimeFallback
  readonly checks: readonly LifetimeModelCheck[]
}

/** By which share the model used was off in the check; not known, and taken for nothing, without a check. */
export const strayedIn = (
  checks: readonly LifetimeModelCheck[],
  used: LifetimeModelCheck['model'],
): number => checks.find(({ model }) => model === used)?.strayed ?? 0

/**
 * The model that gave the highest probability to what customers bought after the day its data ended; the
 * simple rate where the data is too thin to say, or where none is better. Proven where its lead over the
 * simple rate is more than chance would give one of forty times. A model that is asked for is used whatever
 * the check says; the check still says whether it is proven.
 */
export function chooseModel(all: HeldOut, asked?: LifetimeModel): ChosenModel {
  const thin = tooThin(all)
  const checked = thin === undefined ? checkModels(someOf(all)) : []
  const checks = checked.map(modelCheck)
  if (asked !== undefined) {
    const own = checks.find(({ model }) => model === asked)
    return { model: asked, chosenBy: 'asked', proven: (own?.ahead.low ?? 0) > 0, checks }
  }
  if (thin !== undefined) return { ...fallBack(thin), checks }
  const sound = checked.slice(1).filter(({ fit }) => fit.converged)
  const best = sound.reduce<HeldOutCheck | undefined>(
    (top, one) => (top === undefined || one.logScore > top.logScore + equalWithin ? one : top),
    undefined,
  )
  if (best === undefined) return { ...fallBack(notConverged), checks }
  if (!(best.ahead.value > 0)) return { ...fallBack({ reason: 'no_better', facts: {} }), checks }
  return { model: nameOf(best.fit), chosenBy: 'check', proven: best.ahead.low > 0, checks }
}

/** The simple rate first. */
function checkModels(heldOut: HeldOut): readonly HeldOutCheck[] {
  const known = distinctHistories(heldOut.histories)
  const fits = models.map((model) => fitPurchases(model, known))
  return checkHeldOut([simpleRateOf(heldOut.histories), ...fits], heldOut)
}

/** Used also where the final fit finds no top. */
export const notConverged: LifetimeFallback = { reason: 'not_converged', facts: {} }

export const fallBack = (fallback: LifetimeFallback) =>
  ({ model: 'simple_rate', chosenBy: 'fallback', proven: false, fallback }) as const

function tooThin({ histories, purchases, span }: HeldOut): LifetimeFallback | undefined {
  const customers = purchases.length
  const repeaters = count(histories.repeats, (x) => x > 0)
  const bought = purchases.reduce((all, n) => all + n, 0)
  if (customers < least.customers)
    return { reason: 'few_customers', facts: { customers, least: least.customers } }
  if (repeaters < least.repeaters)
    return { reason: 'few_repeaters', facts: { repeaters, least: least.repeaters } }
  if (span < least.days) return { reason: 'short', facts: { days: span, least: least.days } }
  if (bought < least.heldOut)
    return { reason: 'few_held_out', facts: { purchases: bought, least: least.heldOut } }
  return undefined
}

function count(values: Float64Array, counts: (value: number) => boolean): number {
  return values.reduce((all, value) => all + (counts(value) ? 1 : 0), 0)
}

function someOf({ histories, purchases, span }: HeldOut): HeldOut {
  const rows = evenRows(purchases.length, mostChecked)
  return { histories: pickHistories(histories, rows), purchases: pickValues(purchases, rows), span }
}

function modelCheck({ fit, ...check }: HeldOutCheck): LifetimeModelCheck {
  return { model: nameOf(fit), ...check }
}

const nameOf = ({ model }: PurchaseFit): LifetimeModel => model.name

/** The histories that parameters are estimated from, equal ones together. */
export function fittedHistories(all: Histories): WeightedHistories {
  return distinctHistories(pickHistories(all, evenRows(all.repeats.length, mostFitted)))
}

/** The model of that name with the parameters that the histories tell. */
export function fitModel(
  model: LifetimeModel,
  all: Histories,
  fitted: WeightedHistories,
): PurchaseFit {
  const known = models.find(({ name }) => name === model)
  return known === undefined ? simpleRateOf(all) : fitPurchases(known, fitted)
}
