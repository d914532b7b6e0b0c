import { z } from 'zod'
import type { Access } from '../access/index.ts'
import type { Answer, Call, RequestContext } from './call.ts'
import { parsed } from './parsed.ts'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What a route is; its checks, its part of the OpenAPI document and its tests are made from this. */
interface RouteFacts {
  readonly method: Method
  /** As OpenAPI writes it: `/v1/workspaces/{workspace}/imports`. */
  readonly path: string
  /** The operation's name in the typed client. */
  readonly name: string
  readonly tag: string
  readonly summary: string
  readonly access: Access
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  readonly body: z.ZodType
  /** The body is a file, read as it streams in. */
  readonly upload?: true
  /** The most bytes of a JSON body. */
  readonly most?: number
  readonly status: 200 | 201 | 202 | 204 | 302
  /** What it answers; nothing, or what `type` says, where there is none. */
  readonly answer: z.ZodType
  /** Media type of an answer that is no JSON. */
  readonly type?: string
  /** Creates or starts something, so a repeated request with the same key is answered, not done again. */
  readonly idempotent?: true
  /** How a failure is told, where it is not as a problem document. */
  readonly tell?: Tell
  /** Requests a minute from one address or key where the usual are too many. */
  readonly perMinute?: number
}

export type Tell = (error: unknown, context: RequestContext) => Promise<Response>

/** Any route, its types behind it. */
export interface Route extends RouteFacts {
  readonly run: (call: Call) => Promise<Answer<unknown>>
}

/** The parts of a request that has none; routes start from it: `route({ ...bare, ... })`. */
export const bare = {
  params: z.object({}),
  query: z.object({}),
  body: z.undefined(),
  answer: z.undefined(),
} as const

interface Typed<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> extends RouteFacts {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: R
  readonly handle: (
    call: Call<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<Answer<z.input<R>>> | Answer<z.input<R>>
}

/**
 * Describes a route. Its parts are parsed before `handle` sees them.
 *
 * @throws Invalid from `run` where a part of the request is not as described
 */
export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
>({ handle, ...facts }: Typed<P, Q, B, R>): Route {
  return {
    ...facts,
    run: async (call) => {
      const { language } = call.translator
      const params = parsed(facts.params, call.params, 'path', language)
      const query = parsed(facts.query, call.query, 'query', language)
      const body = parsed(facts.body, call.body, 'body', language)
      return await handle({ ...call, params, query, body })
    },
  }
}
