import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProfile } from '../../src/domain/index.ts'
import { workspaceFolder } from '../../src/server/folders.ts'
import { sweepKept } from '../../src/server/retention.ts'
import { exportRecords } from '../../src/store/index.ts'
import { organizationTables } from '../../src/store/organization-tables.ts'
import { onEveryStore } from '../store/stores.ts'
import { type Company, finished, servedCompany } from './company.ts'
import { keyWith, member } from './server.ts'
import { addOrganization, fillRecords, type Marked } from './two-organizations.ts'
import { unzipped } from './unzipped.ts'

const formula = '=HYPERLINK("https://evil.example","click")'
const other: Marked = {
  organization: 'other-organisation',
  workspace: 'b6a1f9f0-27b7-4b0e-9b57-2a6ad3b2a0a1',
  user: 'other-user',
  version: 'abcdefabcdef',
  mark: 'zebra',
}

onEveryStore((_, kind) => {
  let company: Company
  let exports: string
  let secrets: readonly string[]
  let own: Marked

  beforeAll(async () => {
    company = await servedCompany(kind)
    const { owner, server, version, at } = company
    exports = `/v1/organizations/${owner.organization}/exports`
    const csv = `Company name,Company Domain Name,Industry\n"${formula.replaceAll('"', '""')}",evil.example,Retail\n`
    const upload = await owner.ask('POST', at('/uploads?name=companies.csv'), csv)
    await finished(
      owner,
      at,
      await owner.ask('POST', at('/imports'), { uploads: [upload.body.id] }),
    )
    const source = { kind: 'ranking', most: 5 }
    await owner.ask('POST', at('/target-lists'), { name: 'Next quarter', follows: true, source })
    const { db } = server.records
    await addOrganization(db, other)
    own = { ...owner, version, mark: 'badger' }
    secrets = [...(await fillRecords(db, own)), ...(await fillRecords(db, other)), owner.token]
  }, 300_000)
  afterAll(async () => company.server.close())

  const over = async (id: string) => {
    for (;;) {
      const { body } = await company.owner.ask('GET', `${exports}/${id}`)
      if (['done', 'failed', 'cancelled'].includes(body.state)) return body
      await setTimeout(100)
    }
  }
  const started = async () => {
    const { status, body } = await company.owner.ask('POST', exports, undefined, {
      'accept-language': 'vi',
    })
    expect(status, JSON.stringify(body)).toBe(202)
    return body.id
  }
  const download = async (id: string) => {
    const answer = await fetch(`${company.server.url}${exports}/${id}/archive`, {
      headers: { authorization: `Bearer ${company.owner.token}` },
    })
    expect(answer.status).toBe(200)
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
  }

  test('an owner takes along all there is, nothing of others, no secret, each file with its sum', async () => {
    const { owner, at } = company
    const job = await over(await started())
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', problem: null })
    const { answer, bytes } = await download(job.id)
    expect(answer.headers.get('content-disposition')).toMatch(
      /northfit-export-Acme-\d{4}-\d\d-\d\d\.zip/,
    )
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(job.archive.sha256)
    expect(bytes.length).toBe(job.archive.bytes)
    const files = await unzipped(bytes)
    const text = (name: string) => files.get(name)?.toString() ?? ''
    const manifest = JSON.parse(text('manifest.json'))
    expect(manifest).toMatchObject({
      organization: { id: owner.organization, name: 'Acme' },
      by: { id: owner.user, email: 'owner@example.com' },
      missing: [],
    })

    // Every file is in the manifest as it is in the archive.
    const sums = [...files]
      .filter(([name]) => name !== 'manifest.json')
      .map(([name, content]) => [
        name,
        { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') },
      ])
    expect(manifest.files).toMatchObject(Object.fromEntries(sums))
    expect(Object.keys(manifest.files).toSorted()).toEqual(sums.map(([name]) => name).toSorted())
    const rowsOf = (name: string) => manifest.files[name]?.rows

    // What the API says, the archive has.
    const organization = `/v1/organizations/${owner.organization}`
    for (const [file, place] of [
      ['member', `${organization}/members`],
      ['api_key', `${organization}/keys`],
      ['workspace', `${organization}/workspaces`],
      ['profile_version', at('/profiles')],
      ['webhook', at('/webhooks')],
      ['schedule', at('/schedules')],
      ['target_list', at('/target-lists')],
    ] as const) {
      const { body } = await owner.ask('GET', place)
      expect(rowsOf(`records/${file}.csv`), file).toBe(body.items.length)
    }
    const { snapshot } = (await owner.ask('GET', at('/status'))).body
    const main = 'workspaces/Main'
    expect(rowsOf(`${main}/accounts.csv`)).toBe(snapshot.accounts)
    expect(rowsOf(`${main}/scores.csv`)).toBe(snapshot.accounts)
    expect(rowsOf(`${main}/score-history.csv`)).toBeGreaterThanOrEqual(600)
    expect(rowsOf(`${main}/scorings.csv`)).toBe(1)
    const receipts: { files: { rows: { kept: number } }[] }[] = JSON.parse(
      text(`${main}/imports/receipts.json`),
    )
    const imports = (await owner.ask('GET', at('/imports'))).body.items
    expect(receipts).toHaveLength(imports.length)
    const kept = receipts.flatMap((receipt) => receipt.files.map(({ rows }) => rows.kept))
    const imported = [...files.keys()].filter((name) => /\/imports\/\d+-.*\.csv$/.test(name))
    expect(imported.map(rowsOf).toSorted()).toEqual(kept.toSorted())
    expect(readProfile(text(`${main}/profile.json`), 'x').name).toBe(
      readProfile(text(`${main}/profiles/${company.version}.json`), 'x').name,
    )

    // Nothing of another organisation, and no secret, in whatever file.
    expect(secrets).toHaveLength(17)
    for (const [name, content] of files) {
      for (const secret of secrets)
        expect(content.includes(secret), `${secret} in ${name}`).toBe(false)
      for (const foreign of Object.values(other))
        expect(content.includes(foreign), `${foreign} in ${name}`).toBe(false)
    }

    // No cell that a spreadsheet runs; and every sheet says that it is UTF-8.
    const run = `"'${formula.replaceAll('"', '""')}"`
    const last = imported.find((name) => text(name).includes('evil.example')) ?? ''
    for (const file of [`${main}/accounts.csv`, `${main}/scores.csv`, last])
      expect(text(file), file).toContain(run)
    expect(text('records/profile_comment.csv')).toContain("'=cmd|' /C calc'!badger")
    for (const [name, content] of files)
      if (name.endsWith('.csv')) {
        expect(content.subarray(0, 3), name).toEqual(Buffer.from('\ufeff'))
        expect(content.toString().slice(1), name).not.toMatch(/(^|[,"])=/m)
      }
    expect(text('README.txt')).toContain('Tất cả những gì Acme có trong Northfit')
    expect(text('records/member.csv')).toContain('owner@example.com')
    expect(text('records/profile_comment.csv')).toMatch(/created_by,created_by_name[\s\S]*,Owner,/)
    const list = text(`${main}/target-lists/Next quarter.csv`).split('\n')
    expect(list[0]).toBe('\ufeffid,name,domain,points,tier,state,since,added,ref')
    expect(list).toHaveLength(7)
    expect(text(`${main}/accounts.csv`)).toContain(list[1]?.split(',')[1])
  }, 300_000)

  test('every row of the records is of one organisation, and goes out with it', async () => {
    const { server } = company
    const { db, pool } = server.records
    const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-rows-'))
    const rowsIn = async ({ organization }: Marked) => {
      const records = path.join(folder, organization)
      const profiles = (workspace: string) => path.join(folder, 'profiles', workspace)
      await exportRecords(pool, organization, { records, profiles }, new AbortController().signal)
      return (table: string) => linesIn(readFileSync(path.join(records, `${table}.csv`), 'utf8'))
    }
    const [ours, theirs] = [await rowsIn(own), await rowsIn(other)]
    for (const [table, exported] of Object.entries(organizationTables)) {
      if (typeof exported === 'string') continue
      const { rows } = await sql<{
        n: string
      }>`select count(*) as n from ${sql.table(table)}`.execute(db)
      expect(ours(table), table).toBeGreaterThan(0)
      expect(theirs(table), table).toBeGreaterThan(0)
      expect(ours(table) + theirs(table), table).toBe(Number(rows[0]?.n))
    }
    rmSync(folder, { recursive: true })
  })

  test('one export at a time; the last archive is there for a week, and told in the audit log', async () => {
    const { owner, server, at } = company
    const { db } = server.records
    const folder = path.join(server.settings.home, 'exports')
    const [before] = (await owner.ask('GET', exports)).body.items
    expect(readdirSync(folder)).toEqual([`${before.id}.zip`])
    const id = await started()
    expect(await owner.ask('POST', exports)).toMatchObject({
      status: 409,
      body: { code: 'export.under_way', facts: { id } },
    })
    const early = await owner.ask('GET', `${exports}/${id}/archive`)
    expect(early).toMatchObject({ status: 404, body: { code: 'export.gone' } })
    expect(await over(id)).toMatchObject({ state: 'done' })
    while (readdirSync(folder).length > 1) await setTimeout(50)
    expect(readdirSync(folder)).toEqual([`${id}.zip`])
    expect((await owner.ask('GET', `${exports}/${before.id}`)).body.archive).toBeNull()

    await download(id)
    const deeds = await db
      .selectFrom('audit')
      .select(['action', 'actorId'])
      .where('subject', '=', id)
      .orderBy('sequence')
      .execute()
    expect(deeds).toEqual([
      { action: 'export.start', actorId: owner.user },
      { action: 'export.download', actorId: owner.user },
    ])
    // No job of a workspace, and no file that one wrote.
    expect(JSON.stringify((await owner.ask('GET', at('/jobs?limit=200'))).body)).not.toContain(id)
    expect((await owner.ask('GET', at(`/jobs/${id}`))).status).toBe(404)

    // What is left of work that nobody goes on with goes with the archives whose time is over.
    mkdirSync(path.join(folder, `${before.id}.zip.part`))
    mkdirSync(path.join(folder, `${other.workspace}.zip.part`))
    const days = (count: number) => new Date(Date.now() + count * 86_400_000)
    await sweepKept(server, days(6.9))
    expect(readdirSync(folder)).toEqual([`${id}.zip`])
    await sweepKept(server, days(7.1))
    expect(readdirSync(folder)).toEqual([])
    expect((await owner.ask('GET', `${exports}/${id}/archive`)).body.code).toBe('export.gone')
  }, 300_000)

  test('a workspace whose store is damaged is named, and the others are taken along', async () => {
    const { owner, server } = company
    const workspaces = `/v1/organizations/${owner.organization}/workspaces`
    const { body: east } = await owner.ask('POST', workspaces, { name: 'East' })
    const folder = workspaceFolder(server.settings, east.id)
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'store.duckdb'), 'no store'.repeat(2000))
    const missing = [{ file: 'workspaces/East/imports/', code: 'store.damaged' }]
    const job = await over(await started())
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done', archive: { missing } })
    const files = await unzipped((await download(job.id)).bytes)
    expect([...files.keys()]).toContain('workspaces/Main/scores.csv')
    expect(JSON.parse(String(files.get('manifest.json')))).toMatchObject({ missing })
  }, 300_000)

  test('a session that was left open somewhere carries nothing off', async () => {
    const { owner, server } = company
    const { db } = server.records
    const [{ id }] = (await owner.ask('GET', exports)).body.items
    await sql`update session set "createdAt" = now() - interval '11 minutes'`.execute(db)
    const refused = { status: 403, body: { code: 'auth.not_fresh' } }
    expect(await owner.ask('POST', exports)).toMatchObject(refused)
    expect(await owner.ask('GET', `${exports}/${id}/archive`)).toMatchObject(refused)
    await sql`update session set "createdAt" = now()`.execute(db)
    expect((await download(id)).bytes.length).toBeGreaterThan(1000)
  })

  test('an export that is stopped leaves nothing; neither admins nor keys start one', async () => {
    const { owner, server } = company
    const folder = path.join(server.settings.home, 'exports')
    const id = await started()
    while (!existsSync(path.join(folder, `${id}.zip.part`))) await setTimeout(5)
    expect((await owner.ask('POST', `${exports}/${id}/cancel`)).status).toBe(202)
    expect(await over(id)).toMatchObject({ state: 'cancelled', archive: null })
    expect(existsSync(path.join(folder, `${id}.zip.part`))).toBe(false)
    expect(existsSync(path.join(folder, `${id}.zip`))).toBe(false)
    expect(await owner.ask('POST', `${exports}/${id}/cancel`)).toMatchObject({
      status: 409,
      body: { code: 'job.over' },
    })
    const admin = await member(server, owner, 'admin')
    expect((await admin.ask('POST', exports)).body.code).toBe('access.role')
    const key = await keyWith(server, owner, ['admin'])
    expect((await key.ask('GET', `${exports}/${id}/archive`)).body.code).toBe(
      'access.key_not_allowed',
    )
  }, 300_000)
}, 'PostgreSQL')

/** Records of CSV without the head. */
function linesIn(text: string): number {
  return text.replaceAll(/"[^"]*"/g, '').split('\n').length - 2
}
