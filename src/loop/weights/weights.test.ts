import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import {
  createTableOf,
  createUnifiedTables,
  type TableRow,
} from '../../../test/loop/unified-tables.ts'
import { type Engine, sql } from '../../sql/index.ts'
import { questions } from '../accounts/index.ts'
import { accountWorth, weighAccounts } from './index.ts'

const context = stepOn('2025-01-01')
const all = { drawn: sql``, currency: 'EUR' }
const deal = (account_key: number, status: string, amount: number | null, currency = 'EUR') => ({
  account_key,
  status,
  amount,
  currency,
})

/** Accounts 0 to 2 won, 3 and 4 lost, 5 open. */
async function company(engine: Engine, invoices: readonly TableRow[] = []): Promise<void> {
  await createUnifiedTables(engine, {
    deal: [
      ...[deal(0, 'won', 100), deal(0, 'won', 40), deal(0, 'lost', 500)],
      ...[deal(1, 'won', 70), deal(1, 'won', 900, 'USD'), deal(2, 'won', null)],
      ...[deal(3, 'lost', 30), deal(3, 'lost', 35), deal(3, 'open', 999)],
      ...[deal(4, 'lost', -5), deal(5, 'open', 80)],
    ],
    invoice: invoices,
  })
  const won = [1, 1, 1, 0, 0, null]
  await createSnapshot(
    engine,
    [],
    won.map((own, account_key) => ({ account_key, won: own, retained: own })),
  )
}

onEveryEngine('what accounts are worth', (onEngine) => {
  it('is the largest deal that was decided, in one currency; what they brought are the won ones', async () => {
    const engine = onEngine()
    await company(engine)
    const won = { ...questions.won, ...all, kind: 'won' } as const
    const { brought, stake } = await accountWorth(engine, context, won)
    expect([...stake]).toEqual([500, 70, 0, 35, 0])
    expect([...brought]).toEqual([140, 70, 0, 0, 0])
  })

  it('is what was known when a day began, of deals closed and invoices sent before it', async () => {
    const engine = onEngine()
    await company(engine, [
      { account_key: 0, amount: 5, at: '2024-06-30 23:59:59' },
      { account_key: 1, amount: 60, at: '2024-07-01 00:00:00' },
    ])
    const closed = (on: string, ...own: Parameters<typeof deal>) => ({
      ...deal(...own),
      closed: on,
    })
    await createTableOf(
      engine,
      'deal',
      [
        { name: 'account_key', type: 'integer' },
        { name: 'amount', type: 'number' },
        { name: 'closed', type: 'timestamp' },
        ...['status', 'currency'].map((column) => ({ name: column, type: 'text' as const })),
      ],
      [
        closed('2024-06-30 00:00:00', 0, 'lost', 20),
        closed('2024-07-01 00:00:00', 0, 'won', 500),
        closed('2024-08-01 00:00:00', 1, 'won', 70),
        { ...deal(3, 'lost', 35), closed: null },
      ],
    )
    const before = { ...questions.won, ...all, kind: 'won', decidedBefore: '2024-07-01' } as const
    const { brought, stake } = await accountWorth(engine, context, before)
    expect([...stake]).toEqual([20, 0, 0, 0, 0])
    expect([...brought]).toEqual([5, 0, 0, 0, 0])
  })

  it('is what customers were billed, where only customers are told apart', async () => {
    const engine = onEngine()
    await company(engine, [
      { account_key: 2, amount: 60, currency: 'EUR' },
      { account_key: 2, amount: 20, currency: null },
      { account_key: 3, amount: 10, currency: 'EUR' },
    ])
    const retained = { ...questions.retained, ...all, kind: 'retained' } as const
    const { brought, stake } = await accountWorth(engine, context, retained)
    expect([...stake]).toEqual([0, 0, 80, 10, 0])
    expect(brought).toEqual(stake)
  })

  it('weighs those without by the median, and says so where nobody has any', async () => {
    const engine = onEngine()
    await company(engine)
    const good = Uint8Array.of(1, 1, 1, 0, 0)
    const won = { ...questions.won, ...all, kind: 'won' } as const
    const { stated, weight } = await weighAccounts(engine, context, 'value', good, won)
    expect(stated).toMatchObject({ by: 'value', accounts: 5, values: { without: 2, median: 70 } })
    expect([...weight]).toEqual([70, 70, 70, 35, 70])
    await expect(
      weighAccounts(engine, context, 'value', good, { ...won, currency: 'CHF' }),
    ).rejects.toMatchObject({ code: 'learn.no_values' })
  })
})
