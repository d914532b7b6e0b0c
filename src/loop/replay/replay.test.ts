import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import {
  createTableOf,
  createUnifiedTables,
  type TableRow,
} from '../../../test/loop/unified-tables.ts'
import { type CatalogueTrait, type Replay, replaySchema } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { openDuckDb } from '../../warehouse/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { learn } from '../learn/index.ts'
import { type ReplayOptions, replay as run } from './index.ts'

const context = stepOn('2026-01-10')
const options: ReplayOptions = {
  by: 'quarter',
  periods: 4,
  outcome: 'won',
  way: { name: 'Test' },
}

const traits: readonly CatalogueTrait[] = [
  catalogueTrait('account.industry', 0),
  catalogueTrait('account.employees', 1, { type: 'number' }),
  catalogueTrait('account.uses_crm', 2, { type: 'yes_no', timing: 'before' }),
  catalogueTrait('account.noise', 3),
]

const days = 8 * 91
const start = Date.UTC(2024, 0, 1)
const dayOf = (day: number) =>
  `${new Date(start + day * 86_400_000).toISOString().slice(0, 10)} 00:00:00`

interface MarketOptions {
  readonly accounts: number
  readonly strength: number
  /** From this day on, those who fitted do not, and the others do. */
  readonly turns?: string
}

/** Two years of accounts: Software, a CRM and 100 to 500 people make a customer. One in fifteen is lost first and won later. */
function market({ accounts, strength, turns = '9' }: MarketOptions): TableRow[] {
  const random = seededRandom(11)
  const pick = (values: readonly string[]) =>
    values[Math.floor(random.next() * values.length)] ?? ''
  return Array.from({ length: accounts }, (_, key) => {
    const industry = pick(['Software', 'Retail', 'Banking'])
    const employees = Math.round(10 * 300 ** random.next())
    const crm = pick(['yes', 'no'])
    const day = Math.floor((key / accounts) * days)
    const decided = dayOf(day)
    const fits = [industry === 'Software', employees >= 100 && employees < 500, crm === 'yes']
    const side = decided >= turns ? -1 : 1
    const logOdds = -0.8 + side * strength * (fits.filter(Boolean).length - 1.2)
    const won = random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
    const later = won === 0 && key % 15 === 0
    return {
      account_key: key,
      as_of: dayOf(Math.max(0, day - 40)),
      decided_at: later ? dayOf(day + 120) : decided,
      first_decided_at: decided,
      won: later ? 1 : won,
      first_won: won,
      amount: 1000 + Math.floor(random.next() * 9000),
      ...{ t0: industry, t1: employees, t2: crm, t3: pick(['a', 'b', 'c']) },
    }
  })
}

/** @param deals beside those that were won as the rows say */
async function createMarket(
  engine: Engine,
  rows: readonly TableRow[],
  deals: readonly TableRow[] = [],
): Promise<void> {
  await createUnifiedTables(engine, {
    deal: [
      ...deals,
      ...rows
        .filter(({ won }) => won === 1)
        .map(({ account_key, amount, decided_at }) => ({
          ...{ account_key: account_key ?? null, amount: amount ?? null },
          ...{ closed: decided_at ?? null, status: 'won', currency: 'EUR' },
        })),
    ],
  })
  await createTableOf(
    engine,
    'account',
    [
      { name: 'account_key', type: 'integer' },
      ...['id', 'name', 'domain'].map((name) => ({ name, type: 'text' as const })),
    ],
    rows.map(({ account_key }) => ({ account_key: account_key ?? null, name: `A${account_key}` })),
  )
  await createSnapshot(engine, traits, rows)
}

const replay = async (...given: Parameters<typeof run>): Promise<Replay> =>
  (await run(...given)).replay

const played = (course: Replay['learning'] | undefined, place: number) => {
  const turn = course?.turns[place]
  if (turn?.state !== 'played') throw new Error(`period ${place} is ${turn?.state}`)
  return turn
}

