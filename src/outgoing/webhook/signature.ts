import { createHmac, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../domain/index.ts'
import { secretBytes } from './secret.ts'

/**
 * Standard Webhooks 1.0.0, symmetric: `v1,` and the base64 of HMAC-SHA-256 over `id.timestamp.body`.
 * The id stays the same over all attempts at one event, so that the receiver can tell a repetition;
 * the time is that of the attempt, so that an old request cannot be played again.
 */
export interface SignedMessage {
  readonly id: string
  readonly body: string | Uint8Array
}

/** Kept as a type alias, so that it can be given where any headers can. */
export type WebhookHeaders = {
  readonly 'webhook-id': string
  readonly 'webhook-timestamp': string
  readonly 'webhook-signature': string
}

const toleranceSeconds = 5 * 60

/** With several secrets every one signs: receivers then have time to take up a new one. */
export function signWebhook(
  message: SignedMessage,
  secrets: readonly string[],
  now: Date,
): WebhookHeaders {
  if (!/^[\w-]+$/.test(message.id)) throw new Error('a webhook id is letters, digits, _ and -')
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map(
    (secret) => `v1,${macOf(secretBytes(secret), message.id, timestamp, message.body)}`,
  )
  return {
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

/** Throws where a received message is not signed by one of the secrets within five minutes of `now`. */
export function verifyWebhook(
  headers: Readonly<Record<string, string | undefined>>,
  body: string | Uint8Array,
  secrets: readonly string[],
  now: Date,
): void {
  const id = headers['webhook-id'] ?? ''
  const timestamp = headers['webhook-timestamp'] ?? ''
  const signatures = headers['webhook-signature'] ?? ''
  if (id === '' || !/^\d{1,12}$/.test(timestamp) || signatures === '')
    throw new Fault('webhook.unsigned')
  const away = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (away > toleranceSeconds)
    throw new Fault('webhook.stale', { minutes: toleranceSeconds / 60, seconds: Math.round(away) })
  const given = signatures.split(' ').filter((one) => one.startsWith('v1,'))
  const held = secrets.some((secret) => {
    const right = macOf(secretBytes(secret), id, timestamp, body)
    return given.some((one) => isSame(one.slice('v1,'.length), right))
  })
  if (!held) throw new Fault('webhook.bad_signature')
}

function macOf(key: Buffer, id: string, timestamp: string, body: string | Uint8Array): string {
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}
