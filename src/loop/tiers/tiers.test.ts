import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { createTableOf, type TableRow } from '../../../test/loop/unified-tables.ts'
import { exampleProfile } from '../../../test/profiles/profiles.ts'
import { type Profile, scoreTable, snapshotTable } from '../../domain/index.ts'
import { cutForCapacity, measureTiers, remeasured } from './index.ts'

const heldOut: NonNullable<Profile['tiers']['heldOut']> = [
  [120, 10, 8],
  [100, 30, 15],
  [80, 40, 12],
  [60, 120, 12],
]
const profile: Profile = { ...exampleProfile, tiers: { ...exampleProfile.tiers, heldOut } }

it('counts what each tier won among accounts kept aside, wherever the cuts are', () => {
  const measured = (bestFrom: number, goodFrom: number) =>
    measureTiers({ bestFrom, goodFrom, leastKnown: 0.4 }, heldOut)
  expect(measured(100, 80)).toMatchObject({
    best: { accounts: 40, good: 23, rate: 23 / 40 },
    good: { accounts: 40, good: 12, rate: 0.3 },
    bad: { accounts: 120, good: 12, rate: 0.1 },
  })
  const [low, high] = measured(101, 80).best.rateInterval
  expect(measured(101, 80).best).toMatchObject({ accounts: 10, good: 8 })
  expect([low, high].map((end) => end.toFixed(4))).toEqual(['0.4902', '0.9433'])
  expect(measured(999, 999).best).toMatchObject({ accounts: 0, good: 0 })
})

it('measures a profile anew whose cuts were moved by hand, and leaves one without the counts', () => {
  const moved = { ...profile, tiers: { ...profile.tiers, bestFrom: 120, goodFrom: 60 } }
  expect(remeasured(moved).tiers.measured.good).toMatchObject({ accounts: 190, good: 39 })
  expect(remeasured(exampleProfile)).toBe(exampleProfile)
})

onEveryEngine('tiers cut for a team', (use) => {
  it('hold as many prospects of known fit as it can work, and say what such a tier won', async () => {
    const engine = use()
    const rows = Array.from({ length: 60 }, (_, key): TableRow => {
      const customer = key % 3 === 0 ? 1 : 0
      return {
        account_key: key,
        customer,
        points: 140 - key,
        tier: key % 5 === 4 ? 'unknown' : 'best',
      }
    })
    const integers = (...columns: string[]) =>
      columns.map((column) => ({ name: column, type: 'integer' as const }))
    await createTableOf(engine, snapshotTable, integers('account_key', 'customer'), rows)
    await createTableOf(
      engine,
      scoreTable,
      [...integers('account_key', 'points'), { name: 'tier', type: 'text' }],
      rows,
    )
    const { tiers } = await cutForCapacity(engine, profile, 20)
    const inside = rows.filter(
      ({ customer, points, tier }) =>
        customer === 0 && tier !== 'unknown' && Number(points) >= tiers.bestFrom,
    )
    expect(inside).toHaveLength(20)
    expect(tiers).toMatchObject({ basis: 'capacity', capacity: 20 })
    expect(tiers.measured).toEqual(measureTiers(tiers, heldOut))
    expect(tiers.measured.best).toMatchObject({ accounts: 10, good: 8 })
  })
})
