// Real-time scoring over HTTP with an API key, beside the same HTTP server answering a constant; the load
// generator runs on the same machine.
//   node bench/score-api.ts [--seconds 8] [--connections 10]
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import autocannon, { type Result } from 'autocannon'
import { profileText, readProfile } from '../src/domain/index.ts'
import { exampleProfile } from '../test/profiles/profiles.ts'
import { clientOf } from '../test/server/client.ts'
import { emptyServer } from '../test/store/stores.ts'

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

/** Starts a program of ours and waits for the line that names its address. */
async function started(args: readonly string[], pattern: RegExp): Promise<RegExpExecArray> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  let said = ''
  for await (const line of createInterface({ input: child.stdout })) {
    said += `${line}\n`
    const found = pattern.exec(said)
    if (found !== null) return found
  }
  throw new Error(`${args[0]} ended:\n${said}`)
}

/** A server with a published profile, a key that may score, and where to do it. */
async function scoringServer() {
  mkdirSync(path.join(home, 'records'))
  const lite = await PGlite.create(path.join(home, 'records', 'postgres'), {
    loadDataDir: await emptyServer(),
  })
  await lite.close()
  const cli = path.join(import.meta.dirname, '..', 'src', 'cli', 'main.ts')
  const args = [cli, 'serve', '--home', home, '--port', '0']
  const [, url = '', token = ''] = await started(args, /(http:\S+)\/setup\?token=(\S+)/)
  const setUp = await clientOf(url).ask('POST', '/v1/setup', {
    token,
    name: 'Bench',
    email: 'bench@example.com',
    password: 'correct horse battery',
    organization: 'Bench',
  })
  const owner = clientOf(url, setUp.body.token)
  const base = `/v1/workspaces/${setUp.body.workspace}`
  const profile = readProfile(profileText(exampleProfile), 'example')
  const added = await owner.ask('POST', `${base}/profiles`, { profile })
  const publication = { kind: 'publish', version: added.body.id, expected: null }
  await owner.ask('POST', `${base}/publications`, publication)
  const keys = `/v1/organizations/${setUp.body.organization}/keys`
  const key = await owner.ask('POST', keys, { name: 'bench', scopes: ['score'] })
  return { url: `${url}${base}/score`, key: String(key.body.key) }
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
  const peerFile = path.join(import.meta.dirname, 'constant-server.ts')
  const [peer = ''] = await started([peerFile, constant], /http:\S+/)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`${exampleProfile.card.traits.length} traits, answer of ${constant.length} bytes`)
  await load(scoring.url, scoring.key)
  await load(`${peer}/score`, '')
  for (let round = 1; round <= 3; round++) {
    const ours = await load(scoring.url, scoring.key)
    const theirs = await load(`${peer}/score`, '')
    say(told(`${round}. scoring`, ours))
    say(told(`${round}. a constant, same server`, theirs))
    say(`   ratio ${(ours.requests.average / theirs.requests.average).toFixed(2)}`)
  }
  say(
    told(`at ${wantedRate} requests/s: scoring`, await load(scoring.url, scoring.key, wantedRate)),
  )
  say(told(`at ${wantedRate} requests/s: a constant`, await load(`${peer}/score`, '', wantedRate)))
} finally {
  for (const child of children) child.kill()
  rmSync(home, { recursive: true, force: true })
}
