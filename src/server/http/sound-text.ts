import { Fault } from '../../domain/index.ts'

/** Deeper than anything we ask for, and shallow enough for whatever walks over it. */
const deepest = 100

/**
 * Turns away what no text may hold, in keys too, wherever it stands in a part of a request: NUL fits into no text of
 * the records, half of a surrogate pair into no UTF-8.
 *
 * @throws Fault `request.text`, `request.deep`
 */
export function requireSound(part: string, value: unknown): void {
  walk([part], value)
}

function walk(path: string[], value: unknown): void {
  if (typeof value === 'string') requireSoundText(path, value)
  if (typeof value !== 'object' || value === null) return
  if (path.length > deepest) throw new Fault('request.deep', { most: deepest })
  for (const key of Object.keys(value)) {
    requireSoundText(path, key)
    path.push(key)
    walk(path, Reflect.get(value, key))
    path.pop()
  }
}

function requireSoundText(path: readonly string[], text: string): void {
  if (text.includes('\0') || !text.isWellFormed())
    throw new Fault('request.text', { path: path.join('.') })
}
