import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { newRecords, onEveryStore } from '../../test/store/stores.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate } from './migrate.ts'
import { openRecords, type Records } from './open-records.ts'

onEveryStore((open) => {
  let opened: Promise<Records> | undefined
  const records = () => {
    opened ??= open()
    return opened
  }
  afterAll(async () => (await opened)?.close())

  test('tables are there once, however often they are asked for', async () => {
    const { db } = await records()
    await migrate(db)
    expect(await db.selectFrom('workspace').selectAll().execute()).toEqual([])
  })

  test('the audit log takes entries and lets none be changed', async () => {
    const { db } = await records()
    const entry = { organizationId: 'o', workspaceId: null, actorKind: 'user', actorId: 'u' }
    const rest = { actorName: 'A', action: 'x', subject: null, address: null, requestId: null }
    await db
      .insertInto('audit')
      .values({ ...entry, ...rest, before: null, after: JSON.stringify({ camelCase: { a_b: 1 } }) })
      .execute()
    expect((await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()).after).toEqual({
      camelCase: { a_b: 1 },
    })
    await expect(db.updateTable('audit').set({ action: 'y' }).execute()).rejects.toThrow(
      'append-only',
    )
    await expect(db.deleteFrom('audit').execute()).rejects.toThrow('append-only')
    await expect(sql`truncate audit`.execute(db)).rejects.toThrow('append-only')
  })

  test('records of a later release are refused', async () => {
    const { db } = await records()
    await sql`insert into northfit_migration (name, timestamp) values ('9999-later', 'x')`.execute(
      db,
    )
    await expect(migrate(db)).rejects.toMatchObject({ code: 'records.newer' })
  })
})

test('a folder belongs to one at a time, and to nobody after a kill', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-lock-'))
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: 'records.in_use' }))
  await expect(openRecords({ folder })).rejects.toMatchObject({ code: 'records.in_use' })
  lock.release()
  lockFolder(folder).release()
})

test('a server that does not answer is a fault with its reason', async () => {
  await expect(openRecords({ url: 'postgres://x@127.0.0.1:1/x' })).rejects.toMatchObject({
    code: 'records.unreachable',
    facts: { reason: expect.stringContaining('ECONNREFUSED') },
  })
  const { pool, close } = await newRecords('PostgreSQL')
  const missing = pool.options.connectionString?.replace(/\/[^/]*$/, '/missing') ?? ''
  await close()
  await expect(openRecords({ url: missing })).rejects.toMatchObject({ code: 'records.unreachable' })
})
