import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { writeSample } from '../../src/workspace/index.ts'
import { onceARun } from '../once-a-run.ts'
import { keptRecords, recordsLike, type StoreKind } from '../store/stores.ts'
import type { Answered, Client } from './client.ts'
import { firstOwner, type Owner, signedInAgain, type TestServer, testServer } from './server.ts'

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

/** The same for all who ask in a run, and each has theirs to themselves: it is made once, and copied. */
export async function servedCompany(kind: StoreKind = 'embedded'): Promise<Company> {
  const made = await onceARun(`company-${kind}`, (to) => makeCompany(kind, to))
  const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-company-'))
  cpSync(path.join(made, 'home'), home, { recursive: true })
  const records = await recordsLike(kind, path.join(made, 'records'))
  const server = await testServer(kind, { home, records })
  const { owner: known, version } = JSON.parse(readFileSync(path.join(made, 'facts.json'), 'utf8'))
  const owner = await signedInAgain(server, known)
  const close = async () => {
    await server.close()
    rmSync(home, { recursive: true })
  }
  return { server: { ...server, close }, owner, at: inWorkspace(owner), version }
}

async function makeCompany(kind: StoreKind, to: string): Promise<void> {
  const home = path.join(to, 'home')
  mkdirSync(home, { recursive: true })
  const records = await keptRecords(kind, path.join(to, 'records'))
  const server = await testServer(kind, { home, records })
  const owner = await firstOwner(server)
  const at = inWorkspace(owner)
  const uploads = await uploadSample(to, owner, at)
  await done(owner, at, await owner.ask('POST', at('/imports'), { uploads }))
  const version = await addedProfile(owner, at)
  const published = await owner.ask('POST', at('/publications'), {
    kind: 'publish',
    version,
    expected: null,
  })
  await done(owner, at, { body: published.body.job })
  await owner.ask('POST', '/v1/auth/sign-out', {})
  await server.close()
  writeFileSync(path.join(to, 'facts.json'), JSON.stringify({ owner, version }))
}

function inWorkspace({ workspace }: Owner): At {
  return (rest) => `/v1/workspaces/${workspace}${rest}`
}

/** The example of the docs, kept as a version; with changes where some are given. */
export async function addedProfile(client: Client, at: At, changes: object = {}): Promise<string> {
  const file = path.join(import.meta.dirname, '../../docs/profile.example.json')
  const profile = { ...JSON.parse(readFileSync(file, 'utf8')), ...changes }
  return (await client.ask('POST', at('/profiles'), { profile })).body.id
}

/** Uploads the files of a made-up company with 600 accounts, which are written into a folder. */
export async function uploadSample(into: string, client: Client, at: At): Promise<string[]> {
  const folder = path.join(into, 'crm')
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
