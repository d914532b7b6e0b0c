import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Signal } from '../../domain/index.ts'
import { type LineIndex, lineIndexer } from './line-index.ts'

/** What one pass over a file's bytes tells. */
export interface Survey {
  /** SHA-256 of all bytes. */
  readonly hash: string
  readonly bytes: number
  readonly lines: LineIndex
  /** The longest line: its bytes, and where it is. */
  readonly longest: { readonly bytes: number; readonly line: number }
  /** Line of the first NUL byte, from 1; 0 without one. */
  readonly nulLine: number
  /** Carriage returns that end a line by themselves, beside or instead of line feeds. */
  readonly loneReturns: boolean
  /** Up to 256 kB of the parts that are not UTF-8; empty where all is. */
  readonly notUtf8: Buffer
}

const chunkBytes = 1024 * 1024

export async function surveyFile(path: string, signal?: Signal): Promise<Survey> {
  const hash = createHash('sha256')
  const utf8 = utf8Watch()
  const lines = lineIndexer()
  let [bytes, nulLine, loneReturns, last] = [0, 0, false, 0]
  for await (const chunk of bytesOf(path)) {
    signal?.throwIfAborted()
    hash.update(chunk)
    utf8.see(chunk)
    bytes += chunk.length
    if (nulLine === 0) nulLine = lineOfNul(chunk, lines.feeds())
    if ((last === 13 && chunk[0] !== 10) || hasLoneReturn(chunk)) loneReturns = true
    last = chunk[chunk.length - 1] ?? 0
    lines.see(chunk)
  }
  return {
    hash: hash.digest('hex'),
    bytes,
    lines: lines.index(),
    longest: lines.longest(),
    nulLine,
    loneReturns: loneReturns || last === 13,
    notUtf8: utf8.foreign(),
  }
}

/** Collects what is not UTF-8 from chunks that may cut characters in two. */
function utf8Watch() {
  const foreign: Buffer[] = []
  let size = 0
  let tail: Buffer = Buffer.alloc(0)
  return {
    see(chunk: Buffer) {
      const whole = tail.length === 0 ? chunk : Buffer.concat([tail, chunk])
      const cut = characterBoundary(whole)
      if (size < 262_144 && !isUtf8(whole.subarray(0, cut))) {
        const part = foreignPart(whole)
        foreign.push(part)
        size += part.length
      }
      tail = Buffer.from(whole.subarray(cut))
    },
    foreign: () => Buffer.concat(isUtf8(tail) ? foreign : [...foreign, tail]),
  }
}

function lineOfNul(chunk: Buffer, linesBefore: number): number {
  const nul = chunk.indexOf(0)
  return nul < 0 ? 0 : linesBefore + feedsIn(chunk.subarray(0, nul)) + 1
}

export async function* bytesOf(path: string, start = 0): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { start, highWaterMark: chunkBytes })) {
    if (chunk instanceof Buffer) yield chunk
  }
}

function feedsIn(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count++
  return count
}

function hasLoneReturn(chunk: Buffer): boolean {
  for (let at = chunk.indexOf(13); at >= 0; at = chunk.indexOf(13, at + 1)) {
    if (at + 1 < chunk.length && chunk[at + 1] !== 10) return true
  }
  return false
}

/** Where the last character that may be cut in two begins. */
function characterBoundary(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return bytes.length - back
  }
  return bytes.length
}

/** Some 16 kB from the first byte that is not ASCII. */
function foreignPart(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte > 127)
  return Buffer.from(bytes.subarray(Math.max(0, first - 64), first + 16_384))
}
