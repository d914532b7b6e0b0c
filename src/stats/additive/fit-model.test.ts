import { expect, test } from 'vitest'
import { bytesAt, type Coded, rowsWhere } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import { seededRandom } from '../random/index.ts'
import { fitModel, modelLogOdds, searchModel, telling } from './index.ts'

interface World {
  readonly data: Coded
  /** The probability that every row's outcome was drawn with. */
  readonly truth: Float64Array
}

/** Traits of four levels; the first three tell by themselves, the pairs only together. */
function world(seed: number, rows: number, traits: number, pairs: readonly [number, number][]) {
  const random = seededRandom(seed)
  const codes = Array.from({ length: traits }, () =>
    Uint8Array.from({ length: rows }, () => 1 + Math.floor(random.next() * 4)),
  )
  const truth = Float64Array.from({ length: rows }, (_, row) => {
    const at = (trait: number) => codes[trait]?.[row] ?? 0
    const alone = [0, 1, 2].reduce((sum, trait) => sum + 0.4 * (at(trait) - 2.5), -0.5)
    const together = pairs.reduce(
      (sum, [i, j]) => sum + (at(i) > 2 === at(j) > 2 ? 0.7 : -0.7),
      alone,
    )
    return 1 / (1 + Math.exp(-together))
  })
  const good = Uint8Array.from(truth, (p) => (random.next() < p ? 1 : 0))
  const coded = codes.map((own) => ({ codes: own, levels: 5, ordered: true }))
  return { data: { rows, good, traits: coded }, truth } satisfies World
}

const planted: readonly [number, number][] = [
  [3, 4],
  [5, 0],
]
const all = (data: Coded) => rowsWhere(data.rows, () => true)

test('pairs that tell only together are found, and nearly all there is to know is learned', () => {
  const { data, truth } = world(1, 8000, 10, planted)
  const train = rowsWhere(data.rows, (row) => row % 2 === 0)
  const check = rowsWhere(data.rows, (row) => row % 2 === 1)
  const good = bytesAt(data.good, check)
  const loss = (probability: Float64Array) => logLoss(probability, good)
  const said = modelLogOdds(fitModel(data, train), data.traits, check)
  const best = loss(Float64Array.from(check, (row) => truth[row] ?? 0))
  const learned = loss(said.map((logOdds) => 1 / (1 + Math.exp(-logOdds))))
  expect(learned - best).toBeLessThan(0.012)
  const found = telling(searchModel(data, train), 3).tables.map(({ traits }) => traits.toString())
  expect(found.toSorted()).toEqual(['0,5', '3,4'])
})

test('where no pair tells anything, hardly ever one is found', () => {
  let found = 0
  for (let seed = 0; seed < 60; seed += 1) {
    const { data } = world(seed, 600, 8, [])
    found += telling(searchModel(data, all(data)), 3).tables.length
  }
  expect(found).toBeLessThanOrEqual(3)
})

test('what the model says of single traits is theirs: a table has no row or column of its own', () => {
  const { data } = world(2, 4000, 8, planted)
  const model = fitModel(data, all(data))
  const table = model.pairs.find(({ traits }) => traits.toString() === '3,4')
  if (table === undefined) throw new Error('the planted pair is missing')
  for (let level = 1; level < 5; level += 1) {
    const line = table.logOdds.subarray(level * 5 + 1, level * 5 + 5)
    expect(line.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(0, 1)
    expect(Math.max(...line.map(Math.abs))).toBeGreaterThan(0.4)
  }
})

test('the same rows give the same model', () => {
  const { data } = world(3, 1500, 6, planted)
  expect(fitModel(data, all(data))).toEqual(fitModel(data, all(data)))
})
