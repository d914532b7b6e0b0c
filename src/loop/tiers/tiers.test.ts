import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { createTableOf, type TableRow } from '../../../test/loop/unified-tables.ts'
import { exampleProfile } from '../../../test/profiles/profiles.ts'
import { type Profile, scoreTable, snapshotTable } from '../../domain/index.ts'
import { wilson } from '../../stats/index.ts'
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

it('moves and widens the interval by what the card owes to chance, and never moves the rate', () => {
  const cuts = { bestFrom: 100, goodFrom: 80, leastKnown: 0.4 }
  const own: typeof heldOut = [
    [120, 20, 18],
    [100, 20, 14],
    [80, 40, 11],
    [60, 120, 4],
  ]
  const [plain, widened] = [measureTiers(cuts, heldOut), measureTiers(cuts, heldOut, own)]
  expect(measureTiers(cuts, heldOut, heldOut)).toEqual(plain)
  expect(widened.best).toMatchObject({ accounts: 40, good: 23, rate: 23 / 40 })
  const middle = ([low, high]: readonly number[]) => ((low ?? 0) + (high ?? 0)) / 2
  const width = ([low, high]: readonly number[]) => (high ?? 0) - (low ?? 0)
  const intervals = (['best', 'bad'] as const).map((tier) => [
    plain[tier].rateInterval,
    widened[tier].rateInterval,
  ])
  for (const [before, after] of intervals)
    expect(width(after ?? [])).toBeGreaterThan(width(before ?? []))
  expect(middle(widened.best.rateInterval)).toBeGreaterThan(middle(plain.best.rateInterval))
  expect(widened.bad.rateInterval[0]).toBeLessThan(plain.bad.rateInterval[0])
  // 32 of 40 on its own accounts against 23 of 40: three tenths of the way, give or take six.
  const from = Math.log(23.5 / 17.5)
  const way = Math.log(32.5 / 8.5) - from
  const moved = 1 / (1 + Math.exp(-from - 0.3 * way))
  const worth = 1 / (1 + (0.6 * way) ** 2 * 40 * moved * (1 - moved))
  const share = 23 / 40 + moved - 1 / (1 + Math.exp(-from))
  const { low, high } = wilson(share * 40 * worth, 40 * worth)
  expect(widened.best.rateInterval[0]).toBeCloseTo(low, 10)
  expect(widened.best.rateInterval[1]).toBeCloseTo(high, 10)
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
