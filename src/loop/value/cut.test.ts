import { expect, it } from 'vitest'
import { seededRandom } from '../../stats/index.ts'
import { chooseCut } from './cut.ts'

const descending = (values: readonly number[]) => Float64Array.from(values).sort().reverse()

it('cuts at a break that stands out, never between equal values', () => {
  const smooth = Array.from({ length: 100 }, (_, place) => 80 - place / 2)
  expect(chooseCut(descending(smooth), 'suggested')).toEqual({
    basis: 'fifth',
    from: 70.5,
    customers: 20,
    gap: 0.5,
  })
  const broken = smooth.map((value, place) => (place < 14 ? value + 9 : value))
  expect(chooseCut(descending(broken), 'suggested')).toMatchObject({ basis: 'gap', customers: 14 })
  const tied = [...Array.from({ length: 30 }, () => 90), ...smooth.map((value) => value - 40)]
  expect(chooseCut(descending(tied), { customers: 10 })).toMatchObject({ customers: 30, from: 90 })
})

it('calls noise a break about once in twenty times', () => {
  const random = seededRandom(7)
  const trials = 400
  let breaks = 0
  for (let trial = 0; trial < trials; trial++) {
    const values = descending(Array.from({ length: 300 }, () => 100 * random.next()))
    if (chooseCut(values, 'suggested').basis === 'gap') breaks++
  }
  expect(breaks / trials).toBeLessThan(0.08)
  expect(breaks).toBeGreaterThan(0)
})

it('says how little there is to cut', () => {
  expect(chooseCut(descending([]), 'suggested')).toMatchObject({ basis: 'none', customers: 0 })
  expect(chooseCut(descending([3, 2, 1]), 'suggested')).toMatchObject({
    basis: 'few',
    customers: 2,
  })
  expect(chooseCut(descending([3, 2, 1]), { value: 50 })).toEqual({
    basis: 'set',
    from: 50,
    customers: 0,
    gap: 0,
  })
})
