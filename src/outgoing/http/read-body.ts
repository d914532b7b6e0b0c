import type { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Fault } from '../../domain/index.ts'

const decoders: Readonly<Record<string, () => Transform>> = {
  br: createBrotliDecompress,
  deflate: createInflate,
  gzip: createGunzip,
  'x-gzip': createGunzip,
}

/**
 * The whole body, unpacked, of at most `most` bytes both as it comes and as it is unpacked: a small body
 * can unpack to more than memory holds. One coding at most; nobody honest packs twice.
 */
export async function readBody(
  body: Readable,
  coding: string,
  most: number,
  host: string,
): Promise<Uint8Array> {
  const decoder = decoderOf(coding, host)
  const limit = atMost(most, host)
  const chunks: Uint8Array[] = []
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) chunks.push(chunk)
  }
  if (decoder === undefined) await pipeline(body, limit, collect)
  else await pipeline(body, limit, decoder(), limit, collect)
  return Buffer.concat(chunks)
}

type Bytes = AsyncIterable<Uint8Array>

function atMost(most: number, host: string): (source: Bytes) => Bytes {
  return async function* (source) {
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > most) throw tooLarge(host, most)
      yield chunk
    }
  }
}

export function tooLarge(host: string, most: number): Fault {
  return new Fault('http.too_large', { host, limit: most })
}

function decoderOf(coding: string, host: string): (() => Transform) | undefined {
  const name = coding.trim().toLowerCase()
  if (name === '' || name === 'identity') return undefined
  const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined
  if (decoder === undefined) throw new Fault('http.bad_answer', { host, flaw: 'coding' })
  return decoder
}
