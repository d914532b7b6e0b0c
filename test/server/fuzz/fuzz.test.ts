import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  type Language,
  languages,
  type Translator,
  translator,
} from '../../../src/messages/index.ts'
import type { StoreKind } from '../../store/stores.ts'
import { type Company, servedCompany } from '../company.ts'
import { keyWith } from '../server.ts'
import { type Asked, type Known, requestsOf } from './requests.ts'
import { isJson, type Json } from './values.ts'

/** `NORTHFIT_FUZZ=10000` for all of them, `NORTHFIT_FUZZ_STORE=PostgreSQL`, `NORTHFIT_FUZZ_SEED=…` for others. */
const requests = Number(process.env['NORTHFIT_FUZZ'] ?? 600)
const seed = Number(process.env['NORTHFIT_FUZZ_SEED'] ?? 7)
const store: StoreKind =
  process.env['NORTHFIT_FUZZ_STORE'] === 'PostgreSQL' ? 'PostgreSQL' : 'embedded'
const slow = 180_000
const atOnce = 8

let company: Company
let document: Json
beforeAll(async () => {
  company = await servedCompany(store)
  document = (await company.owner.ask('GET', '/v1/openapi.json')).body
}, 300_000)
afterAll(async () => company.server.close())

test(`${requests} requests of every kind: none breaks the server, each answer is as described`, async () => {
  const { owner, server } = company
  const key = (await keyWith(server, owner, ['read', 'score', 'import', 'admin'])).token ?? ''
  const tokens = { owner: owner.token, key, nobody: undefined }
  const usual = (await owner.ask('GET', company.at('/value'))).body.definition
  const all = fc.sample(requestsOf(document, await knownOf(company)), { numRuns: requests, seed })
  const schemas = answersOf(document)
  const statuses = new Map<string, number>()
  const wrong = new Map<string, string>()
  const queue = all.values()
  const worker = async () => {
    for (const asked of queue) {
      const { status, flaw } = await answered(asked, tokens[asked.who], schemas)
      statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1)
      if (flaw !== undefined)
        wrong.set(`${asked.operation} ${status}`, `${shown(asked)}\n  ${flaw}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (process.env['NORTHFIT_FUZZ'] !== undefined)
    console.log(store, seed, Object.fromEntries([...statuses].toSorted()))
  expect(Object.fromEntries(wrong)).toEqual({})
  // It was not turned away at the door all the time, and is alive at the end.
  const good = [...statuses].filter(([status]) => status < '300').reduce((sum, [, n]) => sum + n, 0)
  expect(good / requests).toBeGreaterThan(0.1)
  expect((await owner.ask('GET', '/v1/me')).status).toBe(200)
  // A definition of value may have been stated that names what is not in the data.
  const value = await owner.ask('GET', company.at('/value'))
  const match = { 'if-match': value.headers.get('etag') ?? '' }
  await owner.ask('PUT', company.at('/value'), usual, match)
  const { status, body } = await owner.ask('GET', company.at('/accounts?limit=1'))
  expect(status, JSON.stringify(body)).toBe(200)
}, 3_600_000)

type Schemas = ReadonlyMap<string, z.ZodType | undefined>

async function answered(
  { operation, method, path: place, headers, body }: Asked,
  token: string | undefined,
  schemas: Schemas,
): Promise<{ readonly status: number; readonly flaw?: string }> {
  const started = performance.now()
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), slow)
  try {
    const response = await fetch(company.server.url + place, {
      method,
      redirect: 'manual',
      signal: stop.signal,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    })
    const { status } = response
    const type = response.headers.get('content-type') ?? ''
    // A job's events go on for as long as the job.
    if (type.startsWith('text/event-stream')) {
      await response.body?.cancel()
      return { status }
    }
    const text = await response.text()
    // A path with `..` leads to another operation before it leaves the client.
    const elsewhere = /\/(\.|%2e){2}(\/|$|\?)/i.test(place)
    const schema = elsewhere ? undefined : schemas.get(operation)
    const flaw = flawOf(
      { status, type, text, page: !place.startsWith('/v1/') },
      schema,
      headers['accept-language'],
    )
    return flaw === undefined ? { status } : { status, flaw }
  } catch (error) {
    const after = Math.round(performance.now() - started)
    return { status: 0, flaw: `${error} after ${after} ms` }
  } finally {
    clearTimeout(timer)
  }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
  readonly page: boolean
}

function flawOf(
  answer: Answer,
  schema: z.ZodType | undefined,
  language = 'en',
): string | undefined {
  const { page, status, text, type } = answer
  if (status >= 500) return `${status}: ${text.slice(0, 300)}`
  // Node's own word for an address line longer than it reads.
  if (status === 431) return undefined
  // What people see is a page.
  if (status >= 400 && page && type.startsWith('text/html')) return undefined
  if (status >= 400)
    return type === 'application/problem+json'
      ? problemFlaw(text, status, language)
      : `${status} is ${type}: ${text.slice(0, 200)}`
  if (schema === undefined || !/json/.test(type) || text === '') return undefined
  const read = schema.safeParse(JSON.parse(text))
  return read.success
    ? undefined
    : `${status} not as described: ${read.error.message.slice(0, 400)}`
}

const problem = z.object({
  code: z.string(),
  detail: z.string().min(1),
  title: z.string().min(1),
  status: z.int(),
  request: z.string(),
})
const speakers = new Map<string, Translator>(
  languages.map((one: Language) => [one, translator(one)]),
)

function problemFlaw(text: string, status: number, language: string): string | undefined {
  const read = problem.safeParse(JSON.parse(text))
  if (!read.success) return `${status}: ${text.slice(0, 200)}`
  const { code, detail } = read.data
  const speaker = speakers.get(language.slice(0, 2)) ?? translator('en')
  if (read.data.status !== status) return `${status} says ${read.data.status}`
  return speaker.has(`fault.${code}`) && detail !== code
    ? undefined
    : `${code} has no sentence: ${detail}`
}

/** What each operation says that it answers. */
function answersOf({ paths, components }: Json): Schemas {
  const schemas = isJson(components) && isJson(components['schemas']) ? components['schemas'] : {}
  const found = new Map<string, z.ZodType | undefined>()
  for (const item of Object.values(isJson(paths) ? paths : {}))
    for (const operation of Object.values(isJson(item) ? item : {})) {
      if (!isJson(operation) || !isJson(operation['responses'])) continue
      const [, response] =
        Object.entries(operation['responses']).find(([status]) => status !== 'default') ?? []
      const content = isJson(response) ? response['content'] : undefined
      const json = isJson(content) ? content['application/json'] : undefined
      if (!isJson(json) || !isJson(json['schema'])) continue
      const whole = JSON.stringify({ ...json['schema'], $defs: schemas })
      found.set(
        String(operation['operationId']),
        z.fromJSONSchema(JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'))),
      )
    }
  return found
}

async function knownOf({ owner, at, version }: Company): Promise<Known> {
  const items = async (place: string) => (await owner.ask('GET', place)).body.items
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const hook = await owner.ask('POST', at('/webhooks'), {
    url: 'https://hook.example.com/',
    events: ['job.finished'],
  })
  const jobs = ids(await items(at('/jobs')))
  const accounts: { account: { name: string; domain: string } }[] = await items(
    at('/accounts?limit=5'),
  )
  const profile = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../../docs/profile.example.json'), 'utf8'),
  )
  const traits: string[] = profile.card.traits.map(({ id }: { id: string }) => id)
  const facts = { 'account.employees': 1200, Industry: 'Retail', founded: '2001' }
  return {
    parameters: {
      workspace: [owner.workspace],
      organization: [owner.organization],
      user: [owner.user],
      // No imports and no keys: without them there would be nothing to ask about, and nobody.
      id: [...jobs, hook.body.id],
      version: [version, 'published'],
      other: [version, 'published'],
      account: accounts.flatMap(({ account }) => [account.name, account.domain]),
      trait: traits,
      team: ['sales', 'product', 'leadership'],
      file: ['report.html', 'profile.json'],
      place: ['1', '2'],
    },
    bodies: {
      addVersion: [{ profile }],
      askWhatIf: [
        { change: { bestFrom: 20, goodFrom: 0 } },
        { change: { instead: profile } },
        { change: { points: traits.map((trait) => ({ trait, level: 1, points: 5 })) } },
      ],
      publish: [{ kind: 'publish', version, expected: version }],
      scoreAccount: [{ account: facts }],
      scoreAccounts: [{ accounts: [facts, {}] }],
      stateValue: [(await owner.ask('GET', at('/value'))).body.definition],
    },
  }
}

function shown({ method, path: place, who, headers, body }: Asked): string {
  const text = body === undefined ? '' : new TextDecoder().decode(body).slice(0, 400)
  return `${who}: ${method} ${place.slice(0, 300)} ${JSON.stringify(headers)} ${text}`
}
