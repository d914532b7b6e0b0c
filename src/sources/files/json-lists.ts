import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Signal } from '../../domain/index.ts'
import { bytesOf } from './survey.ts'

/** A list of objects in a JSON text, under the keys that lead to it. */
export interface JsonList {
  /** `results`, `data.companies`, ...; empty for the text's outermost list. */
  readonly path: string
  readonly records: number
  /** The bytes between its brackets; several where answers of a service stand one after the other. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

export interface JsonOutline {
  /** Whole values one after the other on the outermost level: more than one in JSON Lines. */
  readonly values: number
  /** Is a value begun that does not end? */
  readonly open: boolean
  /** Keys of the outermost objects, each once. */
  readonly keys: readonly string[]
  /** Where the text is not whole, the last may go on. */
  readonly lists: readonly JsonList[]
}

/**
 * Where the lists of objects in a JSON text begin and end, in one pass that holds no more than a key.
 *
 * @param inArray look into each value of the array that the text is
 */
export async function outlineOf(
  path: string,
  inArray: boolean,
  signal?: Signal,
): Promise<JsonOutline> {
  const scan = new JsonScan(inArray)
  for await (const chunk of bytesOf(path)) {
    signal?.throwIfAborted()
    scan.see(chunk)
  }
  return scan.outline()
}

/** Writes a list out as a JSON array of its own. */
export async function copyList(
  path: string,
  { ranges }: JsonList,
  target: string,
  signal?: Signal,
): Promise<void> {
  async function* parts(): AsyncGenerator<Buffer | string> {
    for (const [at, [start, end]] of ranges.entries()) {
      signal?.throwIfAborted()
      yield at === 0 ? '[' : ','
      yield* createReadStream(path, { start, end: end - 1 })
    }
    yield ']'
  }
  await pipeline(Readable.from(parts()), createWriteStream(target))
}

const [quote, backslash, comma] = [34, 92, 44]
const [openList, closeList, openObject, closeObject] = [91, 93, 123, 125]
/** Bytes that a scan must stop at outside of strings. */
const marks = new Uint8Array(256)
for (const mark of [quote, comma, openList, closeList, openObject, closeObject]) {
  marks[mark] = 1
}
const longestKey = 200

/** Takes a JSON text piece by piece. */
export class JsonScan {
  readonly #lists = new Map<string, { records: number; ranges: [number, number][] }>()
  /** The last key met in each open object outside of lists: the way to what comes next. */
  readonly #keys: string[] = []
  readonly #outermostKeys = new Set<string>()
  /** Depth at which the values stand that are told apart. */
  readonly #floor: 0 | 1
  #offset = 0
  #depth = 0
  #values = 0
  /** Depth of the outermost open list, 0 without one; where it begins, and the objects met in it. */
  #listDepth = 0
  #listFrom = 0
  #records = 0
  #inString = false
  #escaped = false
  /** Is the next string outside of lists a key? */
  #atKey = false
  #key: number[] = []

  constructor(inArray: boolean) {
    this.#floor = inArray ? 1 : 0
  }

  see(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#inString) {
        at = this.#endOfString(chunk, at)
        continue
      }
      const byte = chunk[at] ?? 0
      if (marks[byte] === 1) this.#mark(byte, this.#offset + at)
      at++
    }
    this.#offset += chunk.length
  }

  outline(): JsonOutline {
    if (this.#listDepth > 0) this.#endList(this.#offset)
    const lists = [...this.#lists].map(([path, list]) => ({ path, ...list }))
    return { values: this.#values, open: this.#depth > 0, keys: [...this.#outermostKeys], lists }
  }

  /** Nearly all the time goes here. */
  #endOfString(chunk: Buffer, from: number): number {
    const keep = this.#atKey && this.#listDepth === 0
    let at = from
    while (at < chunk.length) {
      const byte = chunk[at++] ?? 0
      if (this.#escaped) this.#escaped = false
      else if (byte === backslash) this.#escaped = true
      else if (byte === quote) {
        this.#closeString(keep)
        break
      }
      if (keep && this.#key.length < longestKey) this.#key.push(byte)
    }
    return at
  }

  #closeString(isKey: boolean): void {
    this.#inString = false
    if (!isKey) return
    const key = Buffer.from(this.#key).toString()
    this.#keys[this.#keys.length - 1] = key
    if (this.#keys.length === 1) this.#outermostKeys.add(key)
    this.#atKey = false
  }

  #mark(byte: number, position: number): void {
    if (byte === quote) {
      this.#inString = true
      this.#key = []
    } else if (byte === openObject || byte === openList) this.#open(byte, position)
    else if (byte === comma) this.#atKey = this.#keys.length > 0 && this.#listDepth === 0
    else this.#close(byte, position)
  }

  #open(byte: number, position: number): void {
    this.#depth++
    if (this.#depth <= this.#floor) return
    if (this.#listDepth > 0) {
      if (byte === openObject && this.#depth === this.#listDepth + 1) this.#records++
    } else if (byte === openList) {
      this.#listDepth = this.#depth
      this.#listFrom = position + 1
      this.#records = 0
    } else {
      this.#keys.push('')
      this.#atKey = true
    }
  }

  #close(byte: number, position: number): void {
    if (byte === closeList && this.#depth === this.#listDepth) {
      this.#endList(position)
    } else if (byte === closeObject && this.#listDepth === 0) {
      this.#keys.pop()
      this.#atKey = false
    }
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth === this.#floor) this.#values++
  }

  #endList(position: number): void {
    this.#listDepth = 0
    if (this.#records === 0) return
    const path = this.#keys.join('.')
    const list = this.#lists.get(path) ?? { records: 0, ranges: [] }
    list.records += this.#records
    list.ranges.push([this.#listFrom, position])
    this.#lists.set(path, list)
  }
}
