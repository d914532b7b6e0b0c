import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { importedFiles, learnProfile, storedProfile, undoImportIn } from '../../src/index.ts'
import { long } from '../long.ts'
import { northfit, startNorthfit } from './northfit.ts'
import { call, type SampleWorkspace, sampleIn, sampleWorkspace } from './sample-workspace.ts'
import { storeContents } from './store-contents.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
let sample: SampleWorkspace
let more: readonly string[]
let learned: Awaited<ReturnType<typeof learnProfile>>

beforeAll(async () => {
  sample = await sampleWorkspace(folder, { accounts: 300 })
  const { files } = await sampleIn(join(folder, 'more'), { accounts: 600, seed: 2 })
  const noDeals = 'Deal name,Company,Stage,Amount,Close date\nD,Acme,Closed Won,5,2024-03-25\n'
  const rejected = join(folder, 'more', 'rejected.csv')
  writeFileSync(rejected, noDeals + ',,,70,\n'.repeat(2000))
  more = [...files, rejected]
  learned = await learnProfile(copyOfWorkspace('learned'), {}, call)
}, 300_000)

/** The staged tables and catalogues of imports, without what is derived from them. */
async function imported(workspace: string) {
  const contents = Object.entries(await storeContents(workspace))
  return Object.fromEntries(
    contents.filter(([table]) => /^(stage_\d|nf_import|nf_stage)/.test(table)),
  )
}

function copyOfWorkspace(name: string): string {
  const copy = join(folder, name)
  cpSync(sample.workspace, copy, { recursive: true })
  return copy
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0
const isFilled = (inside: string) => existsSync(inside) && readdirSync(inside).length > 0
const storeOf = (workspace: string) => join(workspace, 'store.duckdb')
const logOf = (workspace: string) => `${storeOf(workspace)}.wal`

/** What shows in a workspace's folder that a write is under way; the store had a size before it. */
type Moment = (workspace: string, size: number) => boolean

const committing: Moment = (workspace) => sizeOf(logOf(workspace)) > 0
const checkpointing: Moment = (workspace, size) =>
  committing(workspace, size) && sizeOf(storeOf(workspace)) > size

/** Kills a command at a moment of its writing; what it had written then must still lie there. */
async function killAt(moment: Moment, workspace: string, args: readonly string[]): Promise<void> {
  const size = sizeOf(storeOf(workspace))
  const { child, finished } = startNorthfit(['-w', workspace, ...args], folder)
  while (child.exitCode === null && !moment(workspace, size)) await setTimeout(1)
  child.kill('SIGKILL')
  await finished
  expect(child.signalCode).toBe('SIGKILL')
  expect(moment(workspace, size)).toBe(true)
}

test.each<[string, Moment]>([
  ['reads files', (workspace) => isFilled(join(workspace, 'temp'))],
  ['writes rejected rows', (workspace) => isFilled(join(workspace, 'rejects'))],
  ['commits', committing],
  ['writes the store anew', checkpointing],
])(
  'an import killed while it %s leaves the workspace before or after it',
  async (name, moment) => {
    const workspace = copyOfWorkspace(`import ${name}`)
    const before = await imported(workspace)
    const args = ['import', ...more]
    await killAt(moment, workspace, args)
    const [, second] = await importedFiles(workspace)
    if (second === undefined) expect(await imported(workspace)).toEqual(before)
    expect(await northfit(['-w', workspace, ...args], folder)).toMatchObject({ code: 0, err: '' })
    const [, whole, ...none] = await importedFiles(workspace)
    expect(none).toEqual([])
    expect(whole?.files).toHaveLength(more.length)
    expect(readdirSync(join(workspace, 'rejects'))).toEqual([whole?.id])
    expect(readdirSync(join(workspace, 'temp'))).toEqual([])
    await undoImportIn(workspace, whole?.id ?? '')
    expect(await imported(workspace)).toEqual(before)
  },
  300_000,
)

test.skipIf(!long).each<[string, Moment]>([
  ['commits', committing],
  ['writes the profile', (workspace) => isFilled(join(workspace, 'profiles'))],
  ['writes the store anew', checkpointing],
])(
  'learning killed while it %s leaves a workspace that learns the same',
  async (name, moment) => {
    const workspace = copyOfWorkspace(`learn ${name}`)
    const before = await imported(workspace)
    await killAt(moment, workspace, ['learn'])
    expect(await imported(workspace)).toEqual(before)
    if (existsSync(join(workspace, 'profile.json'))) storedProfile(workspace)
    const { profile } = await learnProfile(workspace, {}, call)
    expect(profile).toEqual(learned.profile)
    expect(await northfit(['-w', workspace, 'score'], folder)).toMatchObject({ code: 0 })
  },
  300_000,
)

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
}, 300_000)
