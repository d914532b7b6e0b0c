import type { Agent, Dispatcher } from 'undici'
import type { Deadline } from './deadline.ts'
import { httpFault } from './http-fault.ts'
import type { HttpAnswer, RequestLimits } from './http-out.ts'
import { readBody, tooLarge } from './read-body.ts'
import { type Hop, redirected } from './redirect.ts'

/** What all requests of one chain of redirects share. */
export interface Sending {
  readonly agent: Agent
  readonly connectMs: number
  readonly limits: RequestLimits
  readonly deadline: Deadline
  readonly statusOnly: boolean
}

/** One request: its answer, or the request that it leads on to. */
export async function exchange(hop: Hop, sending: Sending): Promise<HttpAnswer | Hop> {
  const { limits, deadline, connectMs } = sending
  const host = hop.url.hostname
  let answered = false
  try {
    const answer = await ask(hop, sending)
    answered = true
    // What goes wrong with the body is told by whoever reads it.
    answer.body.on('error', () => {})
    try {
      const headers = answerHeaders(answer.headers)
      const next =
        limits.redirects > 0 ? redirected(hop, answer.statusCode, headers['location']) : undefined
      if (next !== undefined) return next
      const body = await takeBody(answer, hop, headers, sending)
      return { status: answer.statusCode, headers, url: hop.url.href, body }
    } finally {
      answer.body.destroy()
    }
  } catch (error) {
    deadline.throwIfOver()
    throw httpFault(error, { host, answered, headersMs: limits.headersMs, connectMs })
  }
}

function ask(hop: Hop, { agent, limits, deadline }: Sending): Promise<Dispatcher.ResponseData> {
  return agent.request({
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    method: hop.method,
    headers: hop.headers,
    body: hop.body ?? null,
    signal: deadline.signal,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.headersMs,
  })
}

/** A short body that nobody wants is still read, so that its connection can be used again. */
const letGo = { limit: 16 * 1024 }

async function takeBody(
  answer: Dispatcher.ResponseData,
  hop: Hop,
  headers: Readonly<Record<string, string>>,
  { limits, statusOnly }: Sending,
): Promise<Uint8Array> {
  const { statusCode, body } = answer
  if (statusOnly || hop.method === 'HEAD' || statusCode === 204 || statusCode === 304) {
    await body.dump(letGo)
    return new Uint8Array()
  }
  const host = hop.url.hostname
  if (Number(headers['content-length']) > limits.bytes) throw tooLarge(host, limits.bytes)
  return readBody(body, headers['content-encoding'] ?? '', limits.bytes, host)
}

function answerHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const told: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) told[name] = Array.isArray(value) ? value.join(', ') : value
  return told
}
