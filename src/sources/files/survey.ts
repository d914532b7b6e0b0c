import { isUtf8 } from 'node:buffer'
import { createHash, webcrypto } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Signal } from '../../domain/index.ts'

/** What one pass over a file's bytes tells. */
export interface Survey {
  /** Names the bytes: SHA-256 of the SHA-256 of each block (a Merkle tree of one level). */
  readonly hash: string
  readonly bytes: number
  /** Physical lines, counting line feeds. */
  readonly lines: number
  readonly endsWithFeed: boolean
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
const blockBytes = chunkBytes / 2

export async function surveyFile(path: string, signal?: Signal): Promise<Survey> {
  const hash = createHash('sha256')
  const utf8 = utf8Watch()
  const feeds = feedCounter()
  let [bytes, nulLine, loneReturns, last] = [0, 0, false, 0]
  for await (const { block, digest } of digestedBlocks(path)) {
    signal?.throwIfAborted()
    utf8.see(block)
    bytes += block.length
    if (nulLine === 0) nulLine = lineOfNul(block, feeds.lines())
    if ((last === 13 && block[0] !== 10) || hasLoneReturn(block)) loneReturns = true
    last = block[block.length - 1] ?? 0
    feeds.see(block)
    hash.update(await digest)
  }
  return {
    hash: hash.digest('hex'),
    bytes,
    lines: feeds.lines(),
    longest: feeds.longest(),
    endsWithFeed: last === 10,
    nulLine,
    loneReturns: loneReturns || last === 13,
    notUtf8: utf8.foreign(),
  }
}

/**
 * The file in blocks: while the caller looks at one, its digest is worked out and the next is read on other
 * threads. A block is the caller's until it asks for the next.
 */
async function* digestedBlocks(path: string) {
  const handle = await open(path)
  let [current, spare] = [Buffer.alloc(blockBytes), Buffer.alloc(blockBytes)]
  let next = readBlock(handle, current)
  try {
    for (let block = await next; block.length > 0; block = await next) {
      next = readBlock(handle, spare)
      const digest = webcrypto.subtle.digest('SHA-256', block).then((sum) => new Uint8Array(sum))
      yield { block, digest }
      ;[current, spare] = [spare, current]
    }
  } finally {
    await next.catch(() => undefined)
    await handle.close()
  }
}

/** Fills the buffer from where the last read ended; shorter at the end of the file. */
async function readBlock(handle: FileHandle, buffer: Buffer<ArrayBuffer>) {
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length)
    if (bytesRead === 0) break
    length += bytesRead
  }
  return buffer.subarray(0, length)
}

/** Counts line feeds and remembers the longest way between two. */
function feedCounter() {
  let [lines, open, longest, longestLine] = [0, 0, 0, 1]
  const lineOf = (length: number) => {
    if (length <= longest) return
    longest = length
    longestLine = lines + 1
  }
  return {
    see(chunk: Buffer) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        lineOf(open + at - from)
        open = 0
        from = at + 1
        lines++
      }
      open += chunk.length - from
      lineOf(open)
    },
    lines: () => lines,
    longest: () => ({ bytes: longest, line: longestLine }),
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

export async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    if (chunk instanceof Buffer) yield chunk
  }
}

export function feedsIn(chunk: Buffer): number {
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
