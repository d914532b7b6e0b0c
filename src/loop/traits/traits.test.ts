import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { dump, stageFiles, type TestFile } from '../../../test/engines/staged.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import type { CatalogueTrait } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { unify } from '../unify/index.ts'
import { deriveTraits, snapshotSummary } from './index.ts'

const context = stepOn('2025-01-01')

async function derive(engine: Engine, files: readonly TestFile[]) {
  await stageFiles(engine, files)
  await unify(engine, context)
  return await deriveTraits(engine, context)
}

/** A trait's values by account, in order of the account keys. */
async function values(engine: Engine, traits: readonly CatalogueTrait[], id: string) {
  const column = traits.find((trait) => trait.id === id)?.column
  if (column === undefined) throw new Error(`no trait ${id}`)
  const rows = await engine.rows(
    sql`select ${name(column)} as v from snapshot order by account_key`,
  )
  return rows.map((row) => row['v'])
}

type Fact = readonly [account: string, at: string, word: string]

const day = (text: string) => `${text} 00:00:00`

onEveryEngine('traits', (use) => {
  it('dates each account by its first decided deal', async () => {
    const engine = use()
    await derive(engine, [
      {
        kind: 'account',
        columns: ['id', 'industry'],
        rows: [
          ['1', 'A'],
          ['2', 'B'],
          ['3', 'A'],
          ['4', 'B'],
          ['5', 'A'],
        ],
      },
      {
        kind: 'deal',
        columns: ['id', 'account_id', 'status', 'created', 'closed'],
        rows: [
          ['d1', '1', 'lost', day('2024-01-01'), day('2024-01-11')],
          ['d2', '1', 'won', day('2024-02-01'), day('2024-03-01')],
          ['d3', '2', 'lost', day('2024-05-01'), day('2024-05-21')],
          ['d4', '3', 'won', null, day('2024-06-30')],
          ['d5', '4', 'open', day('2024-07-01'), null],
          ['d6', '2', 'lost', day('2024-09-01'), day('2024-08-01')],
        ],
      },
      {
        kind: 'invoice',
        columns: ['account_id', 'at', 'amount'],
        rows: [
          ['5', day('2023-04-01'), 5],
          ['2', day('2023-04-01'), 5],
        ],
      },
    ])
    const rows = await engine.rows(
      sql`select account_key, as_of, decided_at, won, first_won, customer from snapshot order by account_key`,
    )
    const [first] = await engine.rows(
      sql`select first_decided_at from snapshot where account_key = 1`,
    )
    expect(first?.['first_decided_at']).toBe(day('2024-01-11'))
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      `1 ${day('2024-01-01')} ${day('2024-03-01')} 1 0 1`,
      `2 ${day('2024-05-01')} ${day('2024-05-21')} 0 0 0`,
      `3 ${day('2024-06-10')} ${day('2024-06-30')} 1 1 1`,
      `4 ${day('2025-01-01')}    0`,
      `5 ${day('2023-04-01')} ${day('2023-04-01')} 1  1`,
    ])
    expect(await snapshotSummary(engine)).toEqual({
      accounts: 5,
      decided: 4,
      won: 3,
      customers: 3,
      stayed: 0,
      churned: 0,
      decidedFrom: '2023-04-01',
      decidedTo: '2024-06-30',
    })
  })

  it('counts who churned as a customer that was', async () => {
    const engine = use()
    const account = {
      kind: 'account' as const,
      columns: ['id', 'industry', 'churned', 'churned_at'],
      rows: [
        ['1', 'A', 1, null],
        ['2', 'B', 0, null],
        ['3', 'A', null, day('2024-02-01')],
        ['4', 'B', null, null],
      ],
    }
    const standings = async () => {
      const rows = await engine.rows(
        sql`select account_key, won, customer, retained, as_of from snapshot order by account_key`,
      )
      return rows.map((row) => Object.values(row).join(' '))
    }
    await derive(engine, [account])
    expect(await standings()).toEqual(['1 1 1 0 ', '2 1 1 1 ', '3 1 1 0 ', '4 1 1 1 '])
    const deal = {
      kind: 'deal' as const,
      columns: ['id', 'account_id', 'status', 'created', 'closed'],
      rows: [['d1', '4', 'won', day('2024-01-01'), day('2024-01-11')]],
    }
    await derive(engine, [account, deal])
    expect(await standings()).toEqual([
      '1 1 1 0 ',
      `2  0  ${day('2025-01-01')}`,
      '3 1 1 0 ',
      `4 1 1 1 ${day('2024-01-01')}`,
    ])
  })

  it('reads types, placeholders, spellings and order from the values', async () => {
    const engine = use()
    const sizes = ['1-10', '11-50', '51-200', '1,001+']
    const rows = Array.from({ length: 84 }, (_, index) => [
      `a${String(index).padStart(2, '0')}`,
      index === 0
        ? 'technolgy'
        : (['technology', index > 9 ? 'TECHNOLOGY ' : 'Technology', 'Retail', 'N/A'][index % 4] ??
          null),
      index % 7,
      sizes[index % 4] ?? null,
      index % 2 === 0 ? 'Yes' : 'no',
      `${index % 3}2.Level`,
      `Some long text about company number ${index} and all of its many doings`,
      `ref-${index}`,
      'same',
      null,
      'Customer',
      'Salesforce; SAP',
    ])
    const traits = await derive(engine, [
      {
        kind: 'account',
        columns: [
          'id',
          'industry',
          'employees',
          { custom: 'Size' },
          { custom: 'Uses cloud' },
          { custom: 'Grade' },
          'description',
          { custom: 'Reference' },
          { custom: 'Same' },
          { custom: 'Nothing' },
          'lifecycle',
          'technologies',
        ],
        rows,
      },
    ])
    expect(
      traits
        .filter(({ coverage, leftOut }) => coverage > 0 || leftOut?.reason !== 'empty')
        .map(({ id, type, leftOut }) => `${id} ${type} ${leftOut?.reason ?? ''}`.trim()),
    ).toEqual([
      'account.industry category',
      'account.employees number',
      'account.description text_length',
      'account.lifecycle category after_the_sale',
      'account.custom.size ordered',
      'account.custom.uses_cloud yes_no',
      'account.custom.grade ordered',
      'account.custom.reference category identifier',
      'account.custom.same category constant',
      'technology.salesforce yes_no constant',
      'technology.sap yes_no constant',
    ])
    const industry = traits.find(({ id }) => id === 'account.industry')
    expect(industry).toMatchObject({
      distinct: 2,
      coverage: 0.75,
      placeholders: [{ value: 'N/A', rows: 21 }],
      merged: [{ value: 'technolgy', into: 'technology', rows: 1 }],
    })
    expect((await values(engine, traits, 'account.custom.size')).slice(0, 4)).toEqual([
      1, 11, 51, 1001,
    ])
    expect(traits.find(({ id }) => id === 'account.custom.size')?.order?.[3]).toEqual({
      value: 1001,
      label: '1,001+',
    })
    expect((await values(engine, traits, 'account.employees')).slice(0, 3)).toEqual([null, 1, 2])
    expect(traits.flatMap(({ id, whole }) => (whole ? [id] : []))).toEqual([
      'account.employees',
      'account.description',
    ])
    expect(await readTraits(engine)).toEqual(traits)
  })

  it('knows when technologies were seen only where every sighting is dated, and counts events as one family', async () => {
    const engine = use()
    const ids = Array.from({ length: 12 }, (_, index) => `${index}`)
    const sighting = (id: string, at: string | null) => [
      id,
      at,
      ...(Number(id) < 6 ? ['Salesforce', 'CRM'] : ['SAP', Number(id) < 9 ? 'ERP' : null]),
    ]
    const files = (undated: boolean): readonly TestFile[] => [
      { kind: 'account', columns: ['id'], rows: ids.map((id) => [id]) },
      {
        kind: 'technology',
        columns: ['account_id', 'at', 'technology', 'category'],
        rows: ids.map((id) => sighting(id, undated && id === '3' ? null : day('2024-05-01'))),
      },
      {
        kind: 'activity',
        columns: ['account_id', 'at', 'kind'],
        rows: ids.map((id) => [id, day('2024-05-01'), 'Call']),
      },
    ]
    const timing = (traits: readonly CatalogueTrait[]) =>
      traits.flatMap((trait) => (trait.id.startsWith('technology.') ? [trait.timing] : []))
    const dated = await derive(engine, files(false))
    expect(timing(dated)).toEqual(['before', 'before', 'before'])
    const answers = (await values(engine, dated, 'technology.category.crm')).map(String).sort()
    expect(answers.join(' ')).toBe('no no no no no no yes yes yes yes yes yes')
    expect(timing(await derive(engine, files(true)))).toEqual(['unknown', 'unknown', 'unknown'])
    const families = dated.map(({ id, family }) => [id, family])
    expect(families).toContainEqual(['activity.days_since_last', 'activity'])
    expect(families).toContainEqual(['activity.call.count_90d', 'activity'])
    expect(families).toContainEqual(['technology.sap', undefined])
  })

  it('leaves out what varies within accounts', async () => {
    const engine = use()
    const orders = Array.from({ length: 12 }, (_, index) => [
      `o${index}`,
      `a${index % 3}`,
      day(`2024-01-${10 + index}`),
      `City ${index}`,
      ['Retail', 'Energy', 'Retail'][index % 3] ?? null,
    ])
    const traits = await derive(engine, [
      {
        kind: 'invoice',
        columns: ['id', 'account_id', 'at', 'account.city', 'account.industry'],
        rows: orders,
      },
    ])
    expect(traits.map(({ id, leftOut }) => [id, leftOut])).toEqual([
      ['account.city', { reason: 'varies', facts: { accounts: 3 } }],
      ['account.industry', undefined],
    ])
  })

  it('counts only what is dated before the as-of date', async () => {
    const engine = use()
    const ids = Array.from({ length: 12 }, (_, index) => `${index + 1}`)
    const asOf = day('2024-06-01')
    const before = (days: number) =>
      new Date(Date.UTC(2024, 5, 1) - days * 86_400_000).toISOString().slice(0, 10)
    const activities = ids.flatMap((id, index) => [
      [id, 'Email', day(before(index + 1)), `c${id}`],
      [id, 'email ', day(before(40)), `c${id}`],
      [id, 'Call', asOf, `d${id}`],
      [id, 'Call', day('2024-07-01'), `e${id}`],
    ])
    const traits = await derive(engine, [
      {
        kind: 'account',
        columns: ['id', 'founded', 'domain'],
        rows: ids.map((id) => [id, 2004, `https://firm${id}.com.vn/en`]),
      },
      {
        kind: 'deal',
        columns: [
          'id',
          'account_id',
          'status',
          'created',
          'closed',
          { custom: 'Segment' },
          { custom: 'Shade' },
        ],
        rows: ids.flatMap((id, index) => [
          [`a${id}`, id, 'won', asOf, day('2024-08-01'), index % 2 === 0 ? 'SMB' : 'Big', 'red'],
          [
            `b${id}`,
            id,
            'won',
            day('2024-09-01'),
            day('2024-10-01'),
            index % 2 === 0 ? 'SMB' : 'Big',
            'blue',
          ],
        ]),
      },
      {
        kind: 'contact',
        columns: ['id', 'account_id', 'title', 'role', 'created'],
        rows: ids.flatMap((id, index) => [
          [
            `c${id}`,
            id,
            'Giám đốc',
            index % 2 === 0 ? 'Decision Maker' : 'User',
            day('2024-01-01'),
          ],
          [`d${id}`, id, 'Clerk', 'Blocker', day('2024-06-02')],
        ]),
      },
      { kind: 'activity', columns: ['account_id', 'kind', 'at', 'contact_id'], rows: activities },
    ])
    expect(traits.map(({ id }) => id)).toEqual([
      'account.age',
      'account.domain_ending',
      'contact.count',
      'contact.role.decision_maker',
      'contact.role.user',
      'contact.head',
      'activity.count_30d',
      'activity.count_90d',
      'activity.count_365d',
      'activity.days_since_last',
      'activity.contacts_365d',
      'activity.email.count_30d',
      'activity.email.count_90d',
      'activity.email.count_365d',
      'deal.custom.segment',
    ])
    const [first] = await engine.rows(sql`select * from snapshot where account_key = 1`)
    const cells = traits.map(({ column }) => first?.[column])
    expect(cells).toEqual([20, 'vn', 1, 'yes', 'no', 'yes', 1, 2, 2, 1, 1, 1, 2, 2, 'SMB'])
  })

  it('is not changed by facts dated on or after the as-of date', async () => {
    const engine = use()
    const ids = ['1', '2', '3', '4', '5', '6']
    const accounts: TestFile = {
      kind: 'account',
      columns: ['id', 'industry', 'created'],
      rows: ids.map((id) => [id, 'Retail', day('2023-01-01')]),
    }
    const deals: TestFile = {
      kind: 'deal',
      columns: ['id', 'account_id', 'status', 'created', 'closed'],
      rows: ids.map((id) => [`d${id}`, id, 'won', day('2024-06-01'), day('2024-08-01')]),
    }
    const facts = (rows: readonly Fact[]): readonly TestFile[] => [
      { kind: 'activity', columns: ['account_id', 'at', 'kind'], rows },
      { kind: 'ticket', columns: ['account_id', 'opened', 'kind'], rows },
      { kind: 'usage', columns: ['account_id', 'at', 'feature'], rows },
      { kind: 'invoice', columns: ['account_id', 'at', 'product'], rows },
      { kind: 'contact', columns: ['account_id', 'created', 'role'], rows },
      { kind: 'technology', columns: ['account_id', 'at', 'technology'], rows },
    ]
    const early: readonly Fact[] = ids.map((id) => [id, day('2024-05-01'), 'Known'])
    const snapshot = async (rows: readonly Fact[]) => {
      const traits = await derive(engine, [accounts, deals, ...facts(rows)])
      return { traits, rows: await dump(engine, 'snapshot', ['account_key']) }
    }
    const before = await snapshot(early)
    expect(before.traits.length).toBeGreaterThan(15)
    const late = fc.record({
      id: fc.constantFrom(...ids),
      days: fc.integer({ min: 0, max: 400 }),
      word: fc.constantFrom('Known', 'known', 'New', 'Other thing'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(late, { minLength: 1, maxLength: 20 }), async (added) => {
        const rows = added.map(({ id, days, word }): Fact => {
          const at = new Date(Date.UTC(2024, 5, 1) + days * 86_400_000)
          return [id, day(at.toISOString().slice(0, 10)), word]
        })
        expect(await snapshot([...early, ...rows])).toEqual(before)
      }),
      { numRuns: 4, seed: 7 },
    )
  })
})
