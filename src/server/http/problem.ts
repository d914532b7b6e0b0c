import { Fault } from '../../domain/index.ts'
import type { Translator } from '../../messages/index.ts'
import { faultText } from '../../workspace/index.ts'
import { servedFault } from '../served-fault.ts'

/** What went wrong, as RFC 9457 has it, in the caller's language. */
export interface Problem {
  /** `urn:northfit:problem:` and the code: what programs go by. */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly request: string
  readonly facts?: Fault['facts']
  readonly place?: Fault['place']
  /** What is wrong with each part of the request. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

/** Statuses of codes, by the whole code or by the part before the dot; what a user can mend is 422 else. */
const statuses: Readonly<Record<string, number>> = {
  'access.sign_in': 401,
  'access.key_unknown': 401,
  'access.not_found': 404,
  access: 403,
  'auth.invalid': 401,
  'auth.too_many': 429,
  'auth.closed': 403,
  'auth.not_fresh': 403,
  'request.not_found': 404,
  'request.slow': 408,
  'request.method': 405,
  'request.media': 415,
  'request.too_large': 413,
  'request.too_many': 429,
  'request.changed': 412,
  'request.no_match': 428,
  'request.in_progress': 409,
  'request.origin': 403,
  'request.malformed': 400,
  request: 422,
  'workspace.none': 409,
  'workspace.empty': 409,
  'profile.none': 409,
  'profile.none_published': 409,
  'profile.not_found': 404,
  'explain.no_account': 404,
  'erasure.unknown': 404,
  'erasure.unknown_account': 404,
  'import.unknown': 404,
  'job.over': 409,
  'results.none': 409,
  'list.frozen': 409,
  'export.under_way': 409,
  'export.gone': 404,
  'sample.not_empty': 409,
  'hypothesis.none': 409,
  'hypothesis.not_found': 404,
  'segments.none': 409,
  conflict: 409,
  'records.away': 503,
  'system.disk_full': 507,
  'import.disk_full': 507,
  // The server's own folders: no caller can mend them.
  system: 503,
  store: 503,
  'server.busy': 503,
  'server.fault': 500,
}

export function statusOf(code: string): number {
  return statuses[code] ?? statuses[code.split('.')[0] ?? ''] ?? 422
}

/** A fault as a problem; anything else is our own mistake, of which no detail leaves the server. */
export function problemOf(error: unknown, request: string, translator: Translator): Problem {
  const fault = error instanceof Fault ? servedFault(error) : new Fault('server.fault', { request })
  const status = statusOf(fault.code)
  const { facts, place } = fault
  return {
    type: `urn:northfit:problem:${fault.code}`,
    title: translator.t(`server.status.${status}`),
    status,
    detail: faultText(fault, translator),
    code: fault.code,
    request,
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(Object.keys(place).length === 0 ? {} : { place }),
  }
}

export function problemResponse(problem: Problem, language: string): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'content-language': language },
  })
}
