import { eventsOf } from './events.ts'
import { type Job, type Operations, operations } from './operations.ts'
import { type ClientOptions, type RequestOptions, send } from './send.ts'

export type OperationName = keyof Operations
/** What an operation takes: the parts of its path and query by name, and its `body`. */
export type Args<Name extends OperationName> = Operations[Name]['args']
export type Answer<Name extends OperationName> = Operations[Name]['answer']

/** An answer with what an edit of it has to name. */
export interface Answered<Name extends OperationName> {
  readonly answer: Answer<Name>
  readonly etag?: string
}

/** Operations that answer page by page. */
export type PagedName = {
  [Name in OperationName]: Answer<Name> extends { readonly items: readonly unknown[] }
    ? Args<Name> extends { cursor?: string }
      ? Name
      : never
    : never
}[OperationName]
export type Item<Name extends PagedName> =
  Answer<Name> extends {
    readonly items: readonly (infer One)[]
  }
    ? One
    : never

type Methods = {
  readonly [Name in OperationName]: (
    args: Args<Name>,
    options?: RequestOptions,
  ) => Promise<Answer<Name>>
}

/** The API: one method an operation, and what goes over several requests. */
export interface Client extends Methods {
  /** The same as a method, with the `etag`. */
  ask<Name extends OperationName>(
    name: Name,
    args: Args<Name>,
    options?: RequestOptions,
  ): Promise<Answered<Name>>
  /** The items of all pages, asked for as they are used. */
  each<Name extends PagedName>(
    name: Name,
    args: Args<Name>,
    options?: RequestOptions,
  ): AsyncIterable<Item<Name>>
  /** A job each time it changes, until it is over; goes on where the connection broke. */
  follow(job: Pick<Job, 'id' | 'workspace'>, options?: RequestOptions): AsyncIterable<Job>
  /** A job when it is over. */
  finished(job: Pick<Job, 'id' | 'workspace'>, options?: RequestOptions): Promise<Job>
}

/** A client of a Northfit server, for browsers and Node. */
export function createClient(settings: ClientOptions): Client {
  const ask: Client['ask'] = (name, args, options = {}) => asked(settings, name, args, options)
  const follow: Client['follow'] = (job, options = {}) => followed(settings, ask, job, options)
  const helpers = {
    ask,
    follow,
    each: <Name extends PagedName>(name: Name, args: Args<Name>, options?: RequestOptions) =>
      itemsOf(ask, name, args, options),
    finished: async (job: Pick<Job, 'id' | 'workspace'>, options?: RequestOptions) => {
      let last: Job | undefined
      for await (const now of follow(job, options)) last = now
      if (last === undefined) throw new Error(`nothing was heard of job ${job.id}`)
      return last
    },
  }
  // One function stands for all methods: each is its operation's name.
  return new Proxy(helpers, {
    get: (own, name) =>
      isOperation(name)
        ? async (args: Args<typeof name>, options?: RequestOptions) =>
            (await ask(name, args, options)).answer
        : Reflect.get(own, name),
  }) as Client
}

function isOperation(name: string | symbol): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(operations, name)
}

async function asked<Name extends OperationName>(
  settings: ClientOptions,
  name: Name,
  args: Args<Name>,
  options: RequestOptions,
): Promise<Answered<Name>> {
  const [method, path, kind, keyed] = operations[name]
  const key = keyed ? (options.idempotencyKey ?? crypto.randomUUID()) : options.idempotencyKey
  const { body, ...parts }: { body?: unknown } & Record<string, unknown> = args
  const response = await send(settings, {
    method,
    path: filled(path, parts),
    body,
    accept: kind === 'json' ? 'application/json' : '*/*',
    repeatable: method === 'GET' || keyed,
    options: key === undefined ? options : { ...options, idempotencyKey: key },
  })
  const etag = response.headers.get('etag') ?? undefined
  const read: unknown =
    kind === 'json' ? await response.json() : kind === 'file' ? response : undefined
  // What the server answers is what its document says: its own tests hold that.
  return { answer: read as Answer<Name>, ...(etag === undefined ? {} : { etag }) }
}

/** A path with its parts in, and what is left of them as the query. */
function filled(path: string, parts: Record<string, unknown>): string {
  const left = new Map(Object.entries(parts).filter(([, value]) => value !== undefined))
  const place = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left.get(name) ?? '')
    left.delete(name)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams([...left].map(([name, value]) => [name, String(value)]))
  return left.size === 0 ? place : `${place}?${query}`
}

async function* itemsOf<Name extends PagedName>(
  ask: Client['ask'],
  name: Name,
  args: Args<Name>,
  options?: RequestOptions,
): AsyncIterable<Item<Name>> {
  let cursor: string | undefined
  do {
    const from = cursor === undefined ? args : { ...args, cursor }
    const { answer } = await ask(name, from, options)
    const page = answer as { readonly items: readonly Item<Name>[]; readonly next?: string }
    yield* page.items
    cursor = page.next
  } while (cursor !== undefined)
}

const over: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled'])

async function* followed(
  settings: ClientOptions,
  ask: Client['ask'],
  { id, workspace }: Pick<Job, 'id' | 'workspace'>,
  options: RequestOptions,
): AsyncIterable<Job> {
  for (;;) {
    const { answer } = await ask('followJob', { id, workspace }, options)
    try {
      for await (const data of eventsOf(answer)) {
        const job: Job = JSON.parse(data)
        yield job
        if (over.has(job.state)) return
      }
    } catch (error) {
      if (options.signal?.aborted === true || settings.retries === 0) throw error
    }
  }
}
