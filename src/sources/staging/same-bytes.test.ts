import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { type Engine, sql } from '../../sql/index.ts'
import { openDuckDb } from '../../warehouse/index.ts'
import { readMapping } from '../mapping/index.ts'
import { dropStrayRejects, importFiles, undoImport } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'northfit-same-'))
const rejectsDir = join(folder, 'rejects')
const options = { tempDir: join(folder, 'tmp'), rejectsDir, now: new Date(0) }
const path = join(folder, 'list.csv')
const as = (kind: string) => readMapping(`files: [{ file: "*", kind: ${kind} }]`, 'm.yaml')
let engine: Engine

beforeEach(async () => {
  engine = await openDuckDb(':memory:')
  writeFileSync(path, 'Company,Deal name,Stage\nAcme,D1,Won\nBolt,D2,Lost\n,,Lost\n')
  return async () => await engine.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the same bytes read as another kind are kept beside the first, and the receipt says so', async () => {
  const first = await importFiles(engine, [path], { ...options, mappings: as('deal') })
  const second = await importFiles(engine, [path], { ...options, mappings: as('account') })
  expect(first.files[0]?.notes).toEqual([])
  expect(second.files[0]?.notes).toEqual([
    { code: 'read_otherwise', facts: { file: 'list.csv', id: first.id } },
  ])
  expect(await engine.rows(sql`select kind from nf_stage order by stage`)).toEqual([
    { kind: 'deal' },
    { kind: 'account' },
  ])
  await undoImport(engine, first.id)
  const again = await importFiles(engine, [path], { ...options, mappings: as('deal') })
  expect(again.id).toBe(first.id)
})

test('rejected rows of an import that was killed or taken back do not stay on the disk', async () => {
  const killed = join(rejectsDir, 'deadbeef')
  const users = join(rejectsDir, 'mended by hand')
  for (const one of [killed, users]) mkdirSync(one, { recursive: true })
  const { id, rejects } = await importFiles(engine, [path], options)
  expect([existsSync(killed), existsSync(users), existsSync(rejects[0] ?? '')]).toEqual([
    false,
    true,
    true,
  ])
  await undoImport(engine, id)
  await dropStrayRejects(engine, rejectsDir)
  expect(existsSync(join(rejectsDir, id))).toBe(false)
})
