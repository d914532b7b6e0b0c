import { NorthfitProblem, problemOf } from './problem.ts'

export interface ClientOptions {
  /** Where the server is: `https://icp.example.com`. */
  readonly url: string
  /** An API key or a session; in a browser on the server's own pages none is needed. */
  readonly token?: string
  /** Of messages: en, vi, th, zh or fa. */
  readonly language?: string
  /** Times that a request is sent again which the server could not take then; 4 unless said. */
  readonly retries?: number
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch
}

/** What one request may say beside what it asks for. */
export interface RequestOptions {
  readonly signal?: AbortSignal
  /** The `etag` of what is edited. */
  readonly ifMatch?: string
  /** Made up where nothing is said, for what may be repeated. */
  readonly idempotencyKey?: string
}

export interface Outgoing {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly accept: string
  /** Done once however often it is sent: reading, or what has a key. */
  readonly repeatable: boolean
  readonly options: RequestOptions
}

/** Sends a request, again where that is safe; a problem is thrown. @throws NorthfitProblem */
export async function send(client: ClientOptions, outgoing: Outgoing): Promise<Response> {
  const most = outgoing.body instanceof ReadableStream ? 0 : (client.retries ?? 4)
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await sendOnce(client, outgoing)
    } catch (error) {
      const wait = attempt < most ? waitBefore(error, attempt, outgoing) : undefined
      if (wait === undefined) throw error
      await pause(wait, outgoing.options.signal)
    }
  }
}

async function sendOnce(client: ClientOptions, outgoing: Outgoing): Promise<Response> {
  const ask = client.fetch ?? fetch
  const response = await ask(new URL(outgoing.path, client.url), requestOf(client, outgoing))
  if (response.ok) return response
  throw await problemOf(response)
}

/** Milliseconds until it is sent again; nothing where that could do harm, or would take too long. */
function waitBefore(
  error: unknown,
  attempt: number,
  { options, repeatable }: Outgoing,
): number | undefined {
  if (options.signal?.aborted === true) return undefined
  const usual = Math.min(8_000, 250 * 2 ** attempt)
  if (!(error instanceof NorthfitProblem)) return repeatable ? usual : undefined
  if (!mayPass(error, repeatable)) return undefined
  const wait = error.retryAfter === undefined ? usual : error.retryAfter * 1000
  return wait > longest ? undefined : wait
}

const longest = 60_000

/** Too many requests were not looked at, so any may come again; what failed otherwise, only if that does no harm. */
function mayPass({ code, status }: NorthfitProblem, repeatable: boolean): boolean {
  return status === 429 || (repeatable && (status === 503 || code === 'request.in_progress'))
}

function requestOf(client: ClientOptions, outgoing: Outgoing): RequestInit {
  const { accept, body, method, options } = outgoing
  const headers = new Headers({ accept })
  const say = (name: string, value: string | undefined) => {
    if (value !== undefined) headers.set(name, value)
  }
  say('authorization', client.token === undefined ? undefined : `Bearer ${client.token}`)
  say('accept-language', client.language)
  say('if-match', options.ifMatch)
  say('idempotency-key', options.idempotencyKey)
  const signal = options.signal === undefined ? {} : { signal: options.signal }
  if (body === undefined) return { method, headers, ...signal }
  const raw = rawOf(body)
  headers.set('content-type', raw === undefined ? 'application/json' : 'application/octet-stream')
  // What streams goes one way; fetch wants to hear it.
  const stream = raw instanceof ReadableStream ? { duplex: 'half' } : {}
  return { method, headers, ...signal, ...stream, body: raw ?? JSON.stringify(body) }
}

function rawOf(body: unknown) {
  if (typeof body === 'string' || body instanceof Blob || body instanceof ReadableStream)
    return body
  return body instanceof Uint8Array ? new Blob([body.slice()]) : undefined
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = () => reject(signal?.reason)
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted === true) stop()
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      stop()
    })
  })
}
