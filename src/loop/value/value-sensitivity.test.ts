import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { createUnifiedTables } from '../../../test/loop/unified-tables.ts'
import { valueDefinitionSchema } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { rankCustomers, valueSensitivity } from './index.ts'

const context = stepOn('2026-01-01')

const traits = [
  catalogueTrait('plan', 0),
  catalogueTrait('size', 1, { type: 'number' }),
  catalogueTrait('noise', 2),
  catalogueTrait('leak', 3, { leftOut: { reason: 'leak', facts: {} } }),
]

/** Profit goes with the plan, few tickets with the size. */
async function createMarket(engine: Engine, customers: number): Promise<void> {
  const random = seededRandom(8)
  const rows = Array.from({ length: customers }, (_, index) => {
    const [profit, tickets] = [random.next(), random.next()]
    return {
      account_key: index + 1,
      customer: 1,
      amount: 1000 * profit,
      tickets: Math.floor(10 * tickets),
      t0: profit > 0.8 ? 'gold' : 'basic',
      t1: Math.round(100 * tickets + 20 * random.next()),
      t2: random.next() < 0.5 ? 'a' : 'b',
      t3: profit > 0.5 ? 'x' : 'y',
    }
  })
  await createUnifiedTables(engine, {
    account: rows.map(({ account_key }) => ({ account_key, name: `Customer ${account_key}` })),
    deal: rows.map(({ account_key, amount }) => ({
      account_key,
      status: 'won',
      amount,
      closed: '2025-01-01 00:00:00',
    })),
    ticket: rows.flatMap(({ account_key, tickets }) =>
      Array.from({ length: tickets }, () => ({ account_key })),
    ),
  })
  await createSnapshot(engine, traits, rows)
}

const criteria = Object.keys(valueDefinitionSchema.parse({}).criteria)
const weights: Readonly<Record<string, number>> = { net_profit: 10, tickets: 1 }
const definition = valueDefinitionSchema.parse({
  criteria: Object.fromEntries(criteria.map((id) => [id, { weight: weights[id] ?? 0 }])),
  cut: { share: 0.2 },
})

onEveryEngine('what the best have in common under other weights', (use) => {
  it('changes with the criterion that it came from', async () => {
    const engine = use()
    await createMarket(engine, 300)
    const report = await rankCustomers(engine, context, definition)
    const { traits: told } = await valueSensitivity(engine, context, report)
    expect(told?.weightings).toBe(56)
    expect(told?.held[0]).toMatchObject({
      trait: { id: 'plan', label: { text: 'plan' } },
      when: { values: ['gold'] },
    })
    expect(told?.held[0]?.stays).toBeGreaterThan(0.95)
    expect(told?.held[0]?.lift).toBeGreaterThan(3)
    expect(told?.held[0]?.liftRange[0]).toBeLessThan(1.5)
    expect(told?.dropped).toEqual([
      { criterion: 'net_profit', jaccard: 0 },
      { criterion: 'tickets', jaccard: 1 },
    ])
  })

  it('says nothing of a few customers', async () => {
    const engine = use()
    await createMarket(engine, 70)
    const report = await rankCustomers(engine, context, definition)
    expect(report.best).toBe(14)
    expect(await valueSensitivity(engine, context, report)).not.toHaveProperty('traits')
  })
})
