import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createBest, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import type { TableRow } from '../../../test/loop/unified-tables.ts'
import type { CatalogueTrait } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { type LearnOptions, learn } from './index.ts'

const context = stepOn('2026-01-01')
const options: LearnOptions = { name: 'Test', outcome: 'auto' }

const traits: readonly CatalogueTrait[] = [
  catalogueTrait('account.industry', 0),
  catalogueTrait('account.employees', 1, { type: 'number' }),
  catalogueTrait('account.uses_crm', 2, { type: 'yes_no' }),
  catalogueTrait('account.noise', 3),
  catalogueTrait('account.contract_signed_with', 4, { timing: 'unknown' }),
  catalogueTrait('account.deal_guess', 5, { type: 'number', timing: 'unknown' }),
  catalogueTrait('account.region', 6, { timing: 'unknown' }),
  catalogueTrait('account.onboarded', 7, { timing: 'after' }),
]

/** Software, 100 to 500 people and a CRM make a customer; the signature and exact guesses come afterwards. */
function market(accounts: number, strength: number): TableRow[] {
  const random = seededRandom(4)
  const pick = (values: readonly string[]) =>
    values[Math.floor(random.next() * values.length)] ?? ''
  return Array.from({ length: accounts }, (_, index) => {
    const industry = pick(['Software', 'Retail', 'Banking'])
    const employees = Math.round(10 * 300 ** random.next())
    const crm = pick(['yes', 'no'])
    const fits = [industry === 'Software', employees >= 100 && employees < 500, crm === 'yes']
    const logOdds = -0.5 + strength * (fits.filter(Boolean).length - 1.4)
    const won = random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
    const open = index % 10 === 9
    const days = index % 27
    const guess = Math.round(5 + random.next() * 60)
    const decided = `20${24 + Math.floor((2 * index) / accounts)}-01-${String(days + 1).padStart(2, '0')} 00:00:00`
    return {
      account_key: index,
      decided_at: open ? null : decided,
      first_decided_at: open ? null : decided,
      won: open ? null : won,
      first_won: open ? null : won,
      t0: random.next() < 0.1 ? null : industry,
      t1: random.next() < 0.1 ? null : employees,
      t2: crm,
      t3: pick(['a', 'b', 'c', 'd']),
      t4: won === 1 && !open && random.next() < 0.8 ? pick(['paper', 'online']) : null,
      t5: won === 1 && !open ? guess * 1000 + 1 + Math.floor(random.next() * 900) : guess * 1000,
      t6: pick(['North', 'South']),
      t7: won === 1 && !open ? 'yes' : 'no',
    }
  })
}

async function createMarket(engine: Engine, rows: readonly TableRow[]): Promise<void> {
  await createSnapshot(engine, traits, rows)
  const customers = rows.filter(({ won }) => won === 1)
  await createBest(engine, customers, ({ t0 }) => t0 === 'Software')
}

onEveryEngine('learning', (use) => {
  it('finds the profile, proves it, names the leaks, and gives the same file again', async () => {
    const engine = use()
    await createMarket(engine, market(1500, 1.6))
    const { leaks, profile } = await learn(engine, context, options)
    expect(leaks.map(({ trait: leak, leftOut }) => [leak.id, leftOut.facts['kind']])).toEqual([
      ['account.contract_signed_with', 'filled_where_won'],
      ['account.deal_guess', 'digits'],
    ])
    const [leak] = leaks
    expect(leak?.leftOut.facts['aucWith']).toBeGreaterThan(
      Number(leak?.leftOut.facts['aucWithout']) + 0.05,
    )
    expect((await readTraits(engine))[4]?.leftOut?.reason).toBe('leak')
    expect(profile.verdict).toEqual({ reliable: true, reasons: [] })
    expect(profile.outcome).toBe('won')
    expect(profile.data).toMatchObject({ accounts: 1500, decided: 1350, from: '2024-01-01' })
    const ids = profile.card.traits.map(({ id }) => id)
    expect(ids.toSorted()).toEqual(['account.employees', 'account.industry', 'account.uses_crm'])
    const crm = profile.card.traits.find(({ id }) => id === 'account.uses_crm')
    const yes = crm?.levels.find(({ when }) => 'values' in when && when.values[0] === 'yes')
    expect(yes?.points).toBeGreaterThan(10)
    expect(yes?.evidence).toMatchObject({ kind: 'measured', repeats: true })
    const rule = {
      traits: ['account.industry', 'account.employees'],
      labels: [{ text: 'industry' }, { text: 'employees' }],
    }
    expect(profile.validation.crossValidated.plainRule).toMatchObject(rule)
    expect(profile.validation.outOfTime?.plainRule).toMatchObject(rule)
    const { best, bad, good } = profile.tiers.measured
    expect(best.rate).toBeGreaterThan(good.rate)
    expect(good.rate).toBeGreaterThan(bad.rate)
    expect((await learn(engine, context, options)).profile).toEqual(profile)
  })

  it('learns of a past day only from what was known then, and leaves the catalogue alone', async () => {
    const engine = use()
    const rows = market(1500, 1.6)
    await createMarket(engine, rows)
    const before = await readTraits(engine)
    const wanted = { ...options, outcome: 'won' as const, decidedBefore: '2025-01-01' }
    const { leaks, profile } = await learn(engine, context, wanted)
    expect(leaks.map(({ trait: leak }) => leak.id)).toContain('account.deal_guess')
    expect(profile.data).toMatchObject({ decided: 675, from: '2024-01-01', to: '2024-01-27' })
    expect(await readTraits(engine)).toEqual(before)
    const later = (row: TableRow) => String(row['decided_at']) >= '2025'
    const turned = rows.map((row): TableRow => {
      if (!later(row)) return row
      const won = 1 - Number(row['won'])
      return { ...row, won, first_won: won, t0: 'Mining', t4: 'paper', t5: 1, t7: 'yes' }
    })
    await createMarket(engine, turned)
    expect((await learn(engine, context, wanted)).profile).toEqual(profile)
    const asked = learn(engine, context, { ...wanted, outcome: 'best' })
    await expect(asked).rejects.toMatchObject({ code: 'learn.undated' })
  })

  it('uses what the user keeps, and not what the user excludes', async () => {
    const engine = use()
    await createMarket(engine, market(1500, 1.6))
    const keep = ['account.contract_signed_with']
    const wanted = { ...options, keep, exclude: ['account.region'] }
    const { leaks, profile } = await learn(engine, context, wanted)
    expect(leaks.map(({ trait: leak }) => leak.id)).toEqual(['account.deal_guess'])
    expect(profile.card.traits.map(({ id }) => id)).toContain('account.contract_signed_with')
    expect(profile.card.traits.map(({ id }) => id)).not.toContain('account.region')
  })

  it('says so where there is nothing to learn, or too little to learn from', async () => {
    const engine = use()
    await createMarket(engine, market(400, 0))
    const nothing = await learn(engine, context, options)
    expect(nothing.profile.verdict.reliable).toBe(false)
    await createMarket(engine, market(30, 1))
    const few = await learn(engine, context, options)
    expect(few.profile.verdict.reliable).toBe(false)
    expect(few.profile.card.traits).toEqual([])
    const best = await learn(engine, context, { ...options, outcome: 'best' })
    expect(best.profile.outcome).toBe('best')
  })

  it('answers for an empty snapshot', async () => {
    const engine = use()
    await createMarket(engine, [])
    const { profile } = await learn(engine, context, options)
    expect(profile.verdict.reasons).toEqual(['too_few_good', 'too_few_others'])
  })
})
