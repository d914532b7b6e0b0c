import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { purify } from './purify.ts'

const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) => {
    const size = { minLength: rows * columns, maxLength: rows * columns }
    return fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      cells: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), size),
      weights: fc.array(fc.integer({ min: 1, max: 50 }), size),
    })
  })

test('the parts add up to the table, and no line of the pure one has a mean', () => {
  void fc.assert(
    fc.property(tables, ({ rows, columns, cells, weights }) => {
      const pure = purify(Float64Array.from(cells), Float64Array.from(weights), columns)
      for (let i = 0; i < rows; i += 1) {
        let sum = 0
        for (let j = 0; j < columns; j += 1) {
          const cell = i * columns + j
          const own = pure.cells[cell] ?? 0
          const whole = pure.mean + (pure.left[i] ?? 0) + (pure.right[j] ?? 0) + own
          expect(whole).toBeCloseTo(cells[cell] ?? 0, 8)
          sum += (weights[cell] ?? 0) * own
        }
        expect(sum).toBeCloseTo(0, 5)
      }
    }),
  )
})

test('a table that is only main effects leaves no interaction, whatever the weights', () => {
  const weights = Float64Array.of(50, 1, 2, 1, 9, 30)
  const sums = Float64Array.of(1, 2, 4, 1.5, 2.5, 4.5)
  for (const cell of purify(sums, weights, 3).cells) expect(cell).toBeCloseTo(0, 7)
})