onEveryEngine('a replay', (use) => {
  it('counts what was known then, says who would have been on top, and keeps to its schema', async () => {
    const engine = use()
    const rows = market({ accounts: 1600, strength: 1.6 })
    await createMarket(engine, rows)
    const catalogue = await readTraits(engine)
    const { accounts, replay: result } = await run(engine, context, { ...options, currency: 'EUR' })
    expect(replaySchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result)
    expect(await readTraits(engine)).toEqual(catalogue)
    expect(result.periods.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2025-01-01 2025-03-31',
      '2025-04-01 2025-06-30',
      '2025-07-01 2025-09-30',
      '2025-10-01 2025-12-31',
    ])
    const inside = (day: unknown) => String(day) >= '2025-04-01' && String(day) < '2025-07-01'
    // Lost in the quarter counts there as lost, even if won later on; won in the quarter counts whoever lost before.
    const lost = rows.filter((row) => inside(row['first_decided_at']) && !inside(row['decided_at']))
    const decided = rows.filter((row) => inside(row['decided_at']))
    const won = decided.filter((row) => row['won'] === 1)
    expect(lost.length).toBeGreaterThan(5)
    expect(result.periods[1]).toMatchObject({
      accounts: decided.length + lost.length,
      wins: won.length,
      amount: won.reduce((sum, row) => sum + Number(row['amount']), 0),
    })
    expect(result.learning.claim).toBe('ahead_of_rule')
    const { known, measures, missed } = played(result.learning, 1)
    expect(known).toBe('2025-04-01')
    expect(measures.top.accounts).toBe(measures.tiers.best.accounts)
    expect(measures.top.wins).toBe(measures.tiers.best.wins)
    expect(measures.rivals.map(({ name }) => name)).toEqual(['before', 'rule', 'none'])
    expect(missed).toHaveLength(Math.min(20, measures.tiers.bad.wins))
    expect(missed[0]?.name).toMatch(/^A\d+$/)
    expect(result.learning.drift?.p).toBeGreaterThan(0.01)
    const tops = result.learning.turns.map(
      (_, place) => played(result.learning, place).measures.top,
    )
    const total = result.learning.total?.top
    expect(total?.accounts).toBe(tops.reduce((sum, { accounts }) => sum + accounts, 0))
    expect(total?.money?.amount).toBeCloseTo(
      tops.reduce((sum, { money }) => sum + (money?.amount ?? 0), 0),
      6,
    )
    // Every figure can be counted again from the accounts.
    const own = accounts.filter(({ from }) => from === '2025-04-01')
    expect(own).toHaveLength(result.periods[1]?.accounts ?? 0)
    const wonOnTop = own.filter(({ good, scored }) => good && scored?.top === 1)
    expect(wonOnTop).toHaveLength(measures.top.wins)
    const byRule = own.reduce((sum, { good, scored }) => sum + (good ? (scored?.rule ?? 0) : 0), 0)
    expect(byRule).toBeCloseTo(measures.rivals[1]?.pick.wins ?? 0, 9)
  })

  it('learns nothing from what happened after a period began, and counts nothing after it ended', async () => {
    const engine = use()
    const rows = market({ accounts: 1600, strength: 1.6 })
    await createMarket(engine, rows)
    const lastTwo = { ...options, periods: 2, way: { name: 'Test', weight: 'value' } } as const
    const result = await replay(engine, context, lastTwo)
    const random = seededRandom(3)
    const shuffled = rows.map((row): TableRow => {
      const settled = String(row['decided_at']) < '2025-10-01'
      if (settled) return row
      const pending = String(row['first_decided_at']) < '2025-10-01'
      const won = pending ? 1 : Math.round(random.next())
      return { ...row, won, first_won: pending ? 0 : won }
    })
    const lostSince = rows.map(({ account_key }) => ({
      ...{ account_key: account_key ?? null, amount: 10_000 * random.next() },
      ...{ closed: '2025-10-01 00:00:00', status: 'lost', currency: 'EUR' },
    }))
    await createMarket(engine, shuffled, lostSince)
    const again = await replay(engine, context, lastTwo)
    expect(played(again.learning, 0)).toEqual(played(result.learning, 0))
    expect(result.way).toEqual({ monotone: [], weight: 'value' })
    expect(again.periods[0]).toEqual(result.periods[0])
    expect(again.learning.turns[1]).not.toEqual(result.learning.turns[1])
  })
})

