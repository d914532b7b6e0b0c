import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { createSnapshot } from '../../../test/loop/snapshot.ts'
import { createUnifiedTables } from '../../../test/loop/unified-tables.ts'
import { accountsCalled, accountsListed } from './index.ts'

onEveryEngine('accounts called by a name', (use) => {
  it('are those of that id, else of that domain, else of that name, one by one and in a list', async () => {
    const engine = use()
    const account = [
      { account_key: 1, id: 'acme', name: 'Bolt', domain: 'acme.com' },
      { account_key: 2, id: 'A2', name: 'ACMÉ', domain: 'bolt' },
      { account_key: 3, id: 'A3', name: 'acme', domain: null },
      { account_key: 4, id: 'A4', name: null, domain: 'other.com' },
    ]
    await createUnifiedTables(engine, { account })
    const customers = [1, 0, 1].map((customer, row) => ({ account_key: row + 1, customer }))
    await createSnapshot(engine, [], customers)
    const wanted: readonly (readonly [string, readonly number[]])[] = [
      ['acme', [1]],
      [' Acme ', [2, 3]],
      ['BOLT', [2]],
      ['nobody', []],
      ['OTHER.com', [4]],
      ['acme', [1]],
    ]
    const listed = await accountsListed(
      engine,
      wanted.map(([name]) => name),
    )
    expect(listed.map((found) => found.map(({ key }) => key))).toEqual(
      wanted.map(([, keys]) => keys),
    )
    for (const [place, [name]] of wanted.entries())
      expect(await accountsCalled(engine, name)).toEqual(listed[place])
    expect(listed[1]).toEqual([
      { key: 2, customer: false },
      { key: 3, customer: true },
    ])
  })
})
