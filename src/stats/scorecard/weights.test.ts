import { expect, test } from 'vitest'
import { simulateCoded } from '../../../test/simulated-coded.ts'
import { fitModel, modelLogOdds } from '../additive/index.ts'
import { type Coded, pickRows, rowsWhere } from '../coded/index.ts'
import { classWeights, scaledToEffective } from '../weights/index.ts'
import { learnCard } from './learn-card.ts'
import { learnScorecard } from './scorecard.ts'

const { data } = simulateCoded(3, { rows: 1500, traits: 8, telling: 4 }, 0.8)
const all = (some: Coded) => rowsWhere(some.rows, () => true)

function cardOf(some: Coded) {
  return learnCard({ data: some, rows: all(some) }, { traits: 12, pairs: 0 }).card
}

test('a row of weight 2 is two rows, and one of weight 0 is none', () => {
  const weight = Float64Array.from({ length: data.rows }, (_, row) => row % 3)
  const copies = Uint32Array.from(
    Array.from(weight).flatMap((times, row) => Array.from({ length: times }, () => row)),
  )
  const weighted = cardOf({ ...data, weight })
  const copied = cardOf(pickRows(data, copies))
  expect(weighted.base).toBe(copied.base)
  expect(weighted.traits.map(({ index, points }) => [index, points])).toEqual(
    copied.traits.map(({ index, points }) => [index, points]),
  )
  weighted.traits.forEach(({ error }, line) => {
    error.forEach((own, level) => {
      expect(own).toBeCloseTo(copied.traits[line]?.error[level] ?? 0, 6)
    })
  })
})

test('weights that are all alike change nothing', () => {
  const weight = scaledToEffective(new Float64Array(data.rows).fill(7))
  expect(cardOf({ ...data, weight })).toEqual(cardOf(data))
  const said = (some: Coded) => modelLogOdds(fitModel(some, all(some)), some.traits, all(some))
  said({ ...data, weight }).forEach((logOdds, row) => {
    if (row % 50 === 0) expect(logOdds).toBeCloseTo(said50[row / 50] ?? 0, 6)
  })
})

const said50 = modelLogOdds(
  fitModel(data, all(data)),
  data.traits,
  rowsWhere(data.rows, (row) => row % 50 === 0),
)

test('probabilities stay those of plain accounts, of the card and of the full model', async () => {
  const rare = simulateCoded(5, { rows: 3000, traits: 6, telling: 4 }, 0.8, -2.5).data
  const options = { seed: 1, least: { good: 15, others: 15 } }
  const plain = await learnScorecard(rare, options)
  const alike = await learnScorecard({ ...rare, weight: classWeights(rare.good) }, options)
  expect(alike.card.base).toBeGreaterThan(plain.card.base + 30)
  for (const learned of [plain, alike]) {
    const { card, full } = learned.crossValidated
    expect(card.calibrationError).toBeLessThan(0.03)
    expect(full?.calibrationError).toBeLessThan(0.03)
    expect(card.logLoss).toBeLessThan(learned.crossValidated.baseRate.logLoss)
  }
  expect(alike.crossValidated.card.auc).toBeCloseTo(plain.crossValidated.card.auc, 1)
}, 300_000)
