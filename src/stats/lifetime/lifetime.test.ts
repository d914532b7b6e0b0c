import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reference } from '../../../test/reference/read.ts'
import {
  bgNbd,
  checkHeldOut,
  checkHistories,
  distinctHistories,
  estimateSpend,
  fitChurn,
  fitPurchases,
  fitSpend,
  type Histories,
  kaplanMeier,
  mbgNbd,
  noAmounts,
  paretoNbd,
  predictLifetimes,
  purchaseRanges,
  simpleChurn,
  simpleRateOf,
  termAhead,
} from './index.ts'
import { emptySums } from './purchase-model.ts'

interface Row {
  readonly x: number
  readonly last: number
  readonly age: number
  readonly active: number
  readonly mean: number
  readonly counts: readonly number[]
}
interface Fitted {
  readonly parameters: readonly number[]
  readonly errors: readonly number[]
  readonly ranges?: readonly (readonly [number, number])[]
  readonly log: number
  readonly rows: readonly Row[]
}
const known: {
  readonly [field in 'x' | 'last' | 'age' | 'spent']: readonly number[]
} & {
  readonly span: number
  readonly models: Readonly<Record<string, Fitted>>
  readonly spend: { parameters: readonly number[]; log: number; first: readonly number[] }
  readonly churn: { left: readonly number[]; parameters: readonly number[]; log: number }
  readonly survival: { time: number[]; event: number[]; curve: readonly (readonly number[])[] }
} = reference('lifetime.json')

const histories: Histories = {
  repeats: Float64Array.from(known.x),
  recency: Float64Array.from(known.last),
  age: Float64Array.from(known.age),
}
const outlook = { span: known.span, discount: 0 }
const models = [bgNbd, mbgNbd, paretoNbd]

test.each(models)('$name: the top of the likelihood, against SciPy', (model) => {
  const wanted = known.models[model.name]
  const fit = fitPurchases(model, distinctHistories(histories))
  expect(fit.converged).toBe(true)
  expect(fit.logLikelihood).toBeCloseTo(wanted?.log ?? 0, 4)
  fit.parameters.forEach((value, i) => {
    expect(Math.log(value / (wanted?.parameters[i] ?? 0))).toBeCloseTo(0, 3)
    const error = Math.sqrt(fit.covariance[i * 5] ?? 0)
    expect(error / (wanted?.errors[i] ?? 0)).toBeCloseTo(1, 2)
  })
})

test('profile-likelihood intervals, against SciPy; an end that nothing bounds is open', () => {
  const own = distinctHistories(histories)
  const ranges = purchaseRanges(fitPurchases(mbgNbd, own), own)
  const wanted = known.models['mbg_nbd']?.ranges ?? []
  expect(wanted).toHaveLength(4)
  wanted.forEach(([low, high], i) => {
    expect((ranges[i]?.low ?? 0) / low).toBeCloseTo(1, 2)
    expect((ranges[i]?.high ?? 0) / high).toBeCloseTo(1, 2)
  })
  // By BG/NBD these customers may all stop with the very same chance: only a / b is bounded.
  const [, , ofA, ofB] = purchaseRanges(fitPurchases(bgNbd, own), own)
  expect([ofA?.high, ofB?.high]).toEqual([Infinity, Infinity])
})

test.each(models)('$name: what is to come, against the formulas of the papers', (model) => {
  const { parameters = [], rows = [] } = known.models[model.name] ?? {}
  const own = Float64Array.from(parameters)
  const sums = emptySums()
  const terms = new Float64Array(10)
  for (const { x, last, age, active, mean, counts } of rows) {
    model.history(own, x)(x, last, age, terms)
    expect(Math.exp(terms[5] ?? 0)).toBeCloseTo(active, 6)
    model.future(own, outlook)(x, age, sums)
    expect(sums.purchases / mean).toBeCloseTo(1, 6)
    const chances = model.counts(own, known.span)(x, age, 3)
    counts.forEach((chance, k) => {
      expect(chances[k]).toBeCloseTo(chance, 6)
    })
    expect(sums.none).toBeCloseTo(counts[0] ?? 0, 6)
  }
})

test.each(models)('$name: moments agree with the chances of counts', (model) => {
  const { parameters = [], rows = [] } = known.models[model.name] ?? {}
  const own = Float64Array.from(parameters)
  const sums = emptySums()
  for (const { x, age } of rows) {
    model.future(own, outlook)(x, age, sums)
    const chances = model.counts(own, known.span)(x, age, 400)
    const mean = chances.reduce((all, chance, k) => all + k * chance, 0)
    const pairs = chances.reduce((all, chance, k) => all + k * (k - 1) * chance, 0)
    expect(sums.purchases / mean).toBeCloseTo(1, 4)
    expect(sums.purchasePairs / pairs).toBeCloseTo(1, 4)
  }
})