describe('what a replay says', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openDuckDb(':memory:')
  })
  afterAll(() => engine.close())

  it('shows that the rule has changed, and that only then', async () => {
    await createMarket(engine, market({ accounts: 1600, strength: 1.6, turns: '2025-10-01' }))
    const { learning } = await replay(engine, context, options)
    expect(learning.drift?.weakest).toBe(3)
    expect(learning.drift?.p).toBeLessThan(0.001)
    const [before, after] = [played(learning, 2).measures, played(learning, 3).measures]
    expect(before.auc?.low).toBeGreaterThan(0.6)
    expect(after.auc?.high).toBeLessThan(0.5)
    expect(after.rivals.find(({ name }) => name === 'none')?.gain.rate.high).toBeLessThan(0)
    const again = await replay(engine, context, options)
    expect(again.learning).toEqual(learning)
  })

  it('claims nothing where there is nothing, or too little', async () => {
    await createMarket(engine, market({ accounts: 1200, strength: 0 }))
    const nothing = await replay(engine, context, options)
    expect(['no_profile', 'not_shown', 'too_few']).toContain(nothing.learning.claim)
    await createMarket(engine, market({ accounts: 60, strength: 1.6 }))
    const few = await replay(engine, context, options)
    expect(['no_profile', 'too_few']).toContain(few.learning.claim)
    // Where no account has a value yet, accounts that were to count by it count alike.
    const worthless = market({ accounts: 400, strength: 1.6 }).map((row) => ({
      ...row,
      amount: null,
    }))
    await createMarket(engine, worthless)
    const alike = await replay(engine, context, { ...options, periods: 1 })
    const way = { name: 'Test', weight: 'value' } as const
    const byValue = await replay(engine, context, { ...options, periods: 1, way })
    expect(byValue.learning).toEqual(alike.learning)
    const undated = market({ accounts: 60, strength: 1 }).map((row): TableRow => {
      return { ...row, decided_at: null, first_decided_at: null }
    })
    await createMarket(engine, undated)
    await expect(replay(engine, context, options)).rejects.toMatchObject({
      code: 'replay.no_dates',
    })
  })

  it('plays a stored profile only where it had not seen the outcome, with as many places as asked for', async () => {
    await createMarket(engine, market({ accounts: 1600, strength: 1.6 }))
    const learnedBy = async (decidedBefore: string) => {
      const way = { name: 'Stored', outcome: 'won', decidedBefore } as const
      return { id: decidedBefore, profile: (await learn(engine, context, way)).profile }
    }
    const file = await learnedBy('2025-07-01')
    const before = await learnedBy('2025-04-01')
    const result = await replay(engine, context, { ...options, capacity: 15, file, before })
    expect(result.file?.turns.map(({ state }) => state)).toEqual([
      ...['seen', 'seen'],
      ...['played', 'played'],
    ])
    expect(result.file?.file.dataTo).toBe('2025-06-30')
    const third = played(result.file, 2)
    // The same past gives the same profile, learned now or then.
    expect(third.measures.top).toEqual(played(result.learning, 2).measures.top)
    expect(third.measures.rivals.map(({ name }) => name)).toContain('before')
    expect(third.measures.top.accounts).toBeCloseTo(15, 9)
    // What a person wrote down counts from that day on, though no data proved it.
    const verdict = { reliable: false, reasons: ['hypothesis_only' as const] }
    const { to: _to, ...data } = file.profile.data
    const written = { ...file.profile, learned: '2025-09-01T00:00:00Z', verdict, data }
    const stated = await replay(engine, context, {
      ...options,
      file: { id: 'h', profile: written },
    })
    expect(stated.file?.turns.map(({ state }) => state)).toEqual([
      ...['seen', 'seen', 'seen'],
      'played',
    ])
    // The rule keeps the traits that the profile may not use.
    const way = { name: 'Test', exclude: ['account.industry'] }
    expect((await replay(engine, context, { ...options, periods: 1, way })).rule).toHaveLength(2)
    const seen = await replay(engine, context, { ...options, file: await learnedBy('2026-01-01') })
    expect(seen.file?.claim).toBe('all_seen')
  })
})
