import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipOptions {
  /** Sizes and places in the fields that archives beyond 4 GB need. */
  readonly zip64?: boolean
  /** Replaces the checksums. */
  readonly checksum?: number
  /** What the directory says each entry unpacks to, where that is a lie. */
  readonly unpacked?: number
}

/** A ZIP archive of texts or bytes by name, for shapes that no library at hand writes. */
export function makeZip(
  entries: Readonly<Record<string, string | Buffer>>,
  { zip64 = false, checksum, unpacked }: ZipOptions = {},
): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const sum = checksum ?? crc32(bytes)
    const sizes = [packed.length, unpacked ?? bytes.length] as const
    const label = Buffer.from(name)
    bodies.push(header(0x04034b50, label, sum, sizes, []), label, packed)
    const extra = zip64 ? extraSizes(sizes, at) : Buffer.alloc(0)
    const [one, other] = zip64 ? ([0xffffffff, 0xffffffff] as const) : sizes
    const rest = [short(extra.length), short(0), short(0), short(0), long(0)]
    const place = long(zip64 ? 0xffffffff : at)
    directory.push(header(0x02014b50, label, sum, [one, other], [...rest, place]), label, extra)
    at += 30 + label.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = Object.keys(entries).length
  return Buffer.concat([...bodies, ...directory, ...end(count, size, at, zip64)])
}

function header(
  magic: number,
  name: Buffer,
  sum: number,
  [packed, unpacked]: readonly [number, number],
  more: readonly Buffer[],
): Buffer {
  const inDirectory = more.length > 0
  return Buffer.concat([
    long(magic),
    ...(inDirectory ? [short(45)] : []),
    ...[45, 0x0800, 8, 0, 0].map(short),
    ...[sum, packed, unpacked].map(long),
    short(name.length),
    ...(inDirectory ? more : [short(0)]),
  ])
}

function extraSizes([packed, unpacked]: readonly [number, number], at: number): Buffer {
  return Buffer.concat([short(1), short(24), huge(unpacked), huge(packed), huge(at)])
}

function end(count: number, size: number, at: number, zip64: boolean): readonly Buffer[] {
  const record = [long(0x06054b50), short(0), short(0)]
  if (!zip64) return [...record, short(count), short(count), long(size), long(at), short(0)]
  return [
    ...[long(0x06064b50), huge(44), short(45), short(45), long(0), long(0)],
    ...[count, count, size, at].map(huge),
    ...[long(0x07064b50), long(0), huge(at + size), long(1)],
    ...record,
    ...[short(0xffff), short(0xffff), long(0xffffffff), long(0xffffffff), short(0)],
  ]
}

const short = (value: number) => Buffer.from(Uint8Array.of(value & 255, value >> 8))

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function huge(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
