import { open } from 'node:fs/promises'

/** Bytes of a file from a position on; fewer at its end. */
export async function readBytes(path: string, from: number, most: number): Promise<Buffer> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(most)
    let length = 0
    while (length < most) {
      const { bytesRead } = await handle.read(buffer, length, most - length, from + length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } finally {
    await handle.close()
  }
}
