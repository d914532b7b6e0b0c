import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { createTableOf, type TableRow } from '../../../test/loop/unified-tables.ts'
import {
  customerValuePartTable,
  customerValueTable,
  keptSegmentsSchema,
  type SegmentList,
} from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { findSegments, segmentsOfAccounts, segmentTests } from './index.ts'

const traits = [
  catalogueTrait('account.industry', 0),
  catalogueTrait('account.employees', 1, { type: 'number', whole: true }),
  catalogueTrait('noise', 2),
  catalogueTrait('told_after', 3, { timing: 'after' }),
]

const isShop = (row: TableRow) =>
  row['t0'] === 'Retail' && Number(row['t1']) >= 100 && Number(row['t1']) < 500

/** A market in which mid-size retailers are won, worth more and stay. */
const market: readonly TableRow[] = (() => {
  const random = seededRandom(5)
  const industries = ['Retail', 'Software', 'Banking', 'Logistics']
  return Array.from({ length: 2400 }, (_, key) => {
    const row = {
      t0: industries[Math.floor(4 * random.next())] ?? null,
      t1: random.next() < 0.1 ? null : Math.round(10 * 10 ** (2 * random.next())),
      t2: String(Math.floor(3 * random.next())),
    }
    const won = random.next() < (isShop(row) ? 0.8 : 0.15) ? 1 : 0
    const open = key % 4 === 3
    return {
      ...row,
      account_key: key,
      decided_at: open ? null : '2025-03-01 00:00:00',
      won: open ? null : won,
      customer: open ? 0 : won,
      retained: open || won === 0 ? null : Number(random.next() < (isShop(row) ? 0.9 : 0.5)),
      t3: String(won),
    }
  })
})()

async function createMarket(engine: Engine, rows = market): Promise<void> {
  await createSnapshot(engine, traits, rows)
  const customers = market.filter(({ customer }) => customer === 1)
  await createTableOf(
    engine,
    customerValueTable,
    [
      { name: 'account_key', type: 'integer' },
      { name: 'value', type: 'number' },
      { name: 'best', type: 'integer' },
    ],
    customers.map((row) => ({
      account_key: row['account_key'] ?? null,
      value: isShop(row) ? 70 : 40 + (Number(row['account_key']) % 5),
      best: 0,
    })),
  )
  await createTableOf(
    engine,
    customerValuePartTable,
    [
      { name: 'account_key', type: 'integer' },
      { name: 'criterion', type: 'text' },
      { name: 'raw', type: 'number' },
    ],
    customers.flatMap((row) => [
      {
        account_key: row['account_key'] ?? null,
        criterion: 'sales_cycle_days',
        raw: isShop(row) ? 30 : 60,
      },
      { account_key: row['account_key'] ?? null, criterion: 'retention', raw: Number(isShop(row)) },
    ]),
  )
}

const auto = { outcome: 'auto', bootstraps: 10 } as const

onEveryEngine('segments', (use) => {
  it('finds the group that wins, counts it in the market, and tells what else sets it apart', async () => {
    const engine = use()
    await createMarket(engine)
    const list = await findSegments(engine, stepOn('2026-01-01'), auto)
    expect(list).toMatchObject({ outcome: 'won', negative: false, accounts: 2400, decided: 1800 })
    expect(keptSegmentsSchema.shape.ideal.parse(list)).toEqual(list)
    expect(list.segments).toHaveLength(1)
    const [segment] = list.segments
    expect(segment?.conditions.map(({ trait }) => trait.id)).toEqual([
      'account.industry',
      'account.employees',
    ])
    expect(segment?.conditions[0]?.when).toEqual({ values: ['Retail'] })
    const inside = market.filter((row) => meets(row, segment?.conditions ?? []))
    expect(segment).toMatchObject({
      market: inside.length,
      prospects: inside.filter(({ customer }) => customer === 0).length,
      decided: inside.filter(({ won }) => won !== null).length,
      good: inside.filter(({ won }) => won === 1).length,
      heldOut: { parts: 10, found: 10 },
    })
    expect(segment?.heldOut.rate.interval[0]).toBeGreaterThan(0.5)
    expect(segment?.stability.returned).toBeGreaterThanOrEqual(9)
    const figure = (name: string) => segment?.figures.find((one) => one.name === name)
    expect(figure('win_rate')?.here.accounts).toBe(segment?.decided)
    expect(figure('value')?.here.value).toBeGreaterThan(60)
    expect(figure('sales_cycle_days')?.here.value).toBeLessThan(40)
    expect(figure('retention')?.here.value).toBeGreaterThan(figure('retention')?.all.value ?? 1)
    expect(figure('net_profit')).toBeUndefined()
    const shop = Number(inside[0]?.['account_key'])
    const outside = market.findIndex((row) => !inside.includes(row))
    const tests = segmentTests([list], traits)
    expect(await segmentsOfAccounts(engine, tests, [shop, outside])).toEqual(
      new Map([[shop, [{ segment, place: 1, negative: false }]]]),
    )
    expect(segmentTests([list], traits.slice(1))).toEqual([])
  })

  it('does not call a customer that still buys one that is known to have stayed', async () => {
    const engine = use()
    await createMarket(
      engine,
      market.map((row) => ({ ...row, retained: null })),
    )
    const { segments } = await findSegments(engine, stepOn('2026-01-01'), auto)
    const names = segments[0]?.figures.map(({ name }) => name)
    expect(names).toContain('still_active')
    expect(names).not.toContain('retention')
  })

  it('finds who leaves, and says so where there is nothing to find', async () => {
    const engine = use()
    await createMarket(engine)
    const leaving = await findSegments(engine, stepOn('2026-01-01'), { ...auto, negative: true })
    expect(leaving).toMatchObject({ outcome: 'retained', negative: true })
    const nothing = await findSegments(engine, stepOn('2026-01-01'), {
      ...auto,
      exclude: ['account.industry', 'account.employees'],
    })
    expect(nothing).toMatchObject({ segments: [], nothing: 'not_beyond_chance' })
    const none = await findSegments(engine, stepOn('2026-01-01'), { ...auto, outcome: 'best' })
    expect(none).toMatchObject({ segments: [], nothing: 'too_few', good: 0 })
  })

  it('finds who costs more than they bring, where the data says what customers cost', async () => {
    const engine = use()
    await createMarket(engine)
    const costly = { ...auto, outcome: 'profitable', negative: true } as const
    const unknown = await findSegments(engine, stepOn('2026-01-01'), costly)
    expect(unknown).toMatchObject({ segments: [], nothing: 'no_cost' })
    const parts = name(customerValuePartTable)
    await engine.run(sql`insert into ${parts} select account_key, ${'net_profit'} as criterion,
      case when raw = 30 then -50 else 50 end as raw from ${parts}`)
    const list = await findSegments(engine, stepOn('2026-01-01'), costly)
    expect(list).toMatchObject({ outcome: 'profitable', negative: true })
    expect(list.good).toBe(market.filter((row) => row['customer'] === 1 && isShop(row)).length)
    expect(list.segments[0]?.conditions[0]?.when).toEqual({ values: ['Retail'] })
  })
})

function meets(row: TableRow, conditions: SegmentList['segments'][number]['conditions']): boolean {
  return conditions.every(({ trait, when }) => {
    const value = row[traits.find(({ id }) => id === trait.id)?.column ?? '']
    if ('values' in when) return when.values.includes(String(value))
    if (!('from' in when || 'below' in when) || value === null) return false
    return Number(value) >= (when.from ?? 0) && Number(value) < (when.below ?? Infinity)
  })
}
