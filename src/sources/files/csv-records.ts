import { Fault } from '../../domain/index.ts'
import type { CsvDialect } from './csv-dialect.ts'
import { limits } from './limits.ts'

/** One record as it stands in the bytes. */
export interface CsvRecord {
  /** Number of the record in the text, from 0; blank lines count. */
  readonly index: number
  /** Line on which it begins, from 1. */
  readonly line: number
  readonly cells: number
  /** No character at all between two line ends. */
  readonly blank: boolean
  /** Text after a closing quote: the cell's end cannot be told for sure. */
  readonly badQuotes: boolean
  /** The bytes without the line end. Valid during the call only. */
  readonly bytes: Buffer
}

/** What a byte can mean; anything else is part of a cell. */
const ordinary = 0
const space = 1
const delimiterByte = 2
const quoteByte = 3
const escapeByte = 4
const feed = 5
const carriageReturn = 6

export const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const feedCode = 10
const returnCode = 13

/** Where in a cell the splitter stands. */
const start = 0
const plain = 1
const quoted = 2
const closed = 3

/**
 * Splits bytes into CSV records as DuckDB's strict parser does, and knows the line of each. Line ends may
 * be mixed; those inside quotes belong to the cell.
 */
export async function eachRecord(
  chunks: AsyncIterable<Buffer>,
  dialect: CsvDialect,
  file: string,
  onRecord: (record: CsvRecord) => void,
): Promise<void> {
  const splitter = new Splitter(dialect, file, onRecord)
  let first = true
  for await (const chunk of chunks) {
    splitter.push(first && chunk.subarray(0, 3).equals(byteOrderMark) ? chunk.subarray(3) : chunk)
    first = false
  }
  splitter.end()
}

class Splitter {
  readonly #kinds: Uint8Array
  readonly #file: string
  readonly #onRecord: (record: CsvRecord) => void
  readonly #doubled: boolean
  #state = start
  #cells = 1
  #badQuotes = false
  #escaped = false
  #index = 0
  #line = 1
  #startLine = 1
  #quoteLine = 1
  /** The record begun but not ended, and how much of it has been looked at. */
  #carry: Buffer = Buffer.alloc(0)
  #seen = 0

  constructor(dialect: CsvDialect, file: string, onRecord: (record: CsvRecord) => void) {
    this.#file = file
    this.#onRecord = onRecord
    this.#doubled = dialect.escape === dialect.quote
    this.#kinds = kindsOf(dialect)
  }

  push(chunk: Buffer): void {
    const buffer = joined(this.#carry, chunk)
    const end = wholeUntil(buffer)
    let from = 0
    for (let at = this.#seen; at < end; at++) {
      if (this.#state === plain || this.#state === quoted) at = this.#skipOrdinary(buffer, at, end)
      if (at === end) break
      const lineEnd = this.#isLineEnd(buffer, at)
      if (lineEnd) this.#line++
      if (lineEnd && this.#state !== quoted) {
        this.#finish(buffer.subarray(from, at))
        from = at + 1
      } else this.#take(this.#kinds[buffer[at] ?? 0] ?? ordinary)
    }
    this.#carry = Buffer.from(buffer.subarray(from))
    this.#seen = end - from
    if (this.#carry.length > limits.recordBytes) throw this.#tooLong()
  }

  end(): void {
    if (this.#state === quoted) throw this.#unclosed()
    if (this.#carry.length > 0) this.#finish(this.#carry)
  }

  /** The byte loop: kept bare, because nearly all the time goes here. */
  #skipOrdinary(buffer: Buffer, from: number, end: number): number {
    const kinds = this.#kinds
    let at = from
    if (this.#escaped && at < end) {
      this.#escaped = false
      at++
    }
    while (at < end && (kinds[buffer[at] ?? 0] ?? 0) <= space) at++
    return at
  }

  /** A return before a line feed is part of the pair that the feed ends. */
  #isLineEnd(buffer: Buffer, at: number): boolean {
    const byte = buffer[at]
    return byte === feedCode || (byte === returnCode && buffer[at + 1] !== feedCode)
  }

  #take(kind: number): void {
    if (this.#state === quoted) this.#inQuotes(kind)
    else if (kind !== carriageReturn) this.#outsideQuotes(kind)
  }

  #inQuotes(kind: number): void {
    if (kind === escapeByte) this.#escaped = true
    else if (kind === quoteByte) this.#state = closed
  }

  #outsideQuotes(kind: number): void {
    if (kind === delimiterByte) {
      this.#cells++
      this.#state = start
    } else if (kind === quoteByte && this.#state === start) {
      this.#state = quoted
      this.#quoteLine = this.#line
    } else if (kind === quoteByte && this.#state === closed && this.#doubled) {
      this.#state = quoted
    } else if (kind !== space) {
      if (this.#state === closed) this.#badQuotes = true
      else this.#state = plain
    }
  }

  #finish(ended: Buffer): void {
    const bytes = ended[ended.length - 1] === returnCode ? ended.subarray(0, -1) : ended
    this.#onRecord({
      index: this.#index++,
      line: this.#startLine,
      cells: this.#cells,
      blank: bytes.length === 0,
      badQuotes: this.#badQuotes,
      bytes,
    })
    this.#startLine = this.#line
    this.#state = start
    this.#cells = 1
    this.#badQuotes = false
  }

  #unclosed(): Fault {
    return new Fault('import.unclosed_quote', {}, { file: this.#file, line: this.#quoteLine })
  }

  #tooLong(): Fault {
    if (this.#state === quoted && this.#line > this.#quoteLine + 20) return this.#unclosed()
    const limit = Math.round(limits.recordBytes / 1_048_576)
    return new Fault(
      'import.cell_too_large',
      { limit },
      { file: this.#file, line: this.#startLine },
    )
  }
}

function joined(carry: Buffer, chunk: Buffer): Buffer {
  return carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
}

/** Whether a return at the very end stands alone is seen with the next chunk. */
function wholeUntil(buffer: Buffer): number {
  return buffer[buffer.length - 1] === returnCode ? buffer.length - 1 : buffer.length
}

function kindsOf(dialect: CsvDialect): Uint8Array {
  const kinds = new Uint8Array(256)
  kinds[32] = space
  kinds[feedCode] = feed
  kinds[returnCode] = carriageReturn
  if (dialect.escape === '\\') kinds[92] = escapeByte
  kinds[dialect.quote.charCodeAt(0)] = quoteByte
  kinds[dialect.delimiter.charCodeAt(0)] = delimiterByte
  return kinds
}
