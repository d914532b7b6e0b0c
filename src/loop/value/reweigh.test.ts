import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { markBest, overlap, reweigh } from './reweigh.ts'

const matrix = {
  of: 3,
  keys: Float64Array.of(1, 2, 3),
  values: new Float64Array(3),
  percentiles: [Float64Array.of(90, 50, 10), Float64Array.of(10, Number.NaN, 90)],
}

it('follows other weights, the unknown drawn to the middle', () => {
  expect([...reweigh(matrix, [1, 1])]).toEqual([50, 50, 50])
  expect([...reweigh(matrix, [1, 0])]).toEqual([90, 50, 10])
  expect([...reweigh(matrix, [3, 1])]).toEqual([70, 50, 30])
  expect([...reweigh(matrix, [0, 0])]).toEqual([50, 50, 50])
})

it('finds the best as a sort does', () => {
  const value = fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constantFrom(0, 50, 100))
  void fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), fc.nat(49), (list, index) => {
      const values = Float64Array.from(list)
      const count = 1 + (index % list.length)
      const least = values.toSorted()[list.length - count] ?? 0
      const marked = [...markBest(values, count)]
      expect(marked).toEqual(list.map((one) => (one >= least - 1e-9 ? 1 : 0)))
    }),
  )
})

it('marks as many as asked and never divides equals', () => {
  expect([...markBest(Float64Array.of(3, 1, 2, 2), 2)]).toEqual([1, 0, 1, 1])
  expect([...markBest(Float64Array.of(3, 1), 0)]).toEqual([0, 0])
  expect(overlap(Uint8Array.of(1, 1, 0), Uint8Array.of(1, 0, 1))).toEqual({
    jaccard: 1 / 3,
    enter: 1,
    leave: 1,
  })
})
