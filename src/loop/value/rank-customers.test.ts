import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { createUnifiedTables, type TableRow } from '../../../test/loop/unified-tables.ts'
import { valueDefinitionSchema } from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import { rankCustomers, valueSensitivity } from './index.ts'

const context = stepOn('2026-01-01')
const define = (definition: object) => valueDefinitionSchema.parse(definition)

const priority = catalogueTrait('account.custom.priority', 0, {
  label: { text: 'Priority' },
  type: 'number',
  group: 'custom',
  sources: [{ object: 'account', header: 'Priority' }],
})

/** Accounts 1 to 6 are customers, 7 is a prospect. */
async function createMarket(
  engine: Engine,
  invoices: readonly TableRow[] = [],
  retained: Readonly<Record<number, 0 | 1>> = {},
): Promise<void> {
  const keys = [1, 2, 3, 4, 5, 6, 7]
  await createUnifiedTables(engine, {
    account: keys.map((key) => ({
      account_key: key,
      id: `A${key}`,
      name: `Café ${key}`,
      domain: `cafe${key}.com`,
      employees: key === 7 ? null : key * 10,
    })),
    deal: [
      { account_key: 1, status: 'won', amount: 900, created: '2022-01-01', closed: '2022-01-11' },
      { account_key: 1, status: 'lost', amount: 50, created: '2022-03-01', closed: '2022-03-11' },
      { account_key: 2, status: 'won', amount: 100, created: '2022-01-01', closed: '2022-03-02' },
      { account_key: 2, status: 'won', amount: 100, created: '2023-01-01', closed: '2023-01-02' },
      { account_key: 7, status: 'lost', amount: 70, created: '2022-01-01', closed: '2022-02-01' },
    ].map((deal) => ({
      ...deal,
      created: `${deal.created} 00:00:00`,
      closed: `${deal.closed} 00:00:00`,
    })),
    invoice: invoices,
    cost: [
      { account_key: 1, amount: 30, kind: 'Acquisition', currency: 'EUR' },
      { account_key: 1, amount: 20, kind: 'Support', currency: 'EUR' },
      { account_key: 1, amount: 99, kind: 'Support', currency: 'VND' },
      { account_key: 3, amount: 5, kind: null, currency: 'EUR' },
    ],
    ticket: [{ account_key: 1 }, { account_key: 1 }, { account_key: 7 }],
    referral: [{ account_key: 2 }],
    usage: [
      { account_key: 1, at: '2025-11-01 00:00:00', feature: 'a', quantity: 4 },
      { account_key: 1, at: '2025-11-20 00:00:00', feature: 'b', quantity: 3 },
      { account_key: 2, at: '2024-05-01 00:00:00', feature: 'a', quantity: 9 },
      { account_key: 3, at: '2026-05-01 00:00:00', feature: 'a', quantity: 9 },
    ],
    answer: [
      { account_key: 1, question: 'Would you recommend us?', score: 9 },
      { account_key: 1, question: 'Would you recommend us?', score: 8 },
      { account_key: 2, question: 'Would you recommend us?', score: 3 },
      { account_key: 1, question: 'Happy?', score: 4 },
      { account_key: 2, question: 'Happy?', score: 5 },
    ],
  })
  const industry = catalogueTrait('account.industry', 1)
  const rows = keys.map((key) => ({
    account_key: key,
    customer: key === 7 ? 0 : 1,
    retained: retained[key] ?? null,
    t0: key % 3,
  }))
  await createSnapshot(engine, [priority, industry], rows)
}

/** Eight bills a customer, one a quarter; customer 6 pays in another currency. */
const invoices: readonly TableRow[] = [1, 2, 3, 4, 5, 6].flatMap((key) =>
  Array.from({ length: 8 }, (_, quarter) => ({
    account_key: key,
    at: `${2022 + Math.floor(quarter / 4)}-${['01', '04', '07', '10'][quarter % 4]}-15 00:00:00`,
    amount: quarter < 4 ? 100 * key : 150 * key,
    currency: key === 6 ? 'VND' : key === 5 ? null : 'EUR',
  })),
)

async function rawOf(engine: Engine, criterion: string): Promise<object> {
  const rows = await engine.rows(
    sql`select account_key, raw from customer_value_part where criterion = ${criterion} order by account_key`,
  )
  return Object.fromEntries(rows.map((row) => [Number(row['account_key']), row['raw']]))
}

