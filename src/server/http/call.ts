import type { Translator } from '../../messages/index.ts'
import type { Principal } from '../access/index.ts'
import type { Services } from '../services.ts'

/** One request, as far as every route needs to know it. */
export interface RequestContext {
  readonly id: string
  /** Of the client, or of the proxy before it where that is not trusted. */
  readonly address: string
  readonly translator: Translator
  readonly request: Request
  readonly now: Date
}

/** A request that may do what it asks, with its parts parsed. */
export interface Call<P = unknown, Q = unknown, B = unknown> extends RequestContext {
  readonly services: Services
  readonly principal: Principal
  /** Of the path, or of the workspace in the path; empty where the route has neither. */
  readonly organization: string
  /** Of the path; empty where the route has none. */
  readonly workspace: string
  readonly params: P
  readonly query: Q
  readonly body: B
}

/** What a route answers: a document, or a response of its own making. */
export type Answer<R> =
  | Response
  | {
      readonly body: R
      /** What an edit has to name in `If-Match`. */
      readonly revision?: number
      readonly headers?: Readonly<Record<string, string>>
    }
