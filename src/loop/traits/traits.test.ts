import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { stageFiles, type TestFile } from '../../../test/engines/staged.ts'
import type { CatalogueTrait, StepContext } from '../../domain/index.ts'
import { type Engine, name, sql } from '../../sql/index.ts'
import { unify } from '../unify/index.ts'
import { deriveTraits, readTraits, snapshotSummary } from './index.ts'

const context: StepContext = {
  now: new Date('2025-01-01T00:00:00Z'),
  seed: 1,
  progress: () => {},
}

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
      decidedFrom: '2023-04-01',
      decidedTo: '2024-06-30',
    })
  })

  it('reads types, placeholders, spellings and order from the values', async () => {
    const engine = use()
    const sizes = ['1-10', '11-50', '51-200', '1,001+']
    const rows = Array.from({ length: 84 }, (_, index) => [
      `a${index}`,
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
    expect(await readTraits(engine)).toEqual(traits)
  })
})
