import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { importedFiles, storedProfile, undoImportIn, workspaceStatus } from '../../src/index.ts'
import { northfit, startNorthfit } from './northfit.ts'
import { call, type SampleWorkspace, sampleIn, sampleWorkspace } from './sample-workspace.ts'
import { storeContents } from './store-contents.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace
let more: readonly string[]

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 400 })
  more = (await sampleIn(join(folder, 'more'), { accounts: 1500, seed: 2 })).files
}, 120_000)

/** The staged tables and catalogues of imports, without what is derived from them. */
async function imported() {
  const contents = Object.entries(await storeContents(sample.workspace))
  return Object.fromEntries(
    contents.filter(([table]) => /^(stage_\d|nf_import|nf_stage)/.test(table)),
  )
}

async function interrupt(args: readonly string[], after: number, signal: 'SIGKILL' | 'SIGINT') {
  const { child, finished } = startNorthfit(['-w', sample.workspace, ...args], folder)
  await Promise.race([setTimeout(after), finished])
  child.kill(signal)
  return await finished
}

test('an import killed at any moment leaves the workspace as it was before or after', async () => {
  const before = await imported()
  for (const after of [500, 900, 1300, 1800, 2500]) {
    await interrupt(['import', ...more], after, 'SIGKILL')
    const [, second] = await importedFiles(sample.workspace)
    if (second !== undefined) {
      expect(second.files).toHaveLength(more.length)
      await undoImportIn(sample.workspace, second.id)
    }
    expect(await imported(), `killed after ${after} ms`).toEqual(before)
  }
  const { objects } = await workspaceStatus(sample.workspace, call)
  expect(objects.account).toBeGreaterThanOrEqual(400)
}, 120_000)

test('learning killed at any moment leaves a workspace that learns', async () => {
  const before = await imported()
  const file = join(sample.workspace, 'profile.json')
  for (const after of [700, 1200, 1800, 2600]) {
    const had = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    await interrupt(['learn'], after, 'SIGKILL')
    expect(await imported(), `killed after ${after} ms`).toEqual(before)
    if (existsSync(file)) storedProfile(sample.workspace)
    else expect(had).toBeUndefined()
  }
  expect(await northfit(['-w', sample.workspace, 'learn'], folder)).toMatchObject({
    code: 0,
    err: '',
  })
  expect(await northfit(['-w', sample.workspace, 'score'], folder)).toMatchObject({ code: 0 })
}, 120_000)

test('Ctrl-C ends an import in one sentence, with nothing changed', async () => {
  const workspace = join(folder, 'fresh')
  const { child, finished } = startNorthfit(['-w', workspace, 'import', ...more], folder)
  while (!existsSync(join(workspace, 'store.duckdb'))) await setTimeout(10)
  child.kill('SIGINT')
  expect(await finished).toEqual({
    code: 130,
    out: '',
    err: 'Stopped. What was there before is whole.\n',
  })
  expect(await importedFiles(workspace)).toEqual([])
}, 60_000)
