import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { accountsOf, buyers, invoiceLine, marketOfBuyers } from '../../../test/loop/buyers.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import type { TableRow } from '../../../test/loop/unified-tables.ts'
import { customerLifetimeTable, defaultLifetimeQuestion } from '../../domain/index.ts'
import { name, sql } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { lifetimeValues } from './index.ts'

const context = stepOn('2026-01-01')
const none = { excluded: [] }

onEveryEngine('lifetime of repeat buyers', (onEngine) => {
  it('chooses a model by what it had not seen, and foretells every customer', async () => {
    const engine = onEngine()
    await marketOfBuyers(engine, buyers(seededRandom(5), 400), accountsOf(400))
    const report = await lifetimeValues(engine, context, defaultLifetimeQuestion, none)
    expect(report.kind).toBe('purchases')
    expect(report.customers).toBe(400)
    expect(report.margin).toEqual({ share: 0.25, basis: 'measured' })
    expect(report.chosenBy).toBe('check')
    expect(report.proven).toBe(true)
    const [simple, ...models] = report.check?.models ?? []
    expect(simple?.model).toBe('simple_rate')
    const best = models.toSorted((one, other) => other.logScore - one.logScore)[0]
    expect(best?.model).toBe(report.model)
    // Of what was held out, three purchases of four are foretold at least.
    expect((best?.expected ?? 0) / (best?.real ?? 1)).toBeGreaterThan(0.75)
    expect((best?.expected ?? 0) / (best?.real ?? 1)).toBeLessThan(1.33)
    const [sums] =
      await engine.rows(sql`select count(*) as customers, sum(lifetime_value) as total, sum(spent) as spent
        from ${name(customerLifetimeTable)}`)
    expect(Number(sums?.['customers'])).toBe(400)
    expect(Number(sums?.['total'])).toBeCloseTo(report.totals.lifetimeValue.value, 4)
    const [first] = report.top
    expect(first?.name).toMatch(/^Buyer/)
    expect(first?.spent).toBeGreaterThanOrEqual((first?.bought ?? 0) * 100)
    expect(first?.forever).toBeGreaterThan(first?.lifetimeValue.value ?? 0)
  })

  it('counts a day as one purchase, one currency, no credit notes, nothing later, nobody left out', async () => {
    const engine = onEngine()
    const rows = [
      invoiceLine(0, 0, 50),
      invoiceLine(0, 0, 50),
      invoiceLine(0, 30, 100),
      invoiceLine(0, 40, -100),
      invoiceLine(0, 60, 100, { currency: 'USD' }),
      invoiceLine(0, 400, 100),
      invoiceLine(1, 10, 100),
      invoiceLine(2, 10, 100),
    ]
    await marketOfBuyers(engine, rows, accountsOf(3))
    const asOf = '2023-03-02'
    const report = await lifetimeValues(
      engine,
      context,
      { ...defaultLifetimeQuestion, asOf, margin: 0.5, discount: 0 },
      { excluded: [2] },
    )
    expect(report.asOf).toBe(asOf)
    expect(report.fallback).toEqual({
      reason: 'few_customers',
      facts: { customers: 2, least: 30 },
    })
    expect(report.model).toBe('simple_rate')
    expect(report.customers).toBe(2)
    const own = report.top.find(({ accountKey }) => accountKey === 0)
    expect(own).toMatchObject({ bought: 2, spent: 200, first: '2023-01-01', last: '2023-01-31' })
    // One repeat in 60 days, and those of one average customer: (1 + 0.75) / (60 + 55) a day.
    expect(own?.purchases.value).toBeCloseTo(((1 + 0.75) / 115) * 36 * (365.25 / 12), 6)
    expect(own?.lifetimeValue.value).toBeCloseTo((own?.spend ?? 0) / 2, 6)
    expect(own?.forever).toBeUndefined()
    await expect(
      lifetimeValues(engine, context, { ...defaultLifetimeQuestion, asOf: '2020-01-01' }, none),
    ).rejects.toThrow('lifetime.as_of')
  })

  it('has nothing to say without purchases', async () => {
    const engine = onEngine()
    await marketOfBuyers(engine, [], accountsOf(2))
    const report = await lifetimeValues(engine, context, defaultLifetimeQuestion, none)
    expect(report).toMatchObject({ kind: 'none', customers: 0, top: [] })
  })
})

onEveryEngine('lifetime of subscribers', (onEngine) => {
  it('follows who left, and values those who are still there by what they pay', async () => {
    const random = seededRandom(8)
    const accounts: TableRow[] = []
    const invoices: TableRow[] = []
    for (let key = 0; key < 500; key += 1) {
      const start = Math.floor(random.next() * 700)
      const loyal = random.next() < 0.5
      const stays = -Math.log(1 - random.next()) * (loyal ? 3000 : 150)
      const left = start + stays < 1090
      const until = Math.min(1090, start + stays)
      for (let day = start; day < until; day += 30) invoices.push(invoiceLine(key, day, 100))
      accounts.push({
        ...{ account_key: key, name: `Subscriber ${key}`, retained: left ? 0 : 1 },
        churned_at: left ? (invoiceLine(key, start + stays, 0)['at'] ?? null) : null,
      })
    }
    const engine = onEngine()
    await marketOfBuyers(engine, invoices, accounts)
    const report = await lifetimeValues(engine, context, defaultLifetimeQuestion, none)
    expect(report.kind).toBe('subscriptions')
    // Half hardly ever leave: churn differs, and one rate for all foretells worse.
    expect(report.model).toBe('sbg')
    expect(report.proven).toBe(true)
    const stayed = accounts.filter(({ retained }) => retained === 1).length
    expect(report.totals.active).toBe(stayed)
    const year = report.survival?.find(({ months }) => months === 12)
    expect(year?.value).toBeGreaterThan(0.4)
    expect(year?.value).toBeLessThan(0.7)
    const [first] = report.top
    expect(first?.purchases.value).toBeGreaterThan(20)
    expect((first?.spend ?? 0) / (first?.purchases.value ?? 1)).toBeCloseTo(101.5, 0)
    expect(report.top.every(({ purchases }) => purchases.high <= 36)).toBe(true)
  })
})
