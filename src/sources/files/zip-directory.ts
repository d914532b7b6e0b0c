import { open } from 'node:fs/promises'
import { Fault } from '../../domain/index.ts'
import { expansionFault } from './expand.ts'

export interface ZipEntry {
  readonly name: string
  readonly unpacked: number
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
/** The end record is 22 bytes and a comment of at most 65,535. */
const tailBytes = 65_557

/**
 * What a ZIP archive says it holds. The directory stands at the end, so a truncated file has none; the
 * sizes show a bomb before anything is unpacked.
 */
export async function readZipDirectory(path: string, file: string): Promise<readonly ZipEntry[]> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const tail = Buffer.alloc(Math.min(size, tailBytes))
    await handle.read(tail, 0, tail.length, size - tail.length)
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (end < 0 || tail.length - end < 22 || tail.readUInt32LE(end) !== endOfDirectory) {
      throw new Fault('import.truncated', { format: 'xlsx' }, { file })
    }
    const directory = Buffer.alloc(Math.min(tail.readUInt32LE(end + 12), size))
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16))
    const entries = entriesOf(directory)
    const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
    const bomb = expansionFault(size, unpacked, file)
    if (bomb !== undefined) throw bomb
    return entries
  } finally {
    await handle.close()
  }
}

function entriesOf(directory: Buffer): readonly ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntry) {
    const nameLength = directory.readUInt16LE(at + 28)
    const rest = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      unpacked: directory.readUInt32LE(at + 24),
    })
    at += 46 + nameLength + rest
  }
  return entries
}