onEveryEngine('best customers', (use) => {
  it('reads each criterion from the data, and says what it is made from and what is not there', async () => {
    const engine = use()
    await createMarket(engine, invoices)
    const report = await rankCustomers(engine, context, define({ custom: [{ trait: 'priority' }] }))
    expect(await rawOf(engine, 'net_profit')).toEqual({
      1: 950,
      2: 2000,
      3: 2995,
      4: 4000,
      5: 5000,
    })
    expect(await rawOf(engine, 'cost_to_serve')).toEqual({ 1: 20, 3: 5 })
    expect(await rawOf(engine, 'tickets')).toEqual({ 1: 2, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0 })
    expect(await rawOf(engine, 'sales_cycle_days')).toEqual({ 1: 10, 2: 60 })
    expect(await rawOf(engine, 'usage_quantity')).toEqual({ 1: 7, 2: 0 })
    expect(await rawOf(engine, 'usage_features')).toEqual({ 1: 2, 2: 0 })
    expect(await rawOf(engine, 'advocacy')).toEqual({ 1: 50, 2: -100 })
    expect(await rawOf(engine, 'satisfaction')).toEqual({ 1: 80, 2: 100 })
    expect(await rawOf(engine, 'tenure_days')).toMatchObject({ 1: 1409, 2: 837, 3: 638 })
    expect(await rawOf(engine, 'retention')).toMatchObject({ 1: 1, 2: 0, 3: 0 })
    expect(await rawOf(engine, 'conversion')).toEqual({ 1: 0.5, 2: 0.75 })
    expect(await rawOf(engine, 'brand')).toEqual({ 1: 10, 2: 20, 3: 30, 4: 40, 5: 50, 6: 60 })
    expect(await rawOf(engine, 'trait:account.custom.priority')).toMatchObject({ 1: 1, 2: 2, 3: 0 })
    const said = Object.fromEntries(
      report.criteria.map(({ id, status, basis }) => [
        id,
        basis === undefined ? status : `${status} ${basis}`,
      ]),
    )
    expect(said).toMatchObject({
      net_profit: 'used invoices_minus_costs',
      acquisition_cost: 'constant',
      expansion: 'constant second_year',
      brand: 'used employees',
    })
    expect(report.notes).toEqual([
      { code: 'currency_left_out', facts: { currency: 'VND', amounts: 9, counted: 'EUR' } },
    ])
    expect(report).toMatchObject({ customers: 6, currency: 'EUR', dataEnd: '2025-11-20T00:00:00Z' })
  })

  it('makes a value whose parts sum to it exactly, and draws the unknown to the middle', async () => {
    const engine = use()
    await createMarket(engine, invoices)
    const report = await rankCustomers(engine, context, define({}))
    for (const { value, parts } of report.top) {
      expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(value)
      expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
      for (const { contribution, weight, percentile } of parts)
        expect(Math.abs(contribution - weight * percentile)).toBeLessThan(2 ** -20)
    }
    const sixth = report.top.find(({ accountKey }) => accountKey === 6)
    const weights = Object.fromEntries(report.criteria.map(({ id, share }) => [id, share]))
    const known = ['tickets', 'referrals', 'tenure_days', 'retention', 'brand']
    const share = known.reduce((sum, id) => sum + (weights[id] ?? 0), 0)
    expect(sixth?.known).toBeCloseTo(share, 12)
    expect(sixth?.parts.find(({ criterion }) => criterion === 'not_known')).toMatchObject({
      raw: null,
      percentile: 50,
    })
    expect(report.criteria.reduce((sum, criterion) => sum + criterion.share, 0)).toBeCloseTo(1, 12)
  })

  it('gives ties the middle of their places, and turns round where less is better', async () => {
    const engine = use()
    await createMarket(engine)
    const only = (id: string) =>
      define({
        criteria: Object.fromEntries(
          Object.keys(define({}).criteria).map((key) => [key, { weight: key === id ? 1 : 0 }]),
        ),
      })
    const tickets = await rankCustomers(engine, context, only('tickets'))
    expect(tickets.top.map(({ value }) => Number(value.toFixed(4)))).toEqual([
      58.3333, 58.3333, 58.3333, 58.3333, 58.3333, 8.3333,
    ])
    const profit = await rankCustomers(engine, context, only('net_profit'))
    expect(profit.criteria[0]).toMatchObject({ status: 'used', basis: 'won_deals', customers: 2 })
    expect(profit.top.map(({ accountKey, value }) => [accountKey, value])).toEqual([
      [1, 75],
      [3, 50],
      [4, 50],
      [5, 50],
      [6, 50],
      [2, 25],
    ])
    const nothing = await rankCustomers(engine, context, only('nothing'))
    expect(nothing.top.map(({ value, known }) => [value, known])).toEqual(
      Array.from({ length: 6 }, () => [50, 0]),
    )
  })

  it('applies pins and exclusions with their reasons', async () => {
    const engine = use()
    await createMarket(engine, invoices)
    const definition = define({
      cut: { customers: 1 },
      pins: [
        { account: 'cafe 2', reason: 'Reference' },
        { account: 'CAFE7.com', reason: 'Hope' },
      ],
      exclusions: [
        { account: 'A1', reason: 'Own subsidiary' },
        { account: 'nobody', reason: 'Gone' },
      ],
    })
    const report = await rankCustomers(engine, context, definition)
    expect(report.exclusions.map(({ status, accountKeys }) => [status, accountKeys])).toEqual([
      ['applied', [1]],
      ['not_found', []],
    ])
    expect(report.pins.map(({ status, accountKeys }) => [status, accountKeys])).toEqual([
      ['applied', [2]],
      ['not_a_customer', []],
    ])
    expect(report.top.map(({ accountKey }) => accountKey)).not.toContain(1)
    expect(report.top.find(({ accountKey }) => accountKey === 2)).toMatchObject({
      best: true,
      pinned: 'Reference',
    })
    expect(report.best).toBe(2)
  })

  it('refuses a custom criterion that is not there or is no number', async () => {
    const engine = use()
    await createMarket(engine)
    await expect(
      rankCustomers(engine, context, define({ custom: [{ trait: 'Charm' }] })),
    ).rejects.toMatchObject({ code: 'value.no_such_trait', place: { field: 'custom.0.trait' } })
    await expect(
      rankCustomers(engine, context, define({ custom: [{ trait: 'account.industry' }] })),
    ).rejects.toMatchObject({ code: 'value.not_a_number' })
  })

  it('tells how far the list hangs on the weights, and starts from the list as it stands', async () => {
    const engine = use()
    await createMarket(engine, invoices)
    const report = await rankCustomers(engine, context, define({ cut: { customers: 2 } }))
    const sensitivity = await valueSensitivity(engine, context, report)
    const stays = sensitivity.random.stays
    expect(stays.map(({ accountKey }) => accountKey)).toEqual(
      report.top.map((top) => top.accountKey),
    )
    expect(stays.map(({ best }) => best)).toEqual(report.top.map(({ best }) => best))
    expect(sensitivity).toMatchObject({ customers: 6, of: 6, best: 2, mattersMost: 'net_profit' })
    expect(await valueSensitivity(engine, context, report)).toEqual(sensitivity)
  })

  it('calls nobody best where nothing says what a customer is worth', async () => {
    const engine = use()
    await createMarket(engine)
    await createUnifiedTables(engine, { account: [{ account_key: 1, name: 'Café 1' }] })
    const report = await rankCustomers(engine, context, define({}))
    expect(report).toMatchObject({ customers: 6, best: 0, cut: { basis: 'none', customers: 0 } })
    expect(
      await engine.rows(sql`select sum(best) as best, count(*) as n from customer_value`),
    ).toEqual([{ best: 0, n: 6 }])
  })

  it('knows from the data who stayed, and calls nobody best for that alone', async () => {
    const engine = use()
    await createMarket(engine, invoices, { 1: 0, 2: 1 })
    await rankCustomers(engine, context, define({}))
    expect(await rawOf(engine, 'retention')).toMatchObject({ 1: 0, 2: 1, 3: 0 })
    await createUnifiedTables(engine, { account: [{ account_key: 1, name: 'Café 1' }] })
    const report = await rankCustomers(engine, context, define({}))
    expect(report.criteria.find(({ id }) => id === 'retention')).toMatchObject({
      status: 'used',
      basis: 'churn',
    })
    expect(report).toMatchObject({ best: 0, cut: { basis: 'none' } })
  })

  it('answers without customers', async () => {
    const engine = use()
    await createMarket(engine)
    const report = await rankCustomers(
      engine,
      context,
      define({
        exclusions: [1, 2, 3, 4, 5, 6].map((key) => ({ account: `A${key}`, reason: 'x' })),
      }),
    )
    expect(report).toMatchObject({ customers: 0, best: 0, cut: { basis: 'none' }, top: [] })
    const sensitivity = await valueSensitivity(engine, context, report)
    expect(sensitivity).toMatchObject({ customers: 0, changes: [], random: { jaccard: 1 } })
  })
})
