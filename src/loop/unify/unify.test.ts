import { expect, it } from 'vitest'
import { onEveryEngine } from '../../../test/engines/engines.ts'
import { dump, stageFiles } from '../../../test/engines/staged.ts'
import { stepOn } from '../../../test/loop/step-context.ts'
import { sql } from '../../sql/index.ts'
import { unify } from './index.ts'

const context = stepOn('2025-01-01')

onEveryEngine('unify', (use) => {
  it('joins accounts by id, then domain, then name with country', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'account',
        columns: ['id', 'name', 'domain', 'country'],
        rows: [
          ['1', 'Acme Inc.', 'https://www.acme.com/about', 'US'],
          ['2', 'ACME', 'acme.com', null],
          ['3', 'Beta GmbH', null, 'Germany'],
          ['4', 'BETA', null, 'Đức'],
          ['5', 'Beta', null, 'France'],
          ['6', 'Công ty Cổ phần Đại Việt', 'gmail.com', null],
          ['7', 'บริษัท ปูน จำกัด', 'gmail.com', null],
          ['8', '华为技术有限公司', null, null],
        ],
      },
      {
        kind: 'deal',
        columns: ['id', 'account_name', 'amount'],
        rows: [
          ['d1', 'Đại Việt JSC', 10],
          ['d2', '华为技术', 20],
          ['d3', 'Beta', 30],
          ['d4', 'Newcomer Ltd', 40],
          ['d5', null, 50],
        ],
      },
      {
        kind: 'contact',
        columns: ['id', 'email', 'account_id'],
        rows: [
          ['c1', 'joe@acme.com', null],
          ['c2', 'ann@partner.com', '8'],
          ['c3', 'eve@gmail.com', null],
        ],
      },
    ])
    const report = await unify(engine, context)
    const accounts = await engine.rows(
      sql`select account_key, name from account order by account_key`,
    )
    expect(accounts.map((row) => `${row['account_key']} ${row['name']}`)).toEqual([
      '1 Acme Inc.',
      '2 Beta GmbH',
      '3 Beta',
      '4 Công ty Cổ phần Đại Việt',
      '5 บริษัท ปูน จำกัด',
      '6 华为技术有限公司',
      '7 Newcomer Ltd',
    ])
    const deals = await engine.rows(sql`select id, account_key from deal order by id`)
    expect(deals).toEqual([
      { id: 'd1', account_key: 4 },
      { id: 'd2', account_key: 6 },
      { id: 'd4', account_key: 7 },
    ])
    const contacts = await engine.rows(sql`select id, account_key from contact order by id`)
    expect(contacts).toEqual([
      { id: 'c1', account_key: 1 },
      { id: 'c2', account_key: 6 },
    ])
    expect(report).toMatchObject({
      accounts: 7,
      described: 8,
      joined: 2,
      ambiguousNames: { count: 1, examples: ['Beta'] },
      orphans: [
        { kind: 'contact', rows: 1, examples: [{ file: 'contact-3.csv', row: 3 }] },
        { kind: 'deal', rows: 2, examples: [{ row: 3 }, { row: 5 }] },
      ],
    })
  })

  it('keeps what files disagree on, and takes the latest import', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'account',
        columns: ['id', 'industry', 'employees', { custom: 'Plan' }],
        rows: [
          ['1', 'Retail', 10, 'A'],
          ['2', 'Energy', 20, 'B'],
        ],
      },
      {
        kind: 'account',
        seq: 2,
        columns: ['id', 'industry', 'employees', { custom: 'plan ' }],
        rows: [['1', 'Wholesale', null, 'A']],
      },
    ])
    const report = await unify(engine, context)
    expect(await engine.rows(sql`select * from account order by account_key`)).toMatchObject([
      { account_key: 1, id: '1', industry: 'Wholesale', employees: 10, x0: 'A' },
      { account_key: 2, industry: 'Energy', employees: 20, x0: 'B' },
    ])
    expect(report.conflicts).toEqual([{ field: 'industry', accounts: 1 }])
    expect(await dump(engine, 'account_conflict', ['value'])).toEqual([
      { account_key: 1, field: 'industry', value: 'Retail', stage: 1, _row: 1, chosen: 0 },
      { account_key: 1, field: 'industry', value: 'Wholesale', stage: 2, _row: 1, chosen: 1 },
    ])
    expect(await engine.rows(sql`select * from nf_field`)).toEqual([
      { object: 'account', column_name: 'x0', header: 'Plan', type: 'text', known: 'unknown' },
    ])
  })

  it('takes no disagreement from what tells joined records apart', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'account',
        columns: ['id', 'name', 'domain', 'created', 'industry'],
        rows: [
          ['1', 'Acme Inc.', 'acme.com', '2024-01-05 00:00:00', 'Retail'],
          ['2', 'ACME', 'acme.com', '2024-03-09 00:00:00', 'Energy'],
        ],
      },
    ])
    const { conflicts } = await unify(engine, context)
    expect(conflicts).toEqual([{ field: 'industry', accounts: 1 }])
    const kept = await dump(engine, 'account_conflict', ['field', 'value'])
    expect(new Set(kept.map((row) => row['field']))).toContain('id')
  })

  it('reads how deals ended, their history, and repeats of a later import', async () => {
    const engine = use()
    const columns = [
      'id',
      'account_name',
      'stage',
      'status',
      'lost_reason',
      'closed',
      { object: 'deal' as const, custom: 'IsWon', type: 'boolean' as const },
      { object: 'stage_change' as const, field: 'entered', custom: 'Date entered "Demo (Sales)"' },
    ]
    const day = '2024-02-01 00:00:00'
    await stageFiles(engine, [
      {
        kind: 'deal',
        columns,
        rows: [
          ['1', 'A', 'Closed & Won', null, null, day, null, day],
          ['2', 'A', 'ไม่สำเร็จ', null, null, day, null, null],
          ['3', 'A', 'Qualified', 'Won', null, day, null, null],
          ['4', 'A', 'Phase 5', null, null, day, 1, null],
          ['5', 'A', 'Phase 5', null, 'price', day, null, null],
          ['6', 'A', 'Wonderful talks', null, null, day, null, null],
          ['7', 'A', '赢单', null, null, day, null, null],
        ],
      },
      {
        kind: 'deal',
        columns,
        seq: 2,
        rows: [['6', 'A', 'Closed Lost', null, null, day, null, day]],
      },
      {
        kind: 'activity',
        columns: ['id', 'deal_id', 'at'],
        rows: [['a1', '6', day]],
      },
    ])
    await unify(engine, context)
    const deals = await engine.rows(sql`select id, status, _stage from deal order by id`)
    expect(deals.map((row) => `${row['id']} ${row['status']} ${row['_stage']}`)).toEqual([
      '1 won 1',
      '2 lost 1',
      '3 won 1',
      '4 won 1',
      '5 lost 1',
      '6 lost 2',
      '7 won 1',
    ])
    const history = await engine.rows(
      sql`select deal_id, stage, entered, account_key from stage_change order by deal_id`,
    )
    expect(history).toEqual([
      { deal_id: '1', stage: 'Demo', entered: day, account_key: 1 },
      { deal_id: '6', stage: 'Demo', entered: day, account_key: 1 },
    ])
    expect(await engine.rows(sql`select account_key from activity`)).toEqual([{ account_key: 1 }])
  })

  it('joins across chains of ids, domains and names', async () => {
    const engine = use()
    const rows = Array.from({ length: 12 }, (_, index) => [
      `Firm ${Math.floor((index + 1) / 2)}`,
      `firm${Math.floor(index / 2)}.com`,
    ])
    await stageFiles(engine, [{ kind: 'account', columns: ['name', 'domain'], rows }])
    expect((await unify(engine, context)).accounts).toBe(6)
    const loose = rows.map(([firm, domain], index) => [
      firm ?? null,
      index % 4 < 2 ? null : (domain ?? null),
      index < 6 ? `i${Math.floor(index / 3)}` : null,
    ])
    await stageFiles(engine, [{ kind: 'account', columns: ['name', 'domain', 'id'], rows: loose }])
    expect((await unify(engine, context)).accounts).toBeLessThan(6)
  })

  it('tells an order file apart into invoices and their accounts', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'invoice',
        columns: [
          'id',
          'at',
          'amount',
          'account.id',
          'account.name',
          'account.industry',
          'contact.name',
        ],
        rows: [
          ['o1', '2023-01-01 00:00:00', 10, '7', 'Chevron', 'Energy', 'Nathan'],
          ['o1', '2023-01-01 00:00:00', 20, '7', 'Chevron', 'Energy', 'Nathan'],
          ['o2', '2023-02-01 00:00:00', 30, '8', 'Allianz', 'Finance', 'Eve'],
        ],
      },
    ])
    const report = await unify(engine, context)
    expect(report.objects).toMatchObject({ invoice: 3, contact: 2, deal: 0 })
    expect(await engine.rows(sql`select id, industry from account order by id`)).toEqual([
      { id: '7', industry: 'Energy' },
      { id: '8', industry: 'Finance' },
    ])
  })

  it('undoing an import gives what was there before', async () => {
    const engine = use()
    const first = {
      kind: 'account' as const,
      columns: ['id', 'name', 'domain'],
      rows: [
        ['1', 'A', null],
        ['2', 'B', 'b.com'],
      ],
    }
    const second = {
      ...first,
      seq: 2,
      rows: [
        ['3', 'A2', 'b.com'],
        ['1', 'A3', null],
      ],
    }
    const state = async () => [
      await dump(engine, 'account', ['account_key']),
      await dump(engine, 'account_member', ['stage', '_row']),
      await dump(engine, 'account_conflict', ['field', 'value']),
    ]
    await stageFiles(engine, [first])
    const before = { report: await unify(engine, context), state: await state() }
    await stageFiles(engine, [first, second])
    expect(await unify(engine, context)).not.toEqual(before.report)
    await engine.run(sql`delete from nf_stage where stage = 2`)
    expect({ report: await unify(engine, context), state: await state() }).toEqual(before)
  })

  it('puts one record together from several files', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'contact',
        columns: ['id', 'account_id', 'title'],
        rows: [
          ['c1', 'a1', 'Buyer'],
          ['c2', 'a2', null],
        ],
      },
      {
        kind: 'contact',
        columns: ['id', 'role'],
        rows: [
          ['c1', 'Champion'],
          ['c1', 'Blocker'],
          ['c2', null],
        ],
      },
      { kind: 'contact', seq: 2, columns: ['id', 'title'], rows: [['c1', 'Head buyer']] },
    ])
    const report = await unify(engine, context)
    expect(report.orphans).toEqual([])
    const rows = await engine.rows(
      sql`select id, account_key, title, role from contact order by id`,
    )
    expect(rows).toEqual([
      { id: 'c1', account_key: 1, title: 'Head buyer', role: 'Champion' },
      { id: 'c2', account_key: 2, title: null, role: null },
    ])
  })

  it('does not join companies by a domain that many share', async () => {
    const engine = use()
    const rows = Array.from({ length: 7 }, (_, index) => [`Hospital ${index}`, 'health.gov'])
    await stageFiles(engine, [{ kind: 'account', columns: ['name', 'domain'], rows }])
    expect(await unify(engine, context)).toMatchObject({
      accounts: 7,
      sharedDomains: { count: 1, examples: ['health.gov'] },
    })
  })

  it('takes each deal for a company where a file names none', async () => {
    const engine = use()
    await stageFiles(engine, [
      {
        kind: 'deal',
        columns: ['id', 'status', 'account.industry'],
        rows: [
          ['d1', 'won', 'Retail'],
          ['d2', 'lost', null],
        ],
      },
    ])
    expect(await unify(engine, context)).toMatchObject({ accounts: 2, described: 0, orphans: [] })
    const rows = await engine.rows(
      sql`select a.industry as industry, d.status as status from account as a
        inner join deal as d on d.account_key = a.account_key order by a.account_key`,
    )
    expect(rows).toEqual([
      { industry: 'Retail', status: 'won' },
      { industry: null, status: 'lost' },
    ])
  })

  it('derives nothing from nothing', async () => {
    const engine = use()
    await stageFiles(engine, [])
    expect((await unify(engine, context)).accounts).toBe(0)
  })
})