test('days, weeks and months give one fit', () => {
  const weekly = { ...histories, recency: scaled('recency', 7), age: scaled('age', 7) }
  for (const model of models) {
    const byDay = fitPurchases(model, distinctHistories(histories))
    const byWeek = fitPurchases(model, distinctHistories(weekly))
    byDay.parameters.forEach((value, i) => {
      const unit = model.times[i] === true ? 7 : 1
      expect((value / unit / (byWeek.parameters[i] ?? 0)).toFixed(4)).toBe('1.0000')
    })
  }
  function scaled(of: 'recency' | 'age', by: number) {
    return histories[of].map((time) => time / by)
  }
})

test('a discount takes away what it should, for a span and for ever', () => {
  const own = Float64Array.from(known.models['bg_nbd']?.parameters ?? [])
  const discount = 0.0005
  const sums = emptySums()
  bgNbd.future(own, { span: known.span, discount })(4, 300, sums)
  let summed = 0
  const until = emptySums()
  const steps = 2000
  const step = known.span / steps
  let before = 0
  for (let k = 1; k <= steps; k += 1) {
    bgNbd.future(own, { span: k * step, discount: 0 })(4, 300, until)
    summed += (until.purchases - before) * Math.exp(-discount * (k - 0.5) * step)
    before = until.purchases
  }
  expect(sums.discounted / summed).toBeCloseTo(1, 5)
  bgNbd.future(own, { span: 100 / discount, discount })(4, 300, until)
  bgNbd.future(own, { span: Infinity, discount })(4, 300, sums)
  expect(sums.discounted / until.discounted).toBeCloseTo(1, 3)
})

test('Gamma-Gamma, against SciPy', () => {
  const spending = {
    purchases: histories.repeats.map((x) => x + 1),
    sum: Float64Array.from(known.spent),
  }
  const fit = fitSpend(spending)
  expect(fit.logLikelihood).toBeCloseTo(known.spend.log, 4)
  fit.parameters.forEach((value, i) => {
    expect(value / (known.spend.parameters[i] ?? 0)).toBeCloseTo(1, 3)
  })
  const { mean } = estimateSpend(spending, spending)
  known.spend.first.forEach((amount, i) => {
    expect((mean[i] ?? 0) / amount).toBeCloseTo(1, 3)
  })
})

test('shifted beta-geometric: the published retention of Fader and Hardie (2007)', () => {
  const { left } = known.churn
  const leavers = Float64Array.from(left, (there, t) => (t === 0 ? 0 : (left[t - 1] ?? 0) - there))
  const stayers = Float64Array.from(left, (there, t) => (t === left.length - 1 ? there : 0))
  const fit = fitChurn({ leavers, stayers })
  expect(fit.a).toBeCloseTo(0.668, 3)
  expect(fit.b).toBeCloseTo(3.806, 3)
  expect(fit.logLikelihood).toBeCloseTo(known.churn.log, 5)
  const term = termAhead(fit, { periods: 5, discount: 0.1, seed: 1 })
  // Who stayed longer stays longer; a range never leaves the periods looked ahead.
  expect(term(7).periods.value).toBeGreaterThan(term(0).periods.value)
  expect(term(7).periods.high).toBe(5)
  expect(term(7).discounted.value).toBeLessThan(term(7).periods.value)
  expect(term(7).forever).toBeGreaterThan(term(7).discounted.value)
})

test('Kaplan and Meier with Greenwood on the log-log scale, against the formulas', () => {
  const { time, event, curve } = known.survival
  const { steps, median } = kaplanMeier({
    time: Float64Array.from(time),
    left: Uint8Array.from(event),
  })
  expect(steps).toHaveLength(curve.length)
  steps.forEach(({ time: at, atRisk, left, share, low, high }, i) => {
    const wanted = curve[i] ?? []
    ;[at, atRisk, left, share, low, high].forEach((value, k) => {
      expect(value).toBeCloseTo(wanted[k] ?? 0, 10)
    })
  })
  expect(median).toBe(12)
  expect(kaplanMeier({ time: Float64Array.of(3), left: Uint8Array.of(0) }).steps).toEqual([])
})

test('many customers with one number of repeats are interpolated to the same', () => {
  const fit = fitPurchases(paretoNbd, distinctHistories(histories))
  const question = { outlook: { span: 365, discount: 0.0003 }, margin: 1 }
  const whole = predictLifetimes(fit, histories, noAmounts(known.x.length), question)
  for (const row of [0, 7, 123, 399]) {
    const alone = {
      repeats: histories.repeats.slice(row, row + 1),
      recency: histories.recency.slice(row, row + 1),
      age: histories.age.slice(row, row + 1),
    }
    const one = predictLifetimes(fit, alone, noAmounts(1), question)
    expect((whole.purchases[row] ?? 0) / (one.purchases[0] ?? 0)).toBeCloseTo(1, 5)
    expect((whole.purchasesHigh[row] ?? 0) / (one.purchasesHigh[0] ?? 0)).toBeCloseTo(1, 4)
  }
})

