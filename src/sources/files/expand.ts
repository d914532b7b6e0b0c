import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Fault, type Signal } from '../../domain/index.ts'
import { needDisk } from './disk.ts'
import type { Encoding } from './encoding.ts'
import { errorCode } from './file-fault.ts'
import { limits } from './limits.ts'

/** Unpacks a gzip file into another, within the limits that keep a bomb from filling the disk. */
export async function gunzipFile(
  path: string,
  target: string,
  file: string,
  signal?: Signal,
): Promise<void> {
  const { size } = await stat(path)
  try {
    await pipeline(
      createReadStream(path),
      createGunzip(),
      guard(target, file, signal, size),
      createWriteStream(target),
    )
  } catch (error) {
    throw gzipFault(error, file)
  }
}

function gzipFault(error: unknown, file: string): unknown {
  const code = errorCode(error)
  if (code === 'Z_BUF_ERROR') {
    return new Fault('import.truncated', { format: 'gzip' }, { file }, error)
  }
  return code.startsWith('Z_')
    ? new Fault('import.damaged', { format: 'gzip' }, { file }, error)
    : error
}

/** Writes a text in another encoding out as UTF-8. */
export async function transcodeFile(
  path: string,
  target: string,
  encoding: Encoding,
  file: string,
  signal?: Signal,
): Promise<void> {
  const decoder = new TextDecoder(encoding.label)
  const decode = new Transform({
    transform(chunk: Buffer, _, done) {
      done(null, decoder.decode(chunk, { stream: true }))
    },
    flush(done) {
      done(null, decoder.decode())
    },
  })
  await pipeline(
    createReadStream(path, { start: encoding.mark, highWaterMark: 1_048_576 }),
    decode,
    guard(target, file, signal),
    createWriteStream(target),
  )
}

/**
 * Passes bytes on, watching the signal, the disk, and, where the packed size is given, the expansion.
 */
export function guard(target: string, file: string, signal?: Signal, packed?: number): Transform {
  let written = 0
  let checked = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      written += chunk.length
      if (signal?.aborted) return done(new Error('stopped'))
      if (packed !== undefined) {
        const bomb = expansionFault(packed, written, file)
        if (bomb !== undefined) return done(bomb)
      }
      if (written - checked < limits.reservedBytes / 4) return done(null, chunk)
      checked = written
      needDisk(dirname(target), 0, file).then(
        () => done(null, chunk),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      )
    },
  })
}

export function expansionFault(packed: number, unpacked: number, file: string): Fault | undefined {
  if (unpacked <= limits.expandedBytes || unpacked <= packed * limits.expansion) return undefined
  return new Fault('import.bomb', { times: limits.expansion }, { file })
}
