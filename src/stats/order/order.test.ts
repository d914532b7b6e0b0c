import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ascendingOrder, midranks } from './index.ts'

const few = fc.integer({ min: -3, max: 3 })
const numbers = fc.oneof(
  fc.array(fc.oneof(fc.double(), few), { maxLength: 80 }),
  fc.array(few, { maxLength: 80 }),
)

test('sorts as a stable comparison sort does, NaN last', () => {
  const key = (x: number) => (Number.isNaN(x) ? Infinity : x)
  void fc.assert(
    fc.property(numbers, (list) => {
      const values = Float64Array.from(list)
      const wanted = [...values.keys()].sort((i, j) => {
        const [a, b] = [values[i] ?? 0, values[j] ?? 0]
        if (key(a) === key(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || i - j
        return key(a) < key(b) ? -1 : 1
      })
      expect([...ascendingOrder(values)]).toEqual(wanted)
    }),
    { numRuns: 500 },
  )
})

test('equal values share their mean rank', () => {
  const values = Float64Array.of(5, 1, 5, -2, 5, 1)
  expect([...midranks(values, ascendingOrder(values))]).toEqual([5, 2.5, 5, 1, 5, 2.5])
  expect(midranks(new Float64Array(0), new Uint32Array(0))).toHaveLength(0)
})
