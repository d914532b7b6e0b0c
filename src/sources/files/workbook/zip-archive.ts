import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { Fault, type Signal } from '../../../domain/index.ts'
import { expansionFault } from '../expand.ts'
import { errorCode } from '../file-fault.ts'
import { damagedWorkbook } from './damaged-workbook.ts'

/** Any entry of a ZIP archive, in any order. */
export interface ZipArchive {
  /** Bytes of the whole file. */
  readonly packed: number
  /** Names are looked up without regard to case, as the parts of a workbook are named. */
  has(name: string): boolean
  /** What the entry unpacks to; its size and checksum are held against the directory. */
  read(name: string): AsyncGenerator<Buffer>
  close(): void
}

/**
 * Opens an archive by its directory. That stands at the end, so a file that was cut off has none; the sizes
 * in it show a bomb before anything is unpacked, and no entry can unpack to more than it says.
 */
export async function openZip(path: string, file: string, signal?: Signal): Promise<ZipArchive> {
  const zip = await openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw isSystemError(error)
      ? error
      : new Fault('import.truncated', { format: 'xlsx' }, { file }, error)
  })
  try {
    const entries = await entriesOf(zip, file)
    const named = (name: string) => entries.get(name.toLowerCase())
    return {
      packed: zip.fileSize,
      has: (name) => named(name) !== undefined,
      read: (name) => unpacked(zip, named(name), { name, file, ...(signal && { signal }) }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function entriesOf(zip: ZipFile, file: string): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  let unpackedBytes = 0
  try {
    for await (const entry of zip.eachEntry()) {
      unpackedBytes += entry.uncompressedSize
      entries.set(entry.fileName.toLowerCase(), entry)
    }
  } catch (error) {
    throw readFault(error, file)
  }
  const bomb = expansionFault(zip.fileSize, unpackedBytes, file)
  if (bomb !== undefined) throw bomb
  return entries
}

interface Reading {
  readonly name: string
  readonly file: string
  readonly signal?: Signal
}

async function* unpacked(
  zip: ZipFile,
  entry: Entry | undefined,
  { name, file, signal }: Reading,
): AsyncGenerator<Buffer> {
  if (entry === undefined) throw damagedWorkbook(file, new Error(`no ${name} in the archive`))
  let sum = 0
  try {
    const stream: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry)
    for await (const bytes of stream) {
      signal?.throwIfAborted()
      sum = crc32(bytes, sum)
      yield bytes
    }
  } catch (error) {
    signal?.throwIfAborted()
    throw readFault(error, file)
  }
  if (sum !== entry.crc32) throw damagedWorkbook(file, new Error(`checksum of ${name}`))
}

/** The file system's own failures are told as such; any other means that the archive is not sound. */
function readFault(error: unknown, file: string): unknown {
  return isSystemError(error) ? error : damagedWorkbook(file, error)
}

function isSystemError(error: unknown): boolean {
  return /^E[A-Z]/.test(errorCode(error))
}
