import { Fault, type FaultCode, type Signal } from '../../domain/index.ts'
import type { HttpOut } from '../http/index.ts'
import { retryAfter, type WebhookOutcome, webhookOutcome } from './attempts.ts'
import { type SignedMessage, signWebhook } from './signature.ts'

export interface WebhookEndpoint {
  readonly url: string
  /** Newest first; while one is being changed, the older signs too. */
  readonly secrets: readonly string[]
}

export interface WebhookDelivery {
  readonly outcome: WebhookOutcome
  /** What the receiver answered, where it did; otherwise why the exchange failed. */
  readonly status?: number
  readonly fault?: FaultCode
  /** Milliseconds the receiver asked to wait. */
  readonly asked?: number
}

/** The standard asks for 15 to 30 seconds, and against following redirects. */
const limits = { wholeMs: 15_000, redirects: 0 }

/** One attempt at a message in JSON. An exchange that fails is an outcome; only giving up throws. */
export async function deliverWebhook(
  http: HttpOut,
  endpoint: WebhookEndpoint,
  message: SignedMessage,
  now: Date,
  signal?: Signal,
): Promise<WebhookDelivery> {
  const headers = {
    'content-type': 'application/json',
    ...signWebhook(message, endpoint.secrets, now),
  }
  try {
    const { url } = endpoint
    const { body } = message
    const answer = await http.send(
      { method: 'POST', url, headers, body, limits, statusOnly: true },
      signal,
    )
    const asked = retryAfter(answer.headers['retry-after'], now)
    const outcome = webhookOutcome(answer.status)
    return { outcome, status: answer.status, ...(asked === undefined ? {} : { asked }) }
  } catch (error) {
    if (error instanceof Fault) return { outcome: 'again', fault: error.code }
    throw error
  }
}
