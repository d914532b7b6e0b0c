import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Fault } from '../../domain/index.ts'
import { workspaceStatus } from '../../workspace/index.ts'
import { AnalysisEnded, startAnalysis } from './index.ts'

const now = new Date('2026-06-30T12:00:00Z')
const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-analysis-'))
const folder = path.join(root, 'workspace')
const analysis = startAnalysis({ threads: 2 })

beforeAll(async () => {
  const options = { accounts: 2500, seed: 1, layout: 'hubspot', signal: 'planted' } as const
  const sample = { ...options, locale: 'clean', asOf: '2026-06-30' } as const
  const { files } = await analysis.call('writeSample', [path.join(root, 'crm'), sample], { now })
  const core = files.filter((file) => /companies|deals/.test(file))
  const receipt = await analysis.call('importInto', [folder, core, {}], { now })
  expect(receipt.files).toHaveLength(2)
})
afterAll(async () => {
  await analysis.close()
  rmSync(root, { recursive: true })
})

it('learns while this thread stays free, and tells how far it is now and then', async () => {
  const told: [number, string, number][] = []
  const progress = (step: string, done: number) => told.push([performance.now(), step, done])
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const started = performance.now()
  const learning = analysis.call('learnProfile', [folder, {}], { now, progress })
  let turns = 0
  const clock = setInterval(() => (turns += 1), 5)
  const { id, profile } = await learning
  clearInterval(clock)
  delay.disable()
  const seconds = (performance.now() - started) / 1000
  const milliseconds = (nanoseconds: number) => Math.round(nanoseconds / 1e5) / 10
  process.stdout.write(
    `learned in ${seconds.toFixed(1)} s: ${turns} ticks of 5 ms, longest pause ${milliseconds(delay.max)} ms, 99 % within ${milliseconds(delay.percentile(99))} ms, told ${told.length} times\n`,
  )
  expect(profile.data.decided).toBeGreaterThan(900)
  expect(turns).toBeGreaterThan(100)
  expect(told.length).toBeLessThan(seconds * 11 + 2)
  expect(told.at(-1)?.slice(1)).toEqual(['learn.profile', 0.9])
  const stored = await analysis.call('scoreWorkspace', [folder, { limit: 1, profile: id }], { now })
  expect(stored.profile).toEqual(profile)
}, 300_000)

it('does calls at once, in the words that are asked for', async () => {
  const [scored, status, report] = await Promise.all([
    analysis.call('scoreWorkspace', [folder, { limit: 3 }], { now }),
    analysis.call('workspaceStatus', [folder], { now }),
    analysis.call('writeReport', [folder, { out: path.join(root, 'report') }], {
      ...{ now, language: 'fa' },
    }),
  ])
  expect(scored.ranked).toHaveLength(3)
  expect(status.profile?.id).toMatch(/^[0-9a-f]{12}$/)
  expect(readFileSync(report.html, 'utf8')).toContain('lang="fa')
})

it('stops where it is told to, and gives back whose reason it was', async () => {
  const stop = new AbortController()
  const progress = (step: string) => step.startsWith('learn.fit') && stop.abort(reason)
  const reason = new Error('the browser is gone')
  const call = { now, progress, signal: stop.signal }
  await expect(analysis.call('learnProfile', [folder, {}], call)).rejects.toBe(reason)
  await expect(analysis.call('workspaceStatus', [folder], call)).rejects.toBe(reason)
  const clumsy = () => {
    throw new RangeError('nobody listens')
  }
  const told = analysis.call('learnProfile', [folder, {}], { now, progress: clumsy })
  await expect(told).rejects.toThrow(new RangeError('nobody listens'))
}, 300_000)

it('fails as the function does', async () => {
  const none = path.join(root, 'none')
  const fault = await failure(analysis.call('workspaceStatus', [none], { now }))
  expect(fault).toBeInstanceOf(Fault)
  expect(fault).toEqual(await failure(workspaceStatus(none, { now })))
  const called = [folder, 'Nobody & Sons', {}] as const
  const unknown = await failure(analysis.call('explainAccountIn', [...called], { now }))
  expect(unknown).toMatchObject({ code: 'explain.no_account', facts: { account: called[1] } })
  const file = path.join(root, 'a-file')
  writeFileSync(file, '')
  const system = await failure(analysis.call('importInto', [path.join(file, 'x'), [], {}], { now }))
  expect(system).toMatchObject({
    ...{ code: 'ENOTDIR', path: path.join(file, 'x'), stack: expect.stringMatching('makeFolder') },
  })
})

// Which process to kill is read where Linux lists them.
it.runIf(process.platform === 'linux').each([
  ['it runs out of memory', { memory: 64 }, 400_000],
  ['it is killed', {}, 40_000],
])(
  'survives when %s',
  async (how, options, rows) => {
    await analysis.call('closeWorkspace', [folder], { now })
    const mortal = startAnalysis(options)
    const file = path.join(root, 'many.csv')
    writeFileSync(file, `company,size\n${'A company with a name,12\n'.repeat(rows)}`)
    const kill = () => process.kill(childrenOf(process.pid).at(-1) ?? 0, 'SIGKILL')
    const call = { now, ...(how === 'it is killed' ? { progress: kill } : {}) }
    const asked = [1, 2].map((limit) =>
      failure(mortal.call('scoreFiles', [folder, [file], { limit: limit * rows }], call)),
    )
    for (const error of await Promise.all(asked)) expect(error).toBeInstanceOf(AnalysisEnded)
    expect(await mortal.call('importedFiles', [folder], { now })).toHaveLength(1)
    await mortal.close()
  },
  300_000,
)

it('closes: stops what runs, lets go of the stores, and takes no more calls', async () => {
  const passing = startAnalysis()
  await passing.call('importedFiles', [folder], { now })
  const running = passing.call('learnProfile', [folder, {}], { now })
  const stopped = failure(running)
  await passing.close()
  expect(await stopped).toMatchObject({ name: 'AbortError' })
  await expect(passing.call('importedFiles', [folder], { now })).rejects.toThrow('closed')
  await startAnalysis().close()
})

async function failure(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** The processes that this one started, oldest first. */
function childrenOf(pid: number): readonly number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed.trim().split(' ').map(Number)
}
