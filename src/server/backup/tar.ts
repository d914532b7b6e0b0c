import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { stat } from 'node:fs/promises'
import { Fault } from '../../domain/index.ts'

/** What a file was when it was written into an archive. */
export interface Written {
  readonly bytes: number
  /** SHA-256, hex. */
  readonly sha256: string
}

/** A file in an archive. */
export interface Entry {
  readonly name: string
  /** Where its content begins. */
  readonly start: number
  readonly bytes: number
}

const block = 512
/** More does not fit into the twelve octal digits of the plain header. */
const mostPlain = 8 ** 11

/** Writes a tar archive (POSIX.1-2001) that every tar reads, file after file. */
export class TarWriter {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** A file that nobody changes meanwhile. */
  async addFile(name: string, file: string): Promise<Written> {
    const { size } = await stat(file)
    const source = size === 0 ? [] : createReadStream(file, { end: size - 1 })
    return await this.#add(name, size, source)
  }

  async addText(name: string, text: string): Promise<Written> {
    const content = Buffer.from(text)
    return await this.#add(name, content.length, [content])
  }

  async end(): Promise<void> {
    await this.#handle.write(Buffer.alloc(2 * block))
  }

  async #add(
    name: string,
    bytes: number,
    source: AsyncIterable<Buffer> | Iterable<Buffer>,
  ): Promise<Written> {
    const plain = /^[\x20-\x7e]{1,100}$/.test(name) && bytes < mostPlain
    if (!plain) {
      const said = Buffer.from(`${paxLine('path', name)}${paxLine('size', String(bytes))}`)
      await this.#handle.write(header('northfit', said.length, 'x'))
      await this.#handle.write(padded(said))
    }
    await this.#handle.write(
      plain ? header(name, bytes, '0') : header('northfit', Math.min(bytes, mostPlain - 1), '0'),
    )
    const hash = createHash('sha256')
    let written = 0
    for await (const chunk of source) {
      hash.update(chunk)
      written += chunk.length
      await this.#handle.write(chunk)
    }
    if (written !== bytes) throw new Error(`${name} changed while it was copied`)
    await this.#handle.write(Buffer.alloc(padding(bytes)))
    return { bytes, sha256: hash.digest('hex') }
  }
}

function padding(bytes: number): number {
  return (block - (bytes % block)) % block
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc(padding(content.length))])
}

/** `LENGTH key=value`, where the length counts its own digits. */
function paxLine(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  let length = bytes
  while (length !== bytes + String(length).length) length = bytes + String(length).length
  return `${length}${rest}`
}

function header(name: string, bytes: number, type: '0' | 'x'): Buffer {
  const head = Buffer.alloc(block)
  head.write(name, 0, 100)
  head.write(`0000600\0${'0000000\0'.repeat(2)}`, 100)
  head.write(`${octal(bytes, 11)}\0${octal(0, 11)}\0        ${type}`, 124)
  head.write('ustar\x0000', 257)
  const sum = head.reduce((all, byte) => all + byte, 0)
  head.write(`${octal(sum, 6)}\0 `, 148)
  return head
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

/**
 * The files of an archive as `TarWriter` writes it, in their order.
 *
 * @throws Fault `backup.damaged` where it is none, or was cut off
 */
export async function* entriesOf(handle: FileHandle): AsyncGenerator<Entry> {
  const { size } = await handle.stat()
  let extended: Partial<Pick<Entry, 'name' | 'bytes'>> = {}
  for (let at = 0; ; ) {
    const head = await bytesAt(handle, at, block)
    if (head.every((byte) => byte === 0)) return
    requireSum(head)
    const type = head.toString('latin1', 156, 157)
    const plain = { name: textIn(head, 0, 100), bytes: Number.parseInt(textIn(head, 124, 136), 8) }
    const { name, bytes } = { ...plain, ...extended }
    const start = at + block
    if (!Number.isSafeInteger(bytes) || start + bytes > size) throw damaged('archive')
    at = start + bytes + padding(bytes)
    if (type === 'x') extended = paxOf(await bytesAt(handle, start, Math.min(bytes, 1_000_000)))
    else if (type === '0') {
      extended = {}
      yield { name, start, bytes }
    } else throw damaged('archive')
  }
}

function paxOf(content: Buffer): Partial<Pick<Entry, 'name' | 'bytes'>> {
  const said = /^\d+ path=(.*)\n\d+ size=(\d+)\n$/s.exec(content.toString())
  if (said?.[1] === undefined) throw damaged('archive')
  return { name: said[1], bytes: Number(said[2]) }
}

async function bytesAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  if (bytesRead < length) throw damaged('archive')
  return buffer
}

function textIn(head: Buffer, from: number, to: number): string {
  return head.toString('latin1', from, to).replace(/\0.*$/s, '').trim()
}

function requireSum(head: Buffer): void {
  const blank = Buffer.concat([head.subarray(0, 148), Buffer.alloc(8, ' '), head.subarray(156)])
  const sum = blank.reduce((all, byte) => all + byte, 0)
  if (Number.parseInt(textIn(head, 148, 156), 8) !== sum) throw damaged('archive')
}

export function damaged(part: string, cause?: unknown): Fault {
  return new Fault('backup.damaged', { part }, {}, cause)
}