test('a fit foretells held-out purchases better than the simple rate where customers stop', () => {
  const purchases = histories.repeats.map((x, i) => (x > 3 && i % 3 === 0 ? 2 : 0))
  const heldOut = { histories, purchases, span: 180 }
  const fits = [simpleRateOf(histories), fitPurchases(mbgNbd, distinctHistories(histories))]
  const [simple, mbg] = checkHeldOut(fits, heldOut)
  expect(simple?.ahead.value).toBe(0)
  expect(mbg?.ahead.low).toBeGreaterThan(0)
  expect(mbg?.meanAbsoluteError).toBeLessThan(simple?.meanAbsoluteError ?? 0)
  expect(mbg?.real).toBe(purchases.reduce((sum, count) => sum + count, 0))
})

test('totals hold what the model itself was seen to stray, beyond chance', () => {
  const fit = fitPurchases(mbgNbd, distinctHistories(histories))
  const foretold = Math.round(
    predictLifetimes(fit, histories, noAmounts(400), { outlook, margin: 1 }).totals.purchases.value,
  )
  const strayedOf = (total: number) => {
    const purchases = new Float64Array(400).fill(Math.floor(total / 400))
    for (let i = 0; i < total % 400; i += 1) purchases[i] = (purchases[i] ?? 0) + 1
    return checkHeldOut([fit], { histories, purchases, span: known.span })[0]?.strayed ?? 0
  }
  expect(strayedOf(foretold)).toBe(0)
  expect(strayedOf(2 * foretold)).toBeGreaterThan(0.8)
  expect(strayedOf(2 * foretold)).toBeLessThan(1)
  const strayed = strayedOf(2 * foretold)
  const { purchases } = predictLifetimes(fit, histories, noAmounts(400), {
    ...{ outlook, margin: 1, strayed },
  }).totals
  expect(purchases.high).toBeGreaterThan(2 * foretold)
})

test('one churn rate for all: months to come, and how surely, against the integral', () => {
  const fit = simpleChurn({
    leavers: Float64Array.of(0, 10, 10, 10),
    stayers: Float64Array.of(0, 0, 0, 100),
  })
  const term = termAhead(fit, { periods: 6, discount: 0, seed: 1 })
  const [leavers, lived] = [30, 0 * 10 + 1 * 10 + 2 * 10 + 3 * 100]
  const rate = leavers / (leavers + lived)
  const expected = [1, 2, 3, 4, 5, 6].reduce((sum, j) => sum + (1 - rate) ** j, 0)
  expect(term(0).periods.value / expected).toBeCloseTo(1, 1)
  expect(term(0).periods.value).toBe(term(9).periods.value)
  const slope = [1, 2, 3, 4, 5, 6].reduce((sum, j) => sum + j * (1 - rate) ** (j - 1), 0)
  const error = Math.sqrt((rate * (1 - rate)) / (leavers + lived))
  expect(Math.sqrt(term(0).periods.doubt) / (slope * error)).toBeCloseTo(1, 0)
})

const anyHistories = fc.array(
  fc
    .record({ x: fc.integer({ min: 0, max: 40 }), age: fc.integer({ min: 0, max: 3000 }) })
    .map(({ x, age }) => ({ x, age, last: x === 0 ? 0 : Math.floor(age * 0.7) })),
  { minLength: 1, maxLength: 30 },
)

test('whatever the histories: finite numbers, ranges about the expectation', () => {
  void fc.assert(
    fc.property(anyHistories, (rows) => {
      const own: Histories = {
        repeats: Float64Array.from(rows, ({ x }) => x),
        recency: Float64Array.from(rows, ({ last }) => last),
        age: Float64Array.from(rows, ({ age }) => age),
      }
      checkHistories(own)
      for (const fit of [
        simpleRateOf(own),
        ...models.map((model) => fitPurchases(model, distinctHistories(own))),
      ]) {
        const question = { outlook: { span: 365, discount: 0.0003 }, margin: 1 }
        const { active, purchases, purchasesHigh } = predictLifetimes(
          fit,
          own,
          noAmounts(rows.length),
          question,
        )
        for (let i = 0; i < rows.length; i += 1) {
          expect(active[i]).toBeGreaterThanOrEqual(0)
          expect(active[i]).toBeLessThanOrEqual(1)
          expect(Number.isFinite(purchases[i])).toBe(true)
          expect(Number.isFinite(purchasesHigh[i])).toBe(true)
        }
      }
    }),
    { numRuns: 12, examples: [[[{ x: 0, age: 0, last: 0 }]], [[{ x: 3, age: 0, last: 0 }]]] },
  )
})
