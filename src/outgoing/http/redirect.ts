import { Fault } from '../../domain/index.ts'
import type { HttpMethod } from './http-out.ts'

/** One request of the chain that a redirect makes. Header names are lower case. */
export interface Hop {
  readonly url: URL
  readonly method: HttpMethod
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
}

const redirects = new Set([301, 302, 303, 307, 308])
/** What a stranger may hear. Any other header may hold a key, whatever its name. */
const harmless = new Set(['accept', 'accept-encoding', 'accept-language', 'user-agent'])
const ofBody = /^content-(?:encoding|language|location|type)$/

/**
 * The request that an answer leads on to, undefined where it does not. Methods change as the Fetch standard
 * has it (4.4, HTTP-redirect fetch). On another origin only harmless headers are kept, with those of the
 * body where there still is one. From https it never leads to http.
 */
export function redirected(
  hop: Hop,
  status: number,
  location: string | undefined,
): Hop | undefined {
  if (!redirects.has(status) || location === undefined) return undefined
  const url = URL.parse(location, hop.url.href)
  const host = hop.url.hostname
  if (url === null) throw new Fault('http.bad_redirect', { host, flaw: 'form' })
  if (hop.url.protocol === 'https:' && url.protocol === 'http:')
    throw new Fault('http.bad_redirect', { host, flaw: 'insecure' })
  const asks = becomesGet(hop.method, status)
  const keeps = (name: string) =>
    (ofBody.test(name) && !asks) ||
    harmless.has(name) ||
    (!ofBody.test(name) && url.origin === hop.url.origin)
  return {
    url,
    method: asks ? 'GET' : hop.method,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => keeps(name))),
    body: asks ? undefined : hop.body,
  }
}

function becomesGet(method: HttpMethod, status: number): boolean {
  if (status === 303) return method !== 'GET' && method !== 'HEAD'
  return (status === 301 || status === 302) && method === 'POST'
}
