import { Fault } from '../../domain/index.ts'
import { recordsFault } from '../../store/index.ts'
import { systemFault } from '../../workspace/index.ts'
import { authFault, authorise, type Place, type Principal, principalOf } from '../access/index.ts'
import { AnalysisEnded } from '../analysis/index.ts'
import type { Services } from '../services.ts'
import type { Answer, Call, RequestContext } from './call.ts'
import { once } from './idempotency.ts'
import { Invalid } from './parsed.ts'
import { problemOf, problemResponse } from './problem.ts'
import { readJson } from './read-body.ts'
import { etagOf } from './revision.ts'
import type { Route } from './route.ts'
import { requireSecret } from './server-secret.ts'
import { requireSound } from './sound-text.ts'
import { usualHeaders } from './usual-headers.ts'

/** What the path of a request named. */
export type PathParts = Readonly<Record<string, string>>

const usualMost = 1_000_000

/**
 * One request to one route, from who asks to the answer: sign-in, permission, body, repetition, work. Every
 * failure comes back as a problem document.
 */
export async function handle(
  route: Route,
  path: PathParts,
  context: RequestContext,
  services: Services,
): Promise<Response> {
  try {
    const principal = await admitted(route, context, services)
    requireSound('path', path)
    const asked = { organization: path['organization'], workspace: path['workspace'] }
    const { workspaces, records } = services
    const books = { db: records.db, workspaces, now: context.now }
    const place = await authorise(route.access, principal, asked, books)
    const call = await callOf(route, path, { ...context, services, principal, place })
    const work = async () => responseOf(route, await route.run(call), context)
    return await repeatable(route, call, work)
  } catch (error) {
    return await failed(await explained(error, services), context, services, route)
  }
}

/** Who asks, and not too often; a browser's cookie counts only where the request comes from our own pages. */
async function admitted(
  route: Route,
  context: RequestContext,
  services: Services,
): Promise<Principal> {
  const { auth, keys, settings, limits } = services
  const { request, now } = context
  if (route.access.at === 'secret') {
    await limits.take(route, { kind: 'nobody' }, context)
    requireSecret(route.access.secret, context, services)
    return { kind: 'nobody' }
  }
  const principal = await principalOf(request.headers, { auth, keys, now }).catch(async (error) => {
    // Whoever tries keys is counted by address.
    await limits.take(route, { kind: 'nobody' }, context)
    throw error
  })
  await limits.take(route, principal, context)
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (principal.kind !== 'user' || principal.via !== 'cookie' || safe) return principal
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const ours = origin === null ? site === 'same-origin' : origin === new URL(settings.url).origin
  if (!ours) throw new Fault('request.origin', { origin: origin ?? '' })
  return principal
}

interface Admitted extends RequestContext {
  readonly services: Services
  readonly principal: Principal
  readonly place: Place | undefined
}

async function callOf(
  route: Route,
  path: PathParts,
  { place, ...context }: Admitted,
): Promise<Call> {
  const { request } = context
  const { organization: _, workspace: __, ...params } = path
  const reads = route.method !== 'get' && route.upload !== true
  const patience = context.services.settings.clientPatience
  const query = queryOf(request.url)
  const body = reads ? await readJson(request, route.most ?? usualMost, patience) : undefined
  requireSound('query', query)
  requireSound('body', body)
  return {
    ...context,
    organization: place?.organization ?? '',
    workspace: place?.workspace ?? '',
    params,
    query,
    body,
  }
}

function queryOf(url: string): Record<string, string> {
  return url.includes('?') ? Object.fromEntries(new URL(url).searchParams) : {}
}

async function repeatable(
  route: Route,
  call: Call,
  work: () => Promise<Response>,
): Promise<Response> {
  const key = call.request.headers.get('idempotency-key')
  if (key === null || route.idempotent !== true) return await work()
  const { principal, request, now, services } = call
  const actor = principal.kind === 'nobody' ? `address ${call.address}` : principal.id
  const { pathname, search } = new URL(request.url)
  const asked = JSON.stringify([request.method, pathname, search, call.body])
  return await once(services.records.db, { actor, key, asked, now }, work)
}

function responseOf(route: Route, answer: Answer<unknown>, context: RequestContext): Response {
  if (answer instanceof Response) return answer
  const { request } = context
  const headers: Record<string, string> = { ...usualHeaders(context), ...answer.headers }
  if (answer.revision !== undefined) {
    const etag = etagOf(answer.revision)
    headers['etag'] = etag
    if (request.method === 'GET' && request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers })
  }
  if (route.status === 204) return new Response(null, { status: 204, headers })
  headers['content-type'] = 'application/json'
  return new Response(JSON.stringify(answer.body), { status: route.status, headers })
}

/** Not signed in, may not, is not there for them, too often: what an attack looks like in the log. */
const securityStatuses: ReadonlySet<number> = new Set([401, 403, 404, 429])

/**
 * A failure as a fault, where it is one. The sign-in library says of a failing query only that something failed:
 * what nothing explains while the records do not answer is explained by that.
 */
async function explained(error: unknown, { records }: Services): Promise<unknown> {
  if (error instanceof AnalysisEnded) return new Fault('server.busy', { seconds: 1 }, {}, error)
  const said = systemFault(recordsFault(authFault(error)))
  if (said instanceof Fault) return said
  try {
    await records.pool.query('select 1')
    return said
  } catch (cause) {
    const away = recordsFault(cause)
    return away instanceof Fault ? away : said
  }
}

/** Every failure as a problem, or as its route tells it; what is our own mistake is written to the log, not to the caller. */
export async function failed(
  error: unknown,
  context: RequestContext,
  { log }: Services,
  { name, tell }: Partial<Pick<Route, 'name' | 'tell'>> = {},
): Promise<Response> {
  const { id, request, translator } = context
  // Work that ends because nobody waits for it any more is no mistake.
  if (!(error instanceof Fault) && !request.signal.aborted)
    log.error({ request: id, err: error }, 'request failed')
  const problem = problemOf(error, id, translator)
  // Whoever runs the server has to hear of disks, stores and records that fail.
  if (problem.status > 500)
    log.warn({ request: id, route: name, err: error }, 'cannot be done just now')
  if (securityStatuses.has(problem.status)) {
    const { address } = context
    // Never the path: it may name an account.
    log.warn({ request: id, code: problem.code, route: name, address }, 'denied')
  }
  const errors = error instanceof Invalid ? { errors: error.errors } : {}
  const response =
    (isRead(request) ? await tell?.(error, context) : undefined) ??
    problemResponse({ ...problem, ...errors }, translator.language)
  // What is still to come of the request is not waited for.
  if (problem.status === 408) response.headers.set('connection', 'close')
  if (problem.status === 401) response.headers.set('www-authenticate', 'Bearer')
  const wait = error instanceof Fault ? error.facts['seconds'] : undefined
  if (wait !== undefined) response.headers.set('retry-after', String(wait))
  return response
}

/** Who follows a link reads a page; programs get the document. */
function isRead(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') === true
}
