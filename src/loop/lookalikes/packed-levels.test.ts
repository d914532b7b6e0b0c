import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { levelOf, snapshotTable, type When } from '../../domain/index.ts'
import { join, name, readNumbers, sql } from '../../sql/index.ts'
import { packedColumns, summing, unpacking, wordsOf } from './packed-levels.ts'

const count = 14
const rows = 40
const ranges: readonly When[] = [
  { missing: true },
  { below: 10 },
  ...Array.from({ length: 9 }, (_, at) => ({ from: 10 * (at + 1), below: 10 * (at + 2) })),
]
const categories: readonly When[] = [
  { missing: true },
  ...Array.from({ length: 30 }, (_, at) => ({ values: [`Category ${at}`] })),
  { other: true },
]
/** Numbers and categories by turns, every eleventh missing; categories fill all five bits. */
const leveled = Array.from({ length: count }, (_, place) => ({
  trait: catalogueTrait(`account.f${place}`, place, place % 2 === 0 ? { type: 'number' } : {}),
  whens: place % 2 === 0 ? ranges : categories,
}))

function valueAt(row: number, place: number): number | string | null {
  const drawn = row * 17 + place * 29
  if (drawn % 11 === 0) return null
  return place % 2 === 0 ? drawn % 100 : `Category ${drawn % 33}`
}

onEveryEngine('packed levels', (use) => {
  it('are the levels of every trait, and add up to what these weigh', async () => {
    const engine = use()
    const cells = (row: number) => leveled.map((_, place) => [`t${place}`, valueAt(row, place)])
    await createSnapshot(
      engine,
      leveled.map(({ trait }) => trait),
      Array.from({ length: rows }, (_, row) => ({
        account_key: row,
        ...Object.fromEntries(cells(row)),
      })),
    )
    const codes = leveled.map(({ whens }, place) =>
      Array.from({ length: rows }, (_, row) => levelOf(whens, valueAt(row, place))),
    )
    const places = [1, 5, 6, 13]
    const packed = wordsOf(places)
    const words = await readNumbers(
      engine,
      sql`select ${join(packed.columns)} from (select account_key, ${join(packedColumns(leveled))}
        from ${name(snapshotTable)}) as packed order by account_key`,
    )
    const codesAt = unpacking(packed, words)
    for (const place of places) expect(Array.from(codesAt(place))).toEqual(codes[place])
    const weights = leveled[1]?.whens.map((_, level) => level * level - 40) ?? []
    const sums = summing(
      packed,
      places.map((place) => ({ place, weights })),
    )(words, rows)
    const wanted = Array.from({ length: rows }, (_, row) =>
      places.reduce((sum, place) => sum + (weights[codes[place]?.[row] ?? 0] ?? 0), 0),
    )
    expect(Array.from(sums)).toEqual(wanted)
  })
})
