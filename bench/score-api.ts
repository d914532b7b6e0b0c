// Real-time scoring over HTTP with an API key, beside the same HTTP server answering a constant; the load
// generator runs on the same machine.
//   node bench/score-api.ts [--seconds 8] [--connections 10]
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import autocannon, { type Result } from 'autocannon'
import { profileText, readProfile } from '../src/domain/index.ts'
import { exampleProfile } from '../test/profiles/profiles.ts'
import { firstOwnerOf, serveHome } from '../test/server/served-process.ts'

const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '10' },
  },
})
const duration = Number(options.seconds)
const connections = Number(options.connections)
const wantedRate = 3000

const home = mkdtempSync(path.join(os.tmpdir(), 'northfit-bench-'))
const children: ChildProcess[] = []

/** The address of the peer, once it has said it. */
async function startPeer(constant: string): Promise<string> {
  const file = path.join(import.meta.dirname, 'constant-server.ts')
  const child = spawn(process.execPath, [file, constant], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) return `${line}/score`
  throw new Error('the peer ended')
}

/** A server with a published profile, a key that may score, and where to do it. */
async function scoringServer() {
  const server = await serveHome(home)
  children.push(server.child)
  const owner = await firstOwnerOf(server)
  const base = `/v1/workspaces/${owner.workspace}`
  const profile = readProfile(profileText(exampleProfile), 'example')
  const added = await owner.ask('POST', `${base}/profiles`, { profile })
  const publication = { kind: 'publish', version: added.body.id, expected: null }
  await owner.ask('POST', `${base}/publications`, publication)
  const keys = `/v1/organizations/${owner.organization}/keys`
  const key = await owner.ask('POST', keys, { name: 'bench', scopes: ['score'] })
  return { url: `${server.url}${base}/score`, key: String(key.body.key) }
}

const body = JSON.stringify({
  account: Object.fromEntries(exampleProfile.card.traits.map(({ id }, at) => [id, 10 * at + 5])),
})

async function load(url: string, key: string, rate?: number): Promise<Result> {
  return await autocannon({
    url,
    method: 'POST',
    body,
    connections,
    duration,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    ...(rate === undefined ? {} : { overallRate: rate }),
  })
}

function told(name: string, { requests, latency, non2xx, errors }: Result): string {
  const figures = [
    `${Math.round(requests.average)} requests/s`,
    `p50 ${latency.p50} ms`,
    `p99 ${latency.p99} ms`,
    `failed ${non2xx + errors}`,
  ]
  return `${name.padEnd(34)} ${figures.join('  ')}`
}

try {
  const scoring = await scoringServer()
  const answer = await fetch(scoring.url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${scoring.key}` },
  })
  const constant = await answer.text()
  if (!answer.ok) throw new Error(constant)
  const peer = await startPeer(constant)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`${exampleProfile.card.traits.length} traits, answer of ${constant.length} bytes`)
  await load(scoring.url, scoring.key)
  await load(peer, '')
  for (let round = 1; round <= 3; round++) {
    const ours = await load(scoring.url, scoring.key)
    const theirs = await load(peer, '')
    say(told(`${round}. scoring`, ours))
    say(told(`${round}. a constant, same server`, theirs))
    say(`   ratio ${(ours.requests.average / theirs.requests.average).toFixed(2)}`)
  }
  say(
    told(`at ${wantedRate} requests/s: scoring`, await load(scoring.url, scoring.key, wantedRate)),
  )
  say(told(`at ${wantedRate} requests/s: a constant`, await load(peer, '', wantedRate)))
} finally {
  for (const child of children) child.kill()
  rmSync(home, { recursive: true, force: true })
}
