import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { masterKeyIn, openSecrets } from './index.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-key-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('is made once, for its owner only, and read again', async () => {
  const place = path.join(folder, 'new', 'deep')
  const key = await masterKeyIn(place)
  expect(await masterKeyIn(place)).toBe(key)
  expect((await stat(path.join(place, 'master.key'))).mode & 0o777).toBe(0o600)
  expect(openSecrets(key, 'master.key').subkey('x')).toHaveLength(32)
})

it('is the same for all who ask at once, in one process and in several', async () => {
  const place = path.join(folder, 'race')
  const module = path.join(import.meta.dirname, 'index.ts')
  const program = `
    const { masterKeyIn } = await import(${JSON.stringify(module)})
    const keys = await Promise.all(Array.from({ length: 20 }, () => masterKeyIn(${JSON.stringify(place)})))
    process.stdout.write([...new Set(keys)].join(''))`
  const runs = Array.from({ length: 3 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]),
  )
  const said = (await Promise.all(runs)).map((run) => run.stdout)
  expect(new Set([...said, await masterKeyIn(place)]).size).toBe(1)
  expect(await readdir(place)).toEqual(['master.key'])
})
