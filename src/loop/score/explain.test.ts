import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { stageFiles } from '../../../test/engines/staged.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { exampleProfile } from '../../../test/profiles/profiles.ts'
import type { CatalogueTrait } from '../../domain/index.ts'
import { type Engine, sql } from '../../sql/index.ts'
import { accountsCalled } from '../accounts/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { deriveTraits } from '../traits/index.ts'
import { unify } from '../unify/index.ts'
import {
  explainAccount,
  explainTrait,
  marketCounts,
  pointsHistogram,
  prospectTiers,
  rankedAccounts,
  scoreAccounts,
  scoreQuery,
} from './index.ts'

const context = stepOn('2025-01-01')
const day = (text: string) => `${text} 00:00:00`

async function workspace(engine: Engine): Promise<readonly CatalogueTrait[]> {
  await stageFiles(engine, [
    {
      kind: 'account',
      columns: ['id', 'name', 'domain', 'industry', 'employees'],
      rows: [
        ['1', 'Acme', 'acme.com', 'SaaS', 120],
        ['2', 'Bolt', 'bolt.io', 'Retail', 10],
        ['3', 'Café Crème', 'creme.fr', 'Software', 400],
        ['4', 'Dune', 'dune.org', 'Mining', null],
        ['5', 'Echo', 'echo.net', 'Software', 60],
        ['6', 'Fern', 'fern.dev', null, 80],
      ],
    },
    {
      kind: 'deal',
      columns: ['id', 'account_id', 'name', 'status', 'amount', 'created', 'closed'],
      rows: [
        ['d1', '1', 'First', 'won', 500, day('2024-02-01'), day('2024-03-01')],
        ['d2', '2', 'Try', 'lost', 90, day('2024-02-01'), day('2024-03-01')],
        ['d3', '3', 'Again', 'lost', null, day('2024-02-01'), day('2024-04-01')],
      ],
    },
  ])
  await unify(engine, context)
  await deriveTraits(engine, context)
  return await readTraits(engine)
}

onEveryEngine('scores of a workspace', (use) => {
  it('rank, count and explain accounts down to the records of the files', async () => {
    const engine = use()
    const traits = await workspace(engine)
    const summary = await scoreAccounts(engine, exampleProfile, traits)
    expect(summary).toEqual({
      accounts: 6,
      tiers: { best: 3, good: 1, bad: 1, unknown: 1 },
      unmatched: ['technology.slack'],
    })

    const page = (options: object) =>
      rankedAccounts(engine, exampleProfile, traits, { limit: 2, ...options })
    const [first, second] = await page({})
    const place = { ...first?.score, key: first?.account.key }
    const ranked = await page({ after: place })
    expect(ranked.map(({ account, score }) => [account.name, score.points])).toEqual([
      ['Echo', 138],
      ['Café Crème', 126],
    ])
    expect(second).toEqual(ranked[0])
    const scores = sql`(${scoreQuery(engine.dialect, exampleProfile, traits, false)})`
    expect(await page({ after: place, scores })).toEqual(ranked)
    const [least] = await page({ ascending: true, tier: 'bad' })
    expect(least?.score.points).toBe(74)
    const prospects = await page({ tier: 'best', prospects: true })
    expect(prospects.map(({ account }) => account.domain)).toEqual(['echo.net', 'creme.fr'])
    expect(await prospectTiers(engine)).toEqual({ best: 2, good: 1, bad: 1, unknown: 1 })
    expect(await pointsHistogram(engine)).toEqual([
      { points: 138, accounts: 1 },
      { points: 126, accounts: 1 },
      { points: 100, accounts: 1 },
      { points: 74, accounts: 1 },
    ])
    expect(await marketCounts(engine, exampleProfile, traits)).toEqual({
      tiers: summary.tiers,
      levels: {
        'account.industry': [1, 3, 1, 1],
        'account.employees': [1, 1, 3, 1],
        'technology.slack': [0, 0, 0],
      },
    })

    const [acme] = await accountsCalled(engine, 'ACME')
    const explained = await explainAccount(engine, exampleProfile, traits, acme?.key ?? 0)
    expect(explained).toMatchObject({
      account: { id: '1', name: 'Acme', domain: 'acme.com' },
      score: { points: 138, tier: 'best', missing: ['technology.slack'] },
      values: { 'account.industry': 'SaaS', 'account.employees': 120 },
      sources: [{ record: 1 }],
      deals: [
        { id: 'd1', status: 'won', amount: 500, closed: day('2024-03-01'), source: { record: 1 } },
      ],
    })
    await expect(explainAccount(engine, exampleProfile, traits, 99)).rejects.toMatchObject({
      code: 'score.unknown_account',
    })
  })

  it('show the accounts behind a statement', async () => {
    const engine = use()
    const traits = await readTraits(engine)
    const explain = (trait: string, level?: number) =>
      explainTrait(engine, exampleProfile, traits, trait, {
        limit: 10,
        ...(level === undefined ? {} : { level }),
      })
    const software = await explain('account.industry', 1)
    expect(software.counts).toEqual([
      { accounts: 0, good: 0 },
      { accounts: 2, good: 1 },
      { accounts: 1, good: 0 },
      { accounts: 0, good: 0 },
    ])
    expect(
      software.accounts.map(({ account, value, good, deals }) => [
        account.name,
        value,
        good,
        deals[0]?.name,
      ]),
    ).toEqual([
      ['Acme', 'SaaS', true, 'First'],
      ['Café Crème', 'Software', false, 'Again'],
    ])
    expect((await explain('account.employees')).accounts).toHaveLength(3)
    await expect(explain('account.other')).rejects.toMatchObject({ code: 'score.unknown_trait' })
    await expect(explain('technology.slack')).rejects.toMatchObject({
      code: 'score.trait_not_in_data',
    })
  })
})
