import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { dump, stageFiles, type TestFile } from '../../../test/engines/staged.ts'
import type { StepContext } from '../../domain/index.ts'
import { sql } from '../../sql/index.ts'
import { unify } from './index.ts'

const context: StepContext = {
  now: new Date('2025-01-01T00:00:00Z'),
  seed: 1,
  progress: () => {},
}

const accounts: TestFile = {
  kind: 'account',
  columns: ['id', 'name', 'domain', 'country'],
  rows: [
    ['1', 'Agreed', null, null],
    ['2', 'Torn', null, null],
    ['3', 'Own', 'own.com', null],
    ['4', 'Agency client', null, null],
    ['5', 'Another client', null, null],
    ['6', 'Private', null, null],
    ['7', 'Twin', 'twin.com', 'Germany'],
    ['8', 'Twin', null, 'France'],
  ],
}

const contacts: TestFile = {
  kind: 'contact',
  columns: ['account_id', 'account_name', 'email'],
  rows: [
    ['1', null, 'Ann@Agreed.com'],
    ['1', null, 'joe@agreed.com'],
    ['1', null, 'joe@gmail.com'],
    [null, null, 'new@agreed.com'],
    ['2', null, 'a@torn.com'],
    ['2', null, 'b@torn.net'],
    ['3', null, 'a@own.net'],
    ['4', null, 'a@agency.com'],
    ['5', null, 'b@agency.com'],
    ['6', null, 'a@gmail.com'],
    ['6', null, 'b@own.com'],
    [null, 'Twin', 'a@twin.net'],
  ],
}

const costOf = async (files: readonly TestFile[], engine: Parameters<typeof stageFiles>[0]) => {
  const domains = ['agreed.com', 'torn.com', 'own.net', 'agency.com', 'own.com', 'twin.net']
  await stageFiles(engine, [
    ...files,
    { kind: 'cost', columns: ['account_domain', 'amount'], rows: domains.map((d) => [d, 1]) },
  ])
  await unify(engine, context)
  const rows = await engine.rows(
    sql`select a.name as name, a.domain as domain from cost as c
      inner join account as a on a.account_key = c.account_key order by c._row`,
  )
  return rows.map((row) => row['name'] ?? row['domain'])
}

onEveryEngine('domains of e-mail addresses', (use) => {
  it('join what is known by its domain alone to the company whose people agree on it', async () => {
    expect(await costOf([accounts, contacts], use())).toEqual([
      'Agreed',
      'torn.com',
      'own.net',
      'agency.com',
      'Own',
      'twin.net',
    ])
    const people = await use().rows(
      sql`select a.name as name from contact as c inner join account as a on a.account_key = c.account_key
        where c.email = 'new@agreed.com'`,
    )
    expect(people).toEqual([{ name: 'Agreed' }])
  })

  it('join and number alike whichever file comes first', async () => {
    const state = async (files: readonly TestFile[]) => [
      await costOf(files, use()),
      await dump(use(), 'account', ['account_key']),
    ]
    const first = await state([accounts, contacts])
    expect(await state([contacts, accounts])).toEqual(first)
  })
})
