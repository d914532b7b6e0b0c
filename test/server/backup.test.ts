import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type BackedUp,
  backUp,
  checkBackup,
  restoreBackup,
  type ServerSettings,
  serverSettings,
  startServer,
} from '../../src/server/index.ts'
import { newDatabase } from '../store/postgres.ts'
import { onEveryStore, type StoreKind } from '../store/stores.ts'
import { clientOf } from './client.ts'
import { type Company, servedCompany } from './company.ts'

const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-backup-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const usual = { replace: false, newKey: false, now: new Date() }
let places = 0

/** A home with nothing in it, and a database where one is asked for. */
async function emptyPlace(kind: StoreKind): Promise<ServerSettings> {
  places += 1
  const home = path.join(root, `home-${places}`)
  const settings = serverSettings({ home, port: 0, logLevel: 'error' })
  return kind === 'embedded' ? settings : { ...settings, databaseUrl: await newDatabase() }
}

onEveryStore((_, kind) => {
  let company: Company
  let backup: BackedUp
  let seen: unknown

  beforeAll(async () => {
    company = await servedCompany(kind)
    const { owner, at, server } = company
    seen = await shown(owner.ask, at)
    const to = path.join(root, kind)
    backup = await backUp(server.settings, `${to}/`, { withKey: true, now: new Date() })
  }, 300_000)
  afterAll(async () => company.server.close())

  test('a server at work makes the backup itself, and leaves nothing of it behind', async () => {
    expect(backup).toMatchObject({ served: true, manifest: { rows: { user: 1, workspace: 1 } } })
    expect(readdirSync(path.dirname(backup.file))).toEqual([path.basename(backup.file)])
    expect(readdirSync(path.join(company.server.settings.home, 'backups'))).toEqual([])
    const rows = Object.keys(backup.manifest.rows)
    expect(rows).toContain('audit')
    expect(rows).not.toContain('session')
    const warnings: Error[] = []
    const warned = (warning: Error) => warnings.push(warning)
    process.on('warning', warned)
    expect(await checkBackup(backup.file)).toEqual(backup.manifest)
    await setImmediate()
    process.off('warning', warned)
    expect(warnings).toEqual([])
  })

  test.each(['embedded', 'PostgreSQL'] as const)(
    'is restored into %s, where all is as it was',
    async (other) => {
      const settings = await emptyPlace(other)
      await restoreBackup(backup.file, settings, usual)
      const server = await startServer(settings)
      try {
        const { owner, at } = company
        const client = clientOf(server.url)
        expect(
          (await client.ask('GET', '/v1/me', undefined, { authorization: `Bearer ${owner.token}` }))
            .status,
        ).toBe(401)
        const signedIn = await client.ask('POST', '/v1/auth/sign-in/email', {
          email: 'owner@example.com',
          password: 'correct horse battery',
        })
        expect(signedIn.status, JSON.stringify(signedIn.body)).toBe(200)
        const again = clientOf(server.url, signedIn.headers.get('set-auth-token') ?? '')
        expect(await shown(again.ask, at)).toEqual(seen)
        const renamed = await again.ask('PATCH', at(''), { name: 'North' }, { 'if-match': '"1"' })
        expect(renamed.status).toBe(204)
        const log = await again.ask('GET', `/v1/organizations/${owner.organization}/audit`)
        expect(log.body.items[0]).toMatchObject({ action: 'workspace.rename' })
        await expect(
          restoreBackup(backup.file, settings, { ...usual, replace: true }),
        ).rejects.toMatchObject({ code: 'restore.running' })
      } finally {
        await server.close()
      }
      // What was restored is backed up by itself, with the server stopped, and restored again.
      const to = path.join(root, `${kind}-${other}.tar`)
      const second = await backUp(settings, to, { withKey: false, now: new Date() })
      expect(second).toMatchObject({ served: false, manifest: { rows: { user: 1 } } })
      const there = await emptyPlace(other === 'embedded' ? 'PostgreSQL' : 'embedded')
      await expect(restoreBackup(to, there, usual)).rejects.toMatchObject({ code: 'restore.key' })
      expect(readdirSync(there.home)).toEqual([])
      copyFileSync(path.join(settings.home, 'master.key'), path.join(there.home, 'master.key'))
      await restoreBackup(to, there, usual)
      await expect(restoreBackup(to, there, usual)).rejects.toMatchObject({
        code: 'restore.not_empty',
      })
      const { aside = '' } = await restoreBackup(to, there, { ...usual, replace: true })
      expect(
        existsSync(path.join(aside, 'workspaces', company.owner.workspace, 'store.duckdb')),
      ).toBe(true)
    },
    300_000,
  )

  test('what is damaged or cut off changes nothing', async () => {
    const settings = await emptyPlace('embedded')
    const whole = readFileSync(backup.file)
    const spoilt = path.join(root, `${kind}-spoilt.tar`)
    const bytes = [
      0,
      600,
      whole.length / 3,
      whole.length / 2,
      whole.length - 3000,
      whole.length - 2000,
    ]
    for (const at of bytes.map(Math.floor)) {
      const changed = Buffer.from(whole)
      changed[at] = (changed[at] ?? 0) ^ 1
      writeFileSync(spoilt, changed)
      await expect(restoreBackup(spoilt, settings, usual), String(at)).rejects.toMatchObject({
        code: 'backup.damaged',
      })
    }
    for (const length of [0, 700, whole.length / 2, whole.length - 2000]) {
      writeFileSync(spoilt, whole.subarray(0, length))
      await expect(checkBackup(spoilt), String(length)).rejects.toMatchObject({
        code: 'backup.damaged',
      })
    }
    expect(readdirSync(settings.home)).toEqual([])
    await expect(checkBackup(`${spoilt}.none`)).rejects.toMatchObject({ code: 'backup.none' })
  })

  test('no server starts on what a restore left unfinished', async () => {
    const settings = await emptyPlace(kind)
    await restoreBackup(backup.file, settings, usual)
    writeFileSync(path.join(settings.home, 'restore-unfinished'), '')
    await expect(startServer(settings)).rejects.toMatchObject({ code: 'restore.unfinished' })
    await restoreBackup(backup.file, settings, { ...usual, replace: true })
    await (await startServer(settings)).close()
  }, 300_000)
}, 'embedded')

/** What people see of their company. */
async function shown(ask: Company['owner']['ask'], at: Company['at']) {
  const { body: score } = await ask('POST', at('/score'), {
    account: { Industry: 'Software', employees: 250 },
  })
  const { body: accounts } = await ask('GET', at('/accounts?limit=20'))
  const { body: imports } = await ask('GET', at('/imports'))
  const { body: jobs } = await ask('GET', at('/jobs'))
  return { score, accounts, imports, jobs }
}
