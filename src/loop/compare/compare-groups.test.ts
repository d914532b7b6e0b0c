import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { catalogueTrait, createBest, createSnapshot } from '../../../test/loop/snapshot.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import type { TableRow } from '../../../test/loop/unified-tables.ts'
import { type CatalogueTrait, compareQuestions, type TraitTable } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { compareGroups } from './index.ts'

const context = stepOn('2026-01-01')

/** Industry decides; region follows the industry; noise says nothing; mood turns round with time. */
const traits: readonly CatalogueTrait[] = [
  catalogueTrait('noise', 0),
  catalogueTrait('region', 1),
  catalogueTrait('industry', 2),
  catalogueTrait('size', 3, { type: 'number' }),
  catalogueTrait('mood', 4),
  catalogueTrait('leak', 5, { leftOut: { reason: 'leak', facts: {} } }),
]

const accounts = 3000

const market: readonly TableRow[] = (() => {
  const random = seededRandom(10)
  const chance = (share: number) => random.next() < share
  return Array.from({ length: accounts }, (_, index) => {
    const later = index >= 0.65 * accounts
    const software = chance(0.3)
    const won = chance(software ? 0.6 : 0.2) ? 1 : 0
    const open = index % 5 === 0
    const noise = ['a', 'b', 'c'][Math.floor(random.next() * 3)] ?? null
    return {
      account_key: index,
      decided_at: open
        ? null
        : `20${later ? 25 : 23}-${String(1 + (index % 12)).padStart(2, '0')}-01 00:00:00`,
      won: open ? null : won,
      customer: open ? 0 : won,
      retained: open || won === 0 || index % 7 === 0 ? null : noise === 'a' ? 1 : index % 2,
      t0: noise,
      t1: chance(software ? 0.8 : 0.2) ? 'North' : 'South',
      t2: chance(0.05) ? null : software ? 'Software' : 'Other things',
      t3: Math.round(random.next() * 1000),
      t4: chance(0.5 + (won === 1 ? 0.25 : -0.25) * (later ? -1 : 1)) ? 'good' : 'bad',
      t5: String(won),
    }
  })
})()

async function createMarket(engine: Engine, rows: readonly TableRow[]): Promise<void> {
  await createSnapshot(engine, traits, rows)
  const customers = rows.filter(({ customer }) => customer === 1)
  await createBest(engine, customers, ({ t3 }) => Number(t3) > 800)
}

const finding = (table: TraitTable | undefined, id: string) =>
  table?.traits.find(({ trait }) => trait.id === id)

onEveryEngine('what groups have in common', (use) => {
  it('finds what matters, in the order of use, and says what explains what', async () => {
    const engine = use()
    await createMarket(engine, market)
    const [won, retained, best, customers] = await compareGroups(engine, context, compareQuestions)
    expect(won?.traits.map(({ trait }) => trait.id).slice(0, 2)).toEqual(['industry', 'region'])
    expect(finding(won, 'leak')).toBeUndefined()
    expect(finding(won, 'industry')).toMatchObject({ found: true, repeats: true })
    expect(finding(won, 'industry')).not.toHaveProperty('explainedBy')
    expect(finding(won, 'region')?.explainedBy).toMatchObject({ trait: 'industry' })
    expect(finding(won, 'noise')).toMatchObject({ found: false, usefulness: { low: 0 } })
    expect(finding(won, 'mood')?.repeats).toBe(false)
    expect(retained?.traits[0]?.trait.id).toBe('noise')
    expect(best?.traits[0]?.trait.id).toBe('size')
    expect(finding(best, 'industry')?.found).toBe(false)
    expect(customers?.traits[0]?.trait.id).toBe('industry')
  })

  it('counts what stands in the tables', async () => {
    const engine = use()
    await createMarket(engine, market)
    const [won, retained, customers] = await compareGroups(engine, context, [
      'won_lost',
      'stayed_churned',
      'customers_market',
    ])
    const count = (test: (row: TableRow) => boolean) => market.filter(test).length
    expect(won).toMatchObject({
      question: 'won_lost',
      group: count(({ won: w }) => w === 1),
      others: count(({ won: w }) => w === 0),
      laterFrom: expect.stringMatching(/^2025-/),
    })
    expect(retained).toMatchObject({
      group: count(({ retained: r }) => r === 1),
      others: count(({ retained: r }) => r === 0),
    })
    expect(customers).toMatchObject({
      group: count(({ customer }) => customer === 1),
      others: count(({ customer }) => customer === 0),
    })
    const software = finding(won, 'industry')?.levels.find(
      ({ when }) => 'values' in when && when.values.includes('Software'),
    )
    const group = count(({ t2, won: w }) => t2 === 'Software' && w === 1)
    const others = count(({ t2, won: w }) => t2 === 'Software' && w === 0)
    const among = {
      group: count(({ t2, won: w }) => t2 !== null && w === 1),
      others: count(({ t2, won: w }) => t2 !== null && w === 0),
    }
    const share = group / (group + others)
    const all = among.group / (among.group + among.others)
    expect(software).toMatchObject({ group, others, among, found: true, repeats: true })
    expect(software?.lift.value).toBeCloseTo(share / all, 10)
    expect(software?.difference.value).toBeCloseTo(group / among.group - others / among.others, 10)
    const missing = finding(won, 'industry')?.levels.find(({ when }) => 'missing' in when)
    const unknown = count(({ t2, won: w }) => t2 === null && w === 1)
    expect(missing).toMatchObject({ group: unknown, among: { group: won?.group } })
    expect(finding(won, 'industry')?.coverage.group).toBeCloseTo(
      1 - unknown / (won?.group ?? 0),
      10,
    )
  })

  it('counts the ranked customers apart, and those left out of the ranking on neither side', async () => {
    const engine = use()
    await createMarket(engine, market)
    const customers = market.filter(({ customer }) => customer === 1)
    const ranked = customers.filter((_, index) => index % 10 > 0)
    const isBest = ({ t3 }: TableRow) => Number(t3) > 800
    await createBest(engine, ranked, isBest)
    const [table] = await compareGroups(engine, context, ['best_others'])
    const south = finding(table, 'region')?.levels.find(
      ({ when }) => 'values' in when && when.values.includes('South'),
    )
    const inSouth = ranked.filter(({ t1 }) => t1 === 'South')
    expect(table).toMatchObject({
      group: ranked.filter(isBest).length,
      others: ranked.filter((row) => !isBest(row)).length,
    })
    expect(south).toMatchObject({
      group: inSouth.filter(isBest).length,
      others: inSouth.filter((row) => !isBest(row)).length,
    })
  })

  it('has nothing to say where one side is empty', async () => {
    const engine = use()
    await createMarket(
      engine,
      market.filter(({ won }) => won === 1),
    )
    const [won] = await compareGroups(engine, context, ['won_lost'])
    expect(won).toMatchObject({ others: 0, traits: [] })
    await createMarket(engine, [])
    const [none] = await compareGroups(engine, context, ['best_others'])
    expect(none).toEqual({ question: 'best_others', group: 0, others: 0, traits: [] })
  })
})
