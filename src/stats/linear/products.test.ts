import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { product, subtractCross } from './index.ts'

const size = fc.integer({ min: 1, max: 6 })
const shapes = fc.record({ rows: size, inner: size, columns: size, seed: fc.integer() })
const filled = (length: number, seed: number) =>
  Float64Array.from({ length }, (_, i) => Math.sin(seed + 7 * i) * 3)

test('products, cell by cell; taking off what was added leaves nothing', () => {
  void fc.assert(
    fc.property(shapes, ({ rows, inner, columns, seed }) => {
      const left = filled(rows * inner, seed)
      const right = filled(inner * columns, seed + 1)
      const whole = product(left, right, rows, inner, columns)
      for (let cell = 0; cell < whole.length; cell += 1) {
        const [i, j] = [Math.floor(cell / columns), cell % columns]
        let sum = 0
        for (let k = 0; k < inner; k += 1) {
          sum += (left[i * inner + k] ?? 0) * (right[k * columns + j] ?? 0)
        }
        expect(whole[cell]).toBeCloseTo(sum, 10)
      }
      const turned = Float64Array.from({ length: left.length }, (_, cell) => {
        const [k, i] = [Math.floor(cell / rows), cell % rows]
        return left[i * inner + k] ?? 0
      })
      subtractCross(whole, turned, right, inner, rows, columns)
      expect(Math.max(...whole.map(Math.abs))).toBeLessThan(1e-10)
    }),
  )
})
