import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import {
  createTableOf,
  createUnifiedTables,
  type TableRow,
} from '../../../test/loop/unified-tables.ts'
import { relationsTraitId } from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import { findLookalikes, prepareLookalikes } from './index.ts'

const context = stepOn('2026-01-01')
const accounts = 400
const keys = Array.from({ length: accounts }, (_, key) => key + 1)
const isAlike = (key: number) => key % 10 === 0
/** The first ten of forty look-alikes are the customers. */
const isCustomer = (key: number) => isAlike(key) && key <= 100
const industries = ['Retail', 'Mining', 'Software', 'Media']

const traits = [
  catalogueTrait('account.industry', 0),
  catalogueTrait('account.employees', 1, { type: 'number', whole: true }),
  catalogueTrait('account.colour', 2),
  catalogueTrait('activity.count_90d', 3, { type: 'number', group: 'behavioural' }),
  catalogueTrait('account.tags', 4, { leftOut: { reason: 'leak', facts: {} } }),
]

function snapshotRow(key: number): TableRow {
  const alike = isAlike(key)
  return {
    account_key: key,
    as_of: '2025-12-31 00:00:00',
    customer: isCustomer(key) ? 1 : 0,
    t0: key % 23 === 0 ? null : alike ? 'Banking' : (industries[(key * 7) % 4] ?? null),
    t1: alike ? 300 + key : (key * 37) % 250,
    t2: ['red', 'blue', 'green'][(key * 13) % 3] ?? null,
    t3: isCustomer(key) ? 9 : 0,
    t4: isCustomer(key) ? 'won' : 'new',
  }
}

async function workspace(engine: Engine): Promise<void> {
  await createSnapshot(engine, traits, keys.map(snapshotRow))
  await createUnifiedTables(engine, {
    account: keys.map((key) => ({
      account_key: key,
      id: `A${key}`,
      name: `Company ${key}`,
      domain: `c${key}.com`,
    })),
    contact: [
      { account_key: 20, id: 'p1', email: 'Ann@c20.com' },
      { account_key: 205, id: 'p2', email: 'ann@c20.com' },
      { account_key: 30, id: 'p3', email: 'bo@c30.com' },
    ],
    technology: [40, 50, 206].map((key) => ({ account_key: key, technology: 'RareDB' })),
  })
  const text = { type: 'text' } as const
  await createTableOf(
    engine,
    'nf_field',
    [
      { name: 'object', ...text },
      { name: 'column_name', ...text },
      { name: 'header', ...text },
      { name: 'type', ...text },
      { name: 'known', ...text },
    ],
    [],
  )
  await createTableOf(
    engine,
    'referral',
    [
      { name: 'account_key', type: 'integer' },
      { name: 'referred_key', type: 'integer' },
    ],
    [{ account_key: 60, referred_key: 207 }],
  )
  await prepareLookalikes(engine, context)
}

onEveryEngine('lookalikes', (use) => {
  it('are found by what customers share, with reasons that add up', async () => {
    const engine = use()
    await workspace(engine)
    const seeds = keys.filter(isCustomer)
    const found = await findLookalikes(engine, context, traits, { seeds, limit: 50 })
    expect(found).toMatchObject({ seeds: { count: 10 }, market: 400, candidates: 390 })
    expect(found.verdict).toBe('proven')
    expect(found.check.traits.auc.value).toBeGreaterThan(0.9)
    expect(found.check.traits.auc.value).toBeGreaterThan(found.check.cosine.auc.value)
    expect(
      found.traits
        .slice(0, 2)
        .map(({ trait }) => trait.id)
        .toSorted(),
    ).toEqual(['account.employees', 'account.industry'])
    const first = found.accounts.slice(0, 30).map(({ account }) => account.key)
    expect(first.filter(isAlike)).toHaveLength(30)

    for (const one of found.accounts) {
      const sum = one.parts.reduce((total, { adds }) => total + adds, 0)
      expect(one.likeness).toBeCloseTo(sum, 9)
      expect(one.parts.map(({ trait }) => trait)).not.toContain('activity.count_90d')
    }
    const [best] = found.accounts
    expect(best?.times).toBeGreaterThan(3)
    expect(best?.nearest.length).toBeGreaterThan(0)
    expect(best?.nearest[0]?.shared).toContain('account.employees')
  })

  it('name what leads from the seeds to an account', async () => {
    const engine = use()
    await workspace(engine)
    const condition = sql`customer = 1`
    const found = await findLookalikes(engine, context, traits, { seeds: condition, limit: 390 })
    expect(found.shared).toEqual([
      { kind: 'person', things: 1, links: 2 },
      { kind: 'referral', things: 1, links: 2 },
      { kind: 'technology', things: 1, links: 3 },
    ])
    const of = (key: number) => found.accounts.find(({ account }) => account.key === key)
    expect(of(205)?.relations).toMatchObject([
      { kind: 'person', label: 'ann@c20.com', share: 1, seeds: [{ name: 'Company 20' }] },
    ])
    expect(of(206)?.relations).toMatchObject([
      { kind: 'technology', label: 'RareDB', seeds: [{ key: 40 }, { key: 50 }] },
    ])
    expect(of(207)?.relations).toMatchObject([{ kind: 'referral', label: 'Company 60' }])
    expect(of(207)?.places.relations).toBeLessThanOrEqual(3)
    expect(of(208)).toMatchObject({ nearness: null, relations: [], places: { relations: null } })
    expect(of(208)?.unknown.filter((id) => id !== relationsTraitId)).toEqual([])
  })

  it('are not made up for seeds that have nothing in common, nor for too few', async () => {
    const engine = use()
    await workspace(engine)
    const seeds = [3, 58, 121, 206, 309, 367]
    const found = await findLookalikes(engine, context, traits, { seeds, limit: 3 })
    expect(found.verdict).not.toBe('proven')
    const few = findLookalikes(engine, context, traits, { seeds: [1, 2], limit: 3 })
    await expect(few).rejects.toMatchObject({ code: 'lookalikes.too_few', facts: { seeds: 2 } })
  })
})
