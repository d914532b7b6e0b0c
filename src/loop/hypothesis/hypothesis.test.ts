import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import type { TableRow } from '../../../test/loop/unified-tables.ts'
import {
  beliefsOf,
  type CatalogueTrait,
  type Hypothesis,
  hypothesisSchema,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { chooseOutcome, learn } from '../learn/index.ts'
import { assumedProfile, checkHypothesis } from './index.ts'

const context = stepOn('2026-01-01')

const traits: readonly CatalogueTrait[] = [
  catalogueTrait('account.industry', 0),
  catalogueTrait('account.employees', 1, { type: 'number' }),
  catalogueTrait('account.country', 2),
  catalogueTrait('technology.shopify', 3, { type: 'yes_no' }),
  catalogueTrait('technology.magento', 4, { type: 'yes_no' }),
  catalogueTrait('account.contract', 5, { timing: 'after' }),
]

/** Retailers of 100 to 500 people win; what they run and where they are says nothing. */
function market(accounts: number): TableRow[] {
  const random = seededRandom(11)
  const pick = (values: readonly string[]) =>
    values[Math.floor(random.next() * values.length)] ?? ''
  return Array.from({ length: accounts }, (_, index) => {
    const industry = pick(['E-Commerce', 'Banking', 'Machinery', 'Construction'])
    const employees = Math.round(10 * 300 ** random.next())
    const fits = [industry === 'E-Commerce', employees >= 100 && employees < 500]
    const logOdds = -1.6 + 1.4 * fits.filter(Boolean).length
    const won = random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
    return {
      account_key: index,
      decided_at: '2025-01-01 00:00:00',
      won,
      first_won: won,
      t0: random.next() < 0.1 ? null : industry,
      t1: employees,
      t2: pick(['DE', 'VN']),
      t3: pick(['yes', 'no']),
      t4: pick(['yes', 'no']),
      t5: won === 1 ? 'yes' : 'no',
    }
  })
}

const stated: Hypothesis = hypothesisSchema.parse({
  name: 'Ours',
  statements: [
    { trait: 'account.industry', values: ['e commerce'], fit: 'strong' },
    { trait: 'account.employees', from: 100, below: 500, fit: 'weak' },
    { trait: 'account.country', values: ['Germany'], fit: 'neutral', worth: 200 },
    { technology: ['Shopify', 'Magento', 'Shopware'], fit: 'strong' },
    { trait: 'account.contract', values: ['yes'], fit: 'good' },
    { trait: 'account.revenue', from: 1_000_000, fit: 'good' },
    { trait: 'account.industry', from: 5, fit: 'good' },
    { trait: 'account.industry', values: ['Government'], fit: 'never' },
  ],
})
const beliefs = beliefsOf(stated, (name) => traits.find(({ id }) => id === name))

async function met(engine: Engine, accounts: number) {
  await createSnapshot(engine, traits, market(accounts))
  return { engine, traits, outcome: await chooseOutcome(engine, 'won'), accounts }
}

onEveryEngine('a hypothesis', (use) => {
  it('is judged by the data, statement by statement', async () => {
    const { engine, outcome } = await met(use(), 2500)
    const checked = await checkHypothesis(engine, context, beliefs, traits, outcome)
    expect(checked.statements.map(({ untested, verdict }) => untested ?? verdict)).toEqual([
      'confirmed',
      'overturned',
      'confirmed',
      'weakened',
      'left_out',
      'no_trait',
      'wrong_kind',
      'nobody',
    ])
    const [industry, size] = checked.statements
    expect(industry?.levels[0]?.when).toEqual({ values: ['E-Commerce'] })
    expect(industry?.adjusted).toBe(true)
    expect(industry?.data?.value).toBeGreaterThan(30)
    expect(industry?.posterior.high).toBeLessThan(industry?.prior.high ?? 0)
    expect(size?.posterior.low).toBeGreaterThan(0)
    const total = (industry?.at.accounts ?? 0) + (industry?.rest.accounts ?? 0)
    expect(total).toBeLessThan(2500)
    expect(total).toBeGreaterThan(2100)
  })

  it('is a profile by itself, measured where there are decided accounts', async () => {
    const data = await met(use(), 60)
    const alone = await assumedProfile(stated, beliefsOf(stated), context)
    expect(alone.verdict).toEqual({ reliable: false, reasons: ['hypothesis_only'] })
    expect(alone.tiers).toMatchObject({ basis: 'assumed', heldOut: [] })
    expect(alone.data).toMatchObject({ decided: 0, good: 0 })
    expect(alone.validation.crossValidated.card.aucInterval).toEqual([0, 1])
    const profile = await assumedProfile(stated, beliefs, context, data)
    expect(profile.validation.crossValidated.card.accounts).toBe(60)
    expect(profile.card.traits[0]?.levels[1]?.when).toEqual({ values: ['E-Commerce'] })
    expect(profile.hypothesis).toEqual(stated)
  })

  it('is what learning starts from, and the data ends up right', async () => {
    const { engine } = await met(use(), 2500)
    const options = { name: 'Test', outcome: 'won' as const }
    const hypothesis = { written: stated, beliefs }
    const { profile } = await learn(engine, context, { ...options, hypothesis })
    expect(profile.verdict.reliable).toBe(true)
    expect(profile.hypothesis?.name).toBe('Ours')
    const pointsAt = (id: string, wanted: (from: number) => boolean) =>
      profile.card.traits
        .find((trait) => trait.id === id)
        ?.levels.filter(({ when }) => 'from' in when && wanted(when.from ?? 0))
        .map(({ points }) => points)
    expect(
      Math.min(...(pointsAt('account.employees', (from) => from === 100) ?? [])),
    ).toBeGreaterThan(10)
    expect(profile.card.traits.map(({ id }) => id)).not.toContain('account.contract')
  })
})
