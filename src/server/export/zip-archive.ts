import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { RowCounter } from './row-counter.ts'

/** A file as it went into an archive. */
export interface ArchivedFile {
  readonly bytes: number
  /** SHA-256, hex. */
  readonly sha256: string
  /** Of a CSV file, without the head. */
  readonly rows?: number
}

/** The mark by which spreadsheets know UTF-8. */
const mark = Buffer.from('\ufeff')

/** Writes a ZIP archive to a new file, one piece after another; memory does not grow with it. */
export class ZipArchive {
  readonly files: Record<string, ArchivedFile> = {}
  readonly #zip = new ZipFile()
  readonly #stop = new AbortController()
  readonly #written: Promise<void>
  readonly #hash = createHash('sha256')
  readonly #made: Date
  #bytes = 0

  constructor(file: string, made: Date, signal: AbortSignal) {
    this.#made = made
    // Whoever adds a file hears of it from the file itself.
    this.#zip.on('error', () => undefined)
    this.#written = pipeline(
      this.#zip.outputStream,
      (source: AsyncIterable<string | Buffer>) => this.#summed(source),
      createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
      { signal: AbortSignal.any([signal, this.#stop.signal]) },
    )
    this.#written.catch(() => undefined)
  }

  async addFile(name: string, file: string): Promise<void> {
    await this.#add(name, createReadStream(file))
  }

  async addText(name: string, text: string): Promise<void> {
    await this.#add(name, [Buffer.from(text)])
  }

  /** The whole archive, on disk. */
  async end(): Promise<ArchivedFile> {
    this.#zip.end()
    await this.#written
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }

  /** Lets go of the file, whether all is in it or not. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#written.catch(() => undefined)
  }

  async #add(name: string, source: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const content = Readable.from(this.#counted(name, source), { objectMode: false })
    const read = finished(content)
    read.catch(() => undefined)
    this.#zip.addReadStream(content, name, { mtime: this.#made, mode: 0o100600 })
    try {
      await Promise.race([read, this.#written])
    } finally {
      content.destroy()
    }
  }

  async *#counted(name: string, source: AsyncIterable<Buffer> | Iterable<Buffer>) {
    const hash = createHash('sha256')
    const rows = name.endsWith('.csv') ? new RowCounter() : undefined
    let bytes = 0
    const told = (chunk: Buffer) => {
      bytes += chunk.length
      hash.update(chunk)
      return chunk
    }
    for await (const chunk of source) {
      if (rows !== undefined && bytes === 0 && !chunk.subarray(0, 3).equals(mark)) yield told(mark)
      rows?.read(chunk)
      yield told(chunk)
    }
    const counted = rows === undefined ? {} : { rows: Math.max(0, rows.lines - 1) }
    this.files[name] = { bytes, sha256: hash.digest('hex'), ...counted }
  }

  async *#summed(source: AsyncIterable<string | Buffer>) {
    for await (const some of source) {
      const chunk = Buffer.from(some)
      this.#hash.update(chunk)
      this.#bytes += chunk.length
      yield chunk
    }
  }
}
