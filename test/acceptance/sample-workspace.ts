import { join } from 'node:path'
import { importInto, writeSample } from '../../src/index.ts'

/** The day the samples are exported, and noon of it: the "today" of the tests. */
export const exported = '2026-06-30'
export const call = { now: new Date(`${exported}T12:00:00Z`) }

type SampleOptions = Parameters<typeof writeSample>[1]
type WrittenSample = Awaited<ReturnType<typeof writeSample>>
type Receipt = Awaited<ReturnType<typeof importInto>>

export interface SampleWorkspace {
  readonly crm: string
  readonly workspace: string
  readonly files: WrittenSample['files']
  readonly truth: WrittenSample['truth']
  readonly receipt: Receipt
}

/** Writes a sample's files into a folder. */
export async function sampleIn(
  folder: string,
  options: Partial<SampleOptions>,
): Promise<WrittenSample> {
  return await writeSample(folder, {
    accounts: 600,
    seed: 1,
    layout: 'hubspot',
    signal: 'planted',
    locale: 'clean',
    asOf: exported,
    ...options,
  })
}

/** Writes a sample below a folder and imports it into a workspace beside it. */
export async function sampleWorkspace(
  folder: string,
  options: Partial<SampleOptions>,
): Promise<SampleWorkspace> {
  const crm = join(folder, 'crm')
  const workspace = join(folder, 'workspace')
  const { files, truth } = await sampleIn(crm, options)
  return { crm, workspace, files, truth, receipt: await importInto(workspace, files, {}, call) }
}
