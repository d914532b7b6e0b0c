import { createHmac, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../domain/index.ts'
import { readEnvelope, seal, unseal } from './envelope.ts'
import { type MasterKey, readMasterKeys } from './master-key.ts'

/**
 * Secrets at rest. `record` says which record a secret belongs to (`connection:ID:token`): an envelope
 * moved to another record does not open.
 */
export interface Secrets {
  readonly seal: (secret: string, record: string) => string
  readonly open: (envelope: string, record: string) => string
  /** Whether an older master key sealed it: open it and seal it again. */
  readonly needsRotation: (envelope: string) => boolean
  /** 32 bytes from the newest master key for something else that needs a key of its own. */
  readonly subkey: (purpose: string) => Buffer
  /** HMAC-SHA-256 in base64url by the newest key; `holds` also knows the older ones. */
  readonly mac: (purpose: string, text: string) => string
  readonly holds: (mac: string, purpose: string, text: string) => boolean
}

const sealing = 'secrets'

/** `text` holds one master key or several, the newest first; `from` says where it stood. */
export function openSecrets(text: string, from: string): Secrets {
  const keys = readMasterKeys(text, from)
  const [newest] = keys
  const sealingKeys = new Map(keys.map((key) => [key.id, key.derive(sealing)]))
  return {
    seal: (secret, record) => seal(secret, record, newest.id, newest.derive(sealing)),
    open: (envelope, record) => {
      const read = readEnvelope(envelope)
      const key = sealingKeys.get(read.keyId)
      if (key === undefined) throw new Fault('secret.unreadable', { flaw: 'other_key' })
      return unseal(read, record, key)
    },
    needsRotation: (envelope) => readEnvelope(envelope).keyId !== newest.id,
    subkey: (purpose) => newest.derive(`subkey/${purpose}`),
    mac: (purpose, said) => macOf(newest, purpose, said).toString('base64url'),
    holds: (mac, purpose, said) => {
      const given = Buffer.from(mac, 'base64url')
      const known = keys.map((key) => macOf(key, purpose, said))
      return known.some((one) => one.length === given.length && timingSafeEqual(one, given))
    },
  }
}

function macOf(key: MasterKey, purpose: string, text: string): Buffer {
  return createHmac('sha256', key.derive(`mac/${purpose}`))
    .update(text)
    .digest()
}
