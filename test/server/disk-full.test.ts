import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { finished } from './company.ts'
import { firstOwnerOf, type ServedProcess, serveHome } from './served-process.ts'
import type { Owner } from './server.ts'

const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-full-'))
const home = path.join(folder, 'disk')
const mounted = mountSmallDisk()
let server: ServedProcess
let owner: Owner
const at = (rest: string) => `/v1/workspaces/${owner.workspace}${rest}`

afterAll(async () => {
  await server?.kill()
  if (mounted) execFileSync('umount', ['--lazy', home])
  rmSync(folder, { recursive: true, force: true })
})

/** Needs the rights of an administrator; elsewhere the test is skipped. */
function mountSmallDisk(): boolean {
  mkdirSync(home)
  try {
    const options = ['-t', 'tmpfs', '-o', 'size=500m', 'tmpfs', home]
    execFileSync('mount', options, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const fills: string[] = []

function fillDisk(left: number): void {
  const { bavail, bsize } = statfsSync(home)
  fills.push(path.join(home, `fill-${fills.length}`))
  writeFileSync(fills.at(-1) ?? '', Buffer.alloc(Math.max(0, bavail * bsize - left)))
}

const upload = (name: string, rows: number) => {
  const lines = Array.from({ length: rows }, (_, row) => `Company ${row * 7919},c${row}.example`)
  const file = `Company name,Company Domain Name\n${lines.join('\n')}\n`
  return owner.ask('POST', at(`/uploads?name=${name}`), file)
}
const imported = async (id: string) =>
  await finished(owner, at, await owner.ask('POST', at('/imports'), { uploads: [id] }))

const exported = async () => {
  const exports = `/v1/organizations/${owner.organization}/exports`
  const { id } = (await owner.ask('POST', exports)).body
  for (;;) {
    const { body } = await owner.ask('GET', `${exports}/${id}`)
    if (body.state !== 'queued' && body.state !== 'running') return body
    await setTimeout(100)
  }
}

const example = readFileSync(
  path.join(import.meta.dirname, '../../docs/profile.example.json'),
  'utf8',
)
const add = (name: string) =>
  owner.ask('POST', at('/profiles'), { profile: { ...JSON.parse(example), name } })
const versions = async () => {
  const { items } = (await owner.ask('GET', at('/profiles?limit=200'))).body
  return items.map(({ id }: { readonly id: string }) => id)
}

test.skipIf(!mounted)(
  'a server whose disk fills up says so, keeps what it has, and goes on when there is room',
  async () => {
    server = await serveHome(home)
    owner = await firstOwnerOf(server)
    expect(await imported((await upload('first.csv', 10)).body.id)).toMatchObject({ state: 'done' })
    const before = (await owner.ask('GET', at('/imports'))).body
    const second = (await upload('second.csv', 100_000)).body.id

    fillDisk(2_000_000)
    expect(await upload('third.csv', 200_000)).toMatchObject({
      status: 507,
      body: { code: 'system.disk_full' },
    })
    const waiting = path.join(home, 'uploads', owner.workspace)
    expect(readdirSync(waiting)).toEqual([second])
    const failed = await imported(second)
    expect(failed.state).toBe('failed')
    expect(['system.disk_full', 'import.disk_full']).toContain(failed.problem.code)
    expect((await owner.ask('GET', at('/imports'))).body).toEqual(before)

    // The records, until they have no room left either.
    fillDisk(500_000)
    const kept: string[] = []
    let added = await add(`Version of ${kept.length}`)
    while (added.status === 201) {
      kept.push(added.body.id)
      added = await add(`Version of ${kept.length}`)
    }
    expect(added).toMatchObject({ status: 507, body: { code: 'system.disk_full' } })
    expect(await versions()).toEqual(kept.slice(-200).toReversed())

    for (const fill of fills) rmSync(fill)
    expect((await owner.ask('GET', at('/imports'))).body).toEqual(before)
    expect(await imported(second)).toMatchObject({ state: 'done' })
    expect((await add('After')).status).toBe(201)

    // All of it in one archive, where there is no room for it.
    fillDisk(1_000_000)
    const stopped = await exported()
    expect(stopped).toMatchObject({ state: 'failed', problem: { code: 'system.disk_full' } })
    expect(readdirSync(path.join(home, 'exports'))).toEqual([])
    for (const fill of fills) rmSync(fill, { force: true })
    expect(await exported()).toMatchObject({ state: 'done' })
  },
  600_000,
)
