import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binCount, mergeSmallBins, mergeToMonotone, readableEdges, roundness } from './index.ts'

describe('readable edges', () => {
  test.each([
    [
      [3, 17, 48.3, 230],
      [2, 20, 50, 200],
    ],
    [
      [12.7, 51.2, 187, 1043, 9876],
      [10, 50, 200, 1000, 10_000],
    ],
    [
      [238, 251, 262],
      [240, 250, 260],
    ],
    [
      [0.0123, 0.049, 0.21],
      [0.01, 0.05, 0.2],
    ],
    [
      [-48, -9, 0.4, 11],
      [-50, -10, 0, 10],
    ],
    [
      [2014.8, 2015.4, 2016],
      [2015, 2015.4, 2016],
    ],
    [[7.3], [5]],
    [[0], [0]],
    [[], []],
  ])('%j become %j', (cuts, edges) => {
    expect(readableEdges(cuts)).toEqual(edges)
  })

  test('keep number and order', () => {
    const number = fc
      .double({ min: -1e9, max: 1e9, noNaN: true })
      .map((value) => (Math.abs(value) < 1e-300 ? 0 : value))
    void fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: 12 }), (values) => {
        const cuts = [...new Set(values)].sort((a, b) => a - b)
        const edges = readableEdges(cuts)
        expect(edges).toHaveLength(cuts.length)
        for (let i = 1; i < edges.length; i += 1) {
          expect(edges[i]).toBeGreaterThan(edges[i - 1] ?? Infinity)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('bins are afforded by rows and by the rarer outcome', () => {
  expect(binCount(0, 0)).toBe(1)
  expect(binCount(10_000, 5000)).toBe(8)
  expect(binCount(10_000, 35)).toBe(3)
  expect(binCount(220, 110)).toBe(4)
})

test('small bins join their smaller neighbour', () => {
  expect(mergeSmallBins([100, 5, 40, 200, 3], 30)).toEqual([0, 1, 1, 2, 2])
  expect(mergeSmallBins([3, 4, 5], 30)).toEqual([0, 0, 0])
  expect(mergeSmallBins([50, 60], 30)).toEqual([0, 1])
  expect(mergeSmallBins([], 30)).toEqual([])
})

test('shares along merged bins only rise, or only fall', () => {
  expect(mergeToMonotone([1, 5, 3, 9], [10, 10, 10, 10], 'rising')).toEqual([0, 1, 1, 2])
  expect(mergeToMonotone([1, 5, 3, 9], [10, 10, 10, 10], 'falling')).toEqual([0, 0, 0, 0])
  expect(mergeToMonotone([], [], 'rising')).toEqual([])
  const bin = fc
    .integer({ min: 0, max: 30 })
    .chain((rows) => fc.tuple(fc.integer({ min: 0, max: rows }), fc.constant(rows)))
  void fc.assert(
    fc.property(fc.array(bin, { minLength: 1, maxLength: 12 }), (bins) => {
      const wins = bins.map(([won]) => won)
      const rows = bins.map(([, count]) => count)
      const merged = mergeToMonotone(wins, rows, 'rising')
      const groups = (merged.at(-1) ?? 0) + 1
      const shares = Array.from({ length: groups }, (_, group) => {
        const of = (counts: number[]) =>
          counts.reduce((sum, count, i) => sum + (merged[i] === group ? count : 0), 0)
        return of(wins) / of(rows)
      })
      for (let i = 1; i < shares.length; i += 1) {
        expect(shares[i]).toBeGreaterThan(shares[i - 1] ?? Infinity)
      }
    }),
  )
})

test('edges that people use are round, whatever their size and sign', () => {
  expect([0, 0.05, -200, 1e9].map(roundness)).toEqual([1, 1, 1, 1])
  expect([0.3, 250, 7500].map(roundness)).toEqual([0.8, 0.8, 0.8])
  expect([140, 0.35, 2015].map(roundness)).toEqual([0.6, 0.6, 0.6])
})
