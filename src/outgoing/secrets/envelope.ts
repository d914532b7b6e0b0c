import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Fault } from '../../domain/index.ts'

/**
 * `v1.keyId.nonce.ciphertext.tag`, the last three in base64url: AES-256-GCM (NIST SP 800-38D) with a
 * random nonce of 96 bits, of which one key may use up to 2^32.
 */
export interface Envelope {
  readonly keyId: string
  readonly nonce: Buffer
  readonly ciphertext: Buffer
  readonly tag: Buffer
}

const version = 'v1'
const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Everything outside the ciphertext that must not change: the head of the envelope and the record. */
function associated(keyId: string, record: string): Buffer {
  return Buffer.from(`${version}.${keyId}.${record}`)
}

export function seal(text: string, record: string, keyId: string, key: Buffer): string {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes })
  sealing.setAAD(associated(keyId, record))
  const ciphertext = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  const parts = [nonce, ciphertext, sealing.getAuthTag()].map((part) => part.toString('base64url'))
  return [version, keyId, ...parts].join('.')
}

export function unseal(envelope: Envelope, record: string, key: Buffer): string {
  const opening = createDecipheriv(cipher, key, envelope.nonce, { authTagLength: tagBytes })
  opening.setAAD(associated(envelope.keyId, record))
  opening.setAuthTag(envelope.tag)
  try {
    return Buffer.concat([opening.update(envelope.ciphertext), opening.final()]).toString('utf8')
  } catch (error) {
    throw changed(error)
  }
}

function changed(cause: unknown): Fault {
  return new Fault('secret.unreadable', { flaw: 'changed' }, {}, cause)
}

export function readEnvelope(text: string): Envelope {
  const [head, keyId, nonce, ciphertext, tag, ...rest] = text.split('.')
  const parts = [nonce, ciphertext, tag].map(exactBytes)
  const [nonceRead, ciphertextRead, tagRead] = parts
  if (
    head !== version ||
    keyId === undefined ||
    rest.length > 0 ||
    ciphertextRead === undefined ||
    nonceRead?.length !== nonceBytes ||
    tagRead?.length !== tagBytes
  )
    throw new Fault('secret.unreadable', { flaw: 'form' })
  return { keyId, nonce: nonceRead, ciphertext: ciphertextRead, tag: tagRead }
}

/** Base64url can spell the same bytes in several ways; only the one we write is ours. */
function exactBytes(text: string | undefined): Buffer | undefined {
  if (text === undefined) return undefined
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
}
