import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { CatalogueTrait, Profile } from '../domain/index.ts'
import type { Facts, Translator } from '../messages/index.ts'
import { importInto } from './import-files.ts'
import { learnProfile } from './learn-profile.ts'
import { type ReportFiles, writeReport } from './report-files.ts'
import { writeSample } from './sample/index.ts'
import { type ScoredAccounts, scoreWorkspace } from './score-workspace.ts'
import { workspaceStatus } from './status.ts'
import type { CallContext } from './step-context.ts'

export interface DemoOptions {
  /** Folder for the CRM files, the workspace and the report. */
  readonly out: string
  readonly accounts: number
  readonly seed: number
  readonly layout: 'hubspot' | 'salesforce' | 'pipedrive'
}

export interface DemoContext extends CallContext {
  /** Called when a step of the loop is done: message under `cli.demo.step.<step>`. */
  readonly step: (step: string, facts: Facts) => void
}

export interface Demo {
  readonly workspace: string
  readonly profile: Profile
  readonly leftOut: readonly CatalogueTrait[]
  readonly ranked: ScoredAccounts['ranked']
  readonly report: ReportFiles
}

/** The whole loop on a made-up company: files, import, best customers, profile, scores, report. */
export async function runDemo(
  options: DemoOptions,
  translator: Translator,
  call: DemoContext,
): Promise<Demo> {
  const workspace = path.join(options.out, 'workspace')
  await rm(workspace, { recursive: true, force: true })
  const files = await writeDemoFiles(options, call)
  await importDemo(workspace, files, call)
  const status = await workspaceStatus(workspace, call)
  const { accounts, decided, customers } = status.snapshot
  call.step('derive', { accounts, decided, customers, best: status.best })
  const { profile, leftOut } = await learnProfile(workspace, { name: 'Northfit demo' }, call)
  call.step('learn', {})
  const scored = await scoreWorkspace(workspace, { limit: 5 }, call)
  call.step('score', { accounts: scored.accounts, best: scored.tiers.best })
  const report = await writeReport(
    workspace,
    { out: path.join(options.out, 'report') },
    translator,
    call,
  )
  call.step('report', {})
  return { workspace, profile, leftOut, ranked: scored.ranked, report }
}

async function writeDemoFiles(options: DemoOptions, call: DemoContext): Promise<readonly string[]> {
  const { accounts, seed, layout, out } = options
  const folder = path.join(out, 'crm')
  const asOf = call.now.toISOString().slice(0, 10)
  const { files } = await writeSample(
    folder,
    { accounts, seed, layout, signal: 'planted', locale: 'clean', asOf },
    {
      progress: (share) => call.progress?.('sample', share),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    },
  )
  call.step('sample', { files: files.length, folder })
  return files
}

async function importDemo(
  workspace: string,
  files: readonly string[],
  call: DemoContext,
): Promise<void> {
  const receipt = await importInto(workspace, files, {}, call)
  const rows = receipt.files.reduce((sum, file) => sum + file.rows.kept, 0)
  const rejected = receipt.files.reduce((sum, file) => sum + file.rows.rejected, 0)
  call.step('import', { rows, rejected })
}
