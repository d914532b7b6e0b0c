import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { levelOf } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { chooseLevels, levelIndex } from './index.ts'

const employees = catalogueTrait('account.employees', 0, { type: 'number' })
const industry = catalogueTrait('account.industry', 1)

const industries = [
  'Software',
  'Retail',
  'Retail',
  'Banking',
  'Software',
  'Retail',
  '',
  null,
  "O'Hare",
  'Rare',
]
const sizes = Array.from({ length: 1000 }, (_, row) => (row % 10 === 9 ? null : 3 + row * 1.37))

const rows = sizes.map((size, row) => ({
  account_key: row + 1,
  t0: size,
  t1: row === 500 ? 'Only once' : (industries[row % 10] ?? null),
}))

onEveryEngine('levels', (use) => {
  it('cuts numbers at readable edges, names frequent categories, and codes like the domain does', async () => {
    const engine = use()
    await createSnapshot(engine, [employees, industry], rows)
    const leveled = await chooseLevels(engine, [employees, industry], { ranges: 5 })
    expect(leveled.map(({ whens }) => whens)).toEqual([
      [
        { missing: true },
        { below: 200 },
        { from: 200, below: 500 },
        { from: 500, below: 800 },
        { from: 800, below: 1000 },
        { from: 1000 },
      ],
      [
        { missing: true },
        { values: ['Retail'] },
        { values: ['Software'] },
        { values: ['Banking'] },
        { values: ["O'Hare"] },
        { values: ['Rare'] },
        { other: true },
      ],
    ])
    const coded = await engine.rows(sql`select ${sql`t0`} as size, t1 as industry,
      ${levelIndex(name('t0'), leveled[0]?.whens ?? [])} as size_level,
      ${levelIndex(name('t1'), leveled[1]?.whens ?? [])} as industry_level from snapshot order by account_key`)
    for (const row of coded) {
      const size = row['size'] as number | null
      const sector = row['industry'] as string | null
      expect(row['size_level']).toBe(levelOf(leveled[0]?.whens ?? [], size))
      expect(row['industry_level']).toBe(levelOf(leveled[1]?.whens ?? [], sector))
    }
  })

  it('reads what is not a number as missing', async () => {
    const engine = use()
    const whens = [{ missing: true }, { below: 10 }, { from: 10 }] as const
    const odd = (text: string) => engine.dialect.tryCast(sql`${text}`, 'number')
    const [row] = await engine.rows(
      sql`select ${levelIndex(odd('nan'), whens)} as nan, ${levelIndex(odd('inf'), whens)} as inf, ${levelIndex(odd('-inf'), whens)} as below, ${levelIndex(odd('10'), whens)} as ten`,
    )
    expect(row).toEqual({ nan: 0, inf: 0, below: 0, ten: 2 })
    expect(
      [Number.NaN, Number.POSITIVE_INFINITY, 10].map((value) => levelOf(whens, value)),
    ).toEqual([0, 0, 2])
  })
})
