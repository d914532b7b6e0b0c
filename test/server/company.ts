import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { writeSample } from '../../src/workspace/index.ts'
import type { StoreKind } from '../store/stores.ts'
import type { Answered, Client } from './client.ts'
import { firstOwner, type Owner, type TestServer, testServer } from './server.ts'

/** A path in a workspace. */
type At = (rest: string) => string

/** A server with a company in it: the sample is imported, and a profile published that scores it. */
export interface Company {
  readonly server: TestServer
  readonly owner: Owner
  /** Version in force. */
  readonly version: string
  readonly at: At
}

export async function servedCompany(kind: StoreKind = 'embedded'): Promise<Company> {
  const server = await testServer(kind)
  const owner = await firstOwner(server)
  const at: At = (rest) => `/v1/workspaces/${owner.workspace}${rest}`
  const uploads = await uploadSample(server.settings.home, owner, at)
  await done(owner, at, await owner.ask('POST', at('/imports'), { uploads }))
  const version = await addedProfile(owner, at)
  const published = await owner.ask('POST', at('/publications'), {
    kind: 'publish',
    version,
    expected: null,
  })
  await done(owner, at, { body: published.body.job })
  return { server, owner, at, version }
}

/** The example of the docs, kept as a version; with changes where some are given. */
export async function addedProfile(client: Client, at: At, changes: object = {}): Promise<string> {
  const file = path.join(import.meta.dirname, '../../docs/profile.example.json')
  const profile = { ...JSON.parse(readFileSync(file, 'utf8')), ...changes }
  return (await client.ask('POST', at('/profiles'), { profile })).body.id
}

/** Uploads the files of a made-up company with 600 accounts. */
export async function uploadSample(home: string, client: Client, at: At): Promise<string[]> {
  const folder = path.join(home, 'crm')
  const size = {
    accounts: 600,
    seed: 3,
    layout: 'hubspot',
    signal: 'planted',
    locale: 'clean',
  } as const
  await writeSample(folder, { ...size, asOf: new Date().toISOString().slice(0, 10) }, {})
  const uploads: string[] = []
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
    const sent = await client.ask(
      'POST',
      at(`/uploads?name=${encodeURIComponent(name)}`),
      readFileSync(path.join(folder, name)),
    )
    uploads.push(sent.body.id)
  }
  return uploads
}

/** Follows a job to its end. */
export async function finished(client: Client, at: At, { body }: Pick<Answered, 'body'>) {
  for (;;) {
    const { body: job } = await client.ask('GET', at(`/jobs/${body.id}`))
    if (['done', 'failed', 'cancelled'].includes(job.state)) return job
    await setTimeout(200)
  }
}

/** Follows a job that has to come to a good end. */
async function done(...job: Parameters<typeof finished>): Promise<void> {
  const { state, problem } = await finished(...job)
  if (state !== 'done') throw new Error(`${state}: ${JSON.stringify(problem)}`)
}
