import { randomBytes } from 'node:crypto'
import { Fault } from '../../domain/index.ts'

const prefix = 'whsec_'
/** What the standard asks for: 192 to 512 bits. */
const leastBytes = 24
const mostBytes = 64

/** A signing secret of one endpoint, as its receiver is shown it. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

export function secretBytes(secret: string): Buffer {
  const bytes = Buffer.from(secret.slice(prefix.length), 'base64')
  const known =
    secret.startsWith(prefix) && /^[A-Za-z\d+/]+={0,2}$/.test(secret.slice(prefix.length))
  if (!known || bytes.length < leastBytes || bytes.length > mostBytes)
    throw new Fault('webhook.bad_secret', { least: leastBytes, most: mostBytes })
  return bytes
}
