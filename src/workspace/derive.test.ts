import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { defaultValueDefinition } from '../domain/index.ts'
import { ensureDerived } from './derive.ts'
import { importInto, undoImportIn } from './import-files.ts'
import { inWorkspace } from './open-workspace.ts'
import { writeSample } from './sample/index.ts'
import { stepContext } from './step-context.ts'

const now = new Date('2026-06-30T12:00:00Z')
const root = mkdtempSync(path.join(os.tmpdir(), 'northfit-derive-'))
const workspace = path.join(root, 'workspace')
const lightValue = {
  ...defaultValueDefinition,
  criteria: {
    ...defaultValueDefinition.criteria,
    net_profit: { weight: 1, direction: 'more' as const },
  },
}
let files: readonly string[] = []

beforeAll(async () => {
  const crm = path.join(root, 'crm')
  const options = { accounts: 300, seed: 1, layout: 'hubspot', signal: 'planted' } as const
  const sample = await writeSample(crm, { ...options, locale: 'clean', asOf: '2026-06-30' })
  files = sample.files
  await importInto(workspace, files.filter(isCore), {}, { now })
})
afterAll(() => rmSync(root, { recursive: true }))

const isCore = (file: string) => /companies|deals/.test(file)

/** What deriving gives, and the steps it took for that. */
async function derive(day = now, definition = defaultValueDefinition) {
  const steps: string[] = []
  const context = stepContext({ now: day, progress: (step) => steps.push(step) })
  const derived = await inWorkspace(workspace, {}, (workspace) =>
    ensureDerived(workspace, context, definition),
  )
  return { derived, steps }
}

it('derives once, and does nothing while nothing changes', async () => {
  const first = await derive()
  expect(first.steps).not.toEqual([])
  const again = await derive(new Date('2026-06-30T23:00:00Z'))
  expect(again.steps).toEqual([])
  expect(again.derived).toEqual(first.derived)
})

it('derives anew for another day, another idea of value, an import, and its undoing', async () => {
  const { derived: before } = await derive()
  expect((await derive(new Date('2026-07-01T00:00:00Z'))).steps).not.toEqual([])
  expect((await derive(now, lightValue)).steps).not.toEqual([])
  const more = await importInto(
    workspace,
    files.filter((file) => !isCore(file)),
    {},
    { now },
  )
  const { derived: richer } = await derive()
  expect(richer.unified.objects.contact).toBeGreaterThan(before.unified.objects.contact ?? 0)
  await undoImportIn(workspace, more.id)
  expect((await derive()).derived).toEqual(before)
})

it('stops where it is told to, and leaves what was there', async () => {
  const { derived: before } = await derive()
  const stop = new AbortController()
  const context = stepContext({
    now: new Date('2026-08-01T00:00:00Z'),
    signal: stop.signal,
    progress: (step) => {
      if (step.startsWith('traits')) stop.abort(new DOMException('enough', 'AbortError'))
    },
  })
  const stopped = inWorkspace(workspace, { signal: stop.signal }, (workspace) =>
    ensureDerived(workspace, context, defaultValueDefinition),
  )
  await expect(stopped).rejects.toThrow('enough')
  expect(await derive()).toEqual({ derived: before, steps: [] })
})
