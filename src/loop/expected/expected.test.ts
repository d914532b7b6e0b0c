import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { createTableOf, createUnifiedTables } from '../../../test/loop/unified-tables.ts'
import { scoreTable } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { randomNormal, seededRandom } from '../../stats/index.ts'
import { expectedValues } from './index.ts'
import { wonAmountTable, writeWonAmounts } from './won-amounts.ts'

/** Log odds known to 0.1. */
const card = {
  calibration: { intercept: 0, slope: 0.03, covariance: [0.01, 0, 0] as [number, number, number] },
}

onEveryEngine('what won accounts brought', (onEngine) => {
  it('counts the first year of those whose year is over, in one currency, of won deals where nothing is billed', async () => {
    const engine = onEngine()
    const deal = (account_key: number, closed: string, amount: number, more = {}) => ({
      account_key,
      closed: `${closed} 10:00:00`,
      amount,
      status: 'won',
      currency: 'EUR',
      ...more,
    })
    const keys = Array.from({ length: 60 }, (_, key) => key)
    const old = keys.slice(0, 55)
    await createUnifiedTables(engine, {
      deal: [
        ...old.flatMap((key) => [
          deal(key, '2023-01-10', 100 + key),
          deal(key, '2023-06-10', 10),
          deal(key, '2024-06-10', 5000),
          deal(key, '2023-06-11', 7, { currency: 'USD' }),
          deal(key, '2023-06-11', 7, { status: 'lost' }),
        ]),
        ...keys.slice(55).map((key) => deal(key, '2024-05-01', 100)),
      ],
    })
    const rows = keys.map((key) => ({ account_key: key, customer: key === 0 ? 0 : 1 }))
    await createSnapshot(engine, [catalogueTrait('account.industry', 0)], rows)
    const read = await writeWonAmounts(engine, stepOn('2025-01-01'), {
      currency: 'EUR',
      excluded: [1],
    })
    expect(read).toEqual({ source: 'deal', span: 'first_year', counted: 53, young: 5 })
    const [first] = await engine.rows(
      sql`select account_key, amount from ${name(wonAmountTable)} order by account_key limit 1`,
    )
    expect(first).toEqual({ account_key: 2, amount: 112 })
  })

  it('says so where nobody brought an amount', async () => {
    const engine = onEngine()
    await createUnifiedTables(engine, {})
    await createSnapshot(engine, [], [{ account_key: 1, customer: 1 }])
    await expect(
      writeWonAmounts(engine, stepOn('2025-01-01'), { excluded: [] }),
    ).rejects.toMatchObject({ code: 'expected.no_amounts', facts: { wins: 0 } })
  })

  it('multiplies chance and value, and says where the two orders disagree', async () => {
    const engine = onEngine()
    const size = (key: number) => (key % 2 === 0 ? 'large' : 'small')
    const [wins, prospects] = [200, 40]
    const keys = Array.from({ length: wins + prospects }, (_, key) => key)
    const random = seededRandom(1)
    await createUnifiedTables(engine, {
      account: keys.map((key) => ({ account_key: key, name: `Account ${key}` })),
      invoice: keys.slice(0, wins).map((key) => ({
        account_key: key,
        amount: (key % 2 === 0 ? 10_000 : 1000) * Math.exp(randomNormal(random, 0, 0.5)),
      })),
    })
    const catalogue = [catalogueTrait('account.size', 0)]
    // Of the large nearly all stay, of the small hardly any.
    const stays = (key: number) => Number(random.next() < (size(key) === 'large' ? 0.9 : 0.2))
    await createSnapshot(
      engine,
      catalogue,
      keys.map((key) => ({
        account_key: key,
        customer: key < wins ? 1 : 0,
        retained: key < wins ? stays(key) : null,
        t0: size(key),
      })),
    )
    // The small are likely to be won, the large are not.
    await createTableOf(
      engine,
      scoreTable,
      [
        { name: 'account_key', type: 'integer' },
        { name: 'points', type: 'integer' },
        { name: 'tier', type: 'text' },
        { name: 'probability', type: 'number' },
        { name: 'known', type: 'number' },
      ],
      keys.map((key) => {
        const likely = size(key) === 'small'
        const [points, tier, probability] = likely ? [60, 'best', 0.5] : [40, 'bad', 0.1]
        return { account_key: key, points, tier, probability, known: 1 }
      }),
    )
    const found = await expectedValues(engine, stepOn('2025-01-01'), catalogue, {
      profile: { outcome: 'won', verdict: { reliable: true, reasons: [] }, card },
      exclude: [],
      excluded: [],
      limit: 5,
    })
    expect(found).toMatchObject({ basis: 'model', span: 'all', source: 'invoice', prospects })
    expect(found.traits.map(({ trait }) => trait.id)).toEqual(['account.size'])
    expect(found.correlation).toBeCloseTo(-1, 6)
    expect(found.smallValue).toMatchObject({ count: 20, lowerHalf: 20 })
    expect(found.smallChance).toMatchObject({ count: 20, lowerHalf: 20 })
    expect(found.picks).toMatchObject({ accounts: 20, both: 0 })
    expect(found.picks.byChance.wins).toBeCloseTo(10, 6)
    expect(found.picks.byValue.wins).toBeCloseTo(2, 6)
    const [first] = found.accounts
    expect(first?.account.name).toBe('Account 200')
    expect(first).toMatchObject({ tier: 'bad', valuePlace: 1, chancePlace: 21 })
    expect(first?.expected.value).toBeCloseTo(0.1 * (first?.value.value ?? 0), 6)
    const off = (high: number, value: number) => Math.log(high / value)
    const [own, product] = [first?.value, first?.expected]
    expect(off(product?.high ?? 0, product?.value ?? 1) ** 2).toBeCloseTo(
      off(own?.high ?? 0, own?.value ?? 1) ** 2 + (1.96 * 0.9 * 0.1) ** 2,
      4,
    )
    const { staying } = found
    expect(staying).toMatchObject({ basis: 'model', found: { leaving: { count: 20 } } })
    expect((staying?.stayed ?? 0) + (staying?.left ?? 0)).toBe(wins)
    expect(staying?.found?.correlation).toBeCloseTo(-1, 6)
    const [leaver] = staying?.found?.leaving.accounts ?? []
    expect(leaver?.tier).toBe('best')
    expect(leaver?.staying?.value).toBeLessThan(0.4)
    expect(first?.staying?.low).toBeLessThan(0.9)
    expect(first?.staying?.high).toBeGreaterThan(0.9)
    expect(first?.kept?.value).toBeCloseTo(
      (first?.expected.value ?? 0) * (first?.staying?.value ?? 0),
      6,
    )
    // A mean of 10,000 exp(0.5^2 / 2).
    expect(first?.value.low).toBeLessThan(11_331)
    expect(first?.value.high).toBeGreaterThan(11_331)
  })

  it('has nothing to multiply with where the profile is not of winning', async () => {
    const question = { exclude: [], excluded: [], limit: 5 }
    const verdict = { reliable: true, reasons: [] }
    const profile = { outcome: 'retained' as const, verdict, card }
    await expect(
      expectedValues(onEngine(), stepOn('2025-01-01'), [], { ...question, profile }),
    ).rejects.toMatchObject({ code: 'expected.no_chance' })
  })
})
