import { hkdfSync } from 'node:crypto'
import { Fault } from '../../domain/index.ts'

/** A key that only ever makes other keys. `id` is derived from it too, so that it tells nothing about it. */
export interface MasterKey {
  readonly id: string
  /** 32 bytes for one purpose (HKDF-SHA-256, RFC 5869); keys for two purposes tell nothing of each other. */
  readonly derive: (purpose: string) => Buffer
}

const leastBytes = 32
const leastDistinct = 8

/**
 * Master keys from text as it stands in the environment or in a key file: hexadecimal or base64, at least
 * 32 bytes each; several are parted by spaces, commas or lines, the newest first.
 * `from` names the place in the fault; the text itself is never repeated.
 */
export function readMasterKeys(text: string, from: string): readonly [MasterKey, ...MasterKey[]] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const [newest, ...older] = words.map((word) => masterKey(word, from))
  if (newest === undefined) throw new Fault('secret.key_invalid', { from, flaw: 'empty' })
  return [newest, ...older]
}

function masterKey(word: string, from: string): MasterKey {
  const bytes = keyBytes(word)
  if (bytes === undefined) throw new Fault('secret.key_invalid', { from, flaw: 'spelling' })
  if (bytes.length < leastBytes) throw new Fault('secret.key_invalid', { from, flaw: 'short' })
  if (new Set(bytes).size < leastDistinct)
    throw new Fault('secret.key_invalid', { from, flaw: 'guessable' })
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', bytes, '', `northfit/${purpose}`, 32))
  return { id: derive('key-id').subarray(0, 6).toString('base64url'), derive }
}

/** Hexadecimal comes first: its letters are all letters of base64 too, and no base64 key looks like it. */
function keyBytes(word: string): Buffer | undefined {
  if (/^(?:[\da-f]{2})+$/i.test(word)) return Buffer.from(word, 'hex')
  if (/^[\w+/-]+={0,2}$/.test(word)) return Buffer.from(word, 'base64')
  return undefined
}
