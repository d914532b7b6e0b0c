import { expect, it } from 'vitest'
import { catalogueTrait } from '../../../test/loop/snapshot.ts'
import { randomInteger, seededRandom } from '../../stats/index.ts'
import { markBest, reweigh } from './reweigh.ts'
import { traitSensitivity } from './trait-sensitivity.ts'

const customers = 400
const random = seededRandom(3)
const drawnPercentiles = () => Float64Array.from({ length: customers }, () => 100 * random.next())

/** Yes and no, where `missing` is level 0: mostly yes where the criterion stands high, else noise. */
function followed(criterion: Float64Array | undefined): Uint8Array {
  return Uint8Array.from({ length: customers }, (_, row) => {
    const likely = criterion === undefined ? 0.5 : (criterion[row] ?? 0) > 70 ? 0.9 : 0.2
    return random.next() < 0.05 ? 0 : random.next() < likely ? 1 : 2
  })
}

const profit = drawnPercentiles()
const referrals = drawnPercentiles()
const ids = ['of_profit', 'of_referrals', 'noise_1', 'noise_2', 'noise_3']
const leveled = {
  traits: ids.map((id, position) => ({
    trait: catalogueTrait(id, position, { type: 'yes_no' }),
    whens: [{ missing: true as const }, { values: ['yes'] }, { values: ['no'] }],
  })),
  levels: [followed(profit), followed(referrals), ...ids.slice(2).map(() => followed(undefined))],
}
const matrix = {
  keys: Float64Array.from({ length: customers }, (_, row) => row),
  percentiles: [profit, referrals],
}
const bestBy = (...weights: readonly number[]) => markBest(reweigh(matrix, weights), 80)

it('names the trait that a criterion brings in, and what is left when it goes', () => {
  const { weightings, held, enter, dropped } = traitSensitivity(leveled, bestBy(9, 1), [
    { best: bestBy(18, 1) },
    { best: bestBy(5, 1) },
    { best: bestBy(0, 1), dropped: 'profit' },
    { best: bestBy(9, 0), dropped: 'referrals' },
    { best: bestBy(1, 9) },
  ])
  expect(weightings).toBe(5)
  expect(held.map((one) => one.trait.id)).toEqual(['of_profit'])
  const [first] = held
  expect(first?.when).toEqual({ values: ['yes'] })
  expect(first?.stays).toBe(0.6)
  expect(first?.lift).toBeGreaterThan(1.8)
  expect(first?.liftRange[0]).toBeLessThan(1.5)
  expect(first?.liftRange[1]).toBeGreaterThanOrEqual(first?.lift ?? Infinity)
  expect(enter).toEqual([
    { trait: { id: 'of_referrals', label: { text: 'of_referrals' } }, share: 0.4 },
  ])
  expect(dropped).toEqual([
    { criterion: 'profit', jaccard: 0 },
    { criterion: 'referrals', jaccard: 1 },
  ])
})

it('changes nothing where the same customers stay best', () => {
  const best = bestBy(1, 1)
  const { held, enter } = traitSensitivity(leveled, best, [{ best }, { best }])
  expect(held.map((one) => one.trait.id).sort()).toEqual(['of_profit', 'of_referrals'])
  for (const { stays, lift, liftRange } of held) {
    expect(stays).toBe(1)
    expect(liftRange).toEqual([lift, lift])
  }
  expect(enter).toEqual([])
})

it('finds nothing in common among customers drawn by chance', () => {
  let held = 0
  for (let draw = 0; draw < 200; draw++) {
    const best = new Uint8Array(customers)
    for (let index = 0; index < 80; index++) best[randomInteger(random, customers)] = 1
    held += traitSensitivity(leveled, best, []).held.length
  }
  expect(held).toBeLessThan(3)
})
