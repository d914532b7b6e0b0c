import type { RequestContext } from './call.ts'

/** What every answer carries, where its route has not said otherwise: an API's answers are never pages. */
const secure = {
  'content-security-policy':
    "default-src 'none'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'cache-control': 'no-store',
}

export function usualHeaders({ id }: Pick<RequestContext, 'id'>): Record<string, string> {
  return { ...secure, 'x-request-id': id }
}

/** A response of a route's own making, with what it lacks of the usual headers. */
export function completed(response: Response, context: Pick<RequestContext, 'id'>): Response {
  if (response.headers.has('x-request-id')) return response
  for (const [name, value] of Object.entries(usualHeaders(context)))
    if (!response.headers.has(name)) response.headers.set(name, value)
  return response
}
