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
const worth = 1 / (1 + (0.25 * 40 * 24 * 18) / 42 ** 2)
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

it('widens the interval by what the calibration may be off, and never moves the rate', () => {
  const cuts = { bestFrom: 100, goodFrom: 80, leastKnown: 0.4 }
  const at = (variance: number) =>
    measureTiers(cuts, heldOut, {
      intercept: -3,
      slope: 0.03,
      covariance: [variance, 0, 0],
    }).best
  const plain = measureTiers(cuts, heldOut).best
  expect(at(0)).toEqual(plain)
  expect(at(0.5).rate).toBe(plain.rate)
  // Half of 0.5 beside 1 / (40 p (1 - p)) of the count: as if of about 12 accounts.
  expect(at(0.5).rateInterval[0]).toBeCloseTo(wilson(23 * worth, 40 * worth).low, 10)
  expect(at(1e9).rateInterval[1] - at(1e9).rateInterval[0]).toBeGreaterThan(0.99)
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
    expect(tiers.measured).toEqual(measureTiers(tiers, heldOut, profile.card.calibration))
    expect(tiers.measured.best).toMatchObject({ accounts: 10, good: 8 })
  })
})
