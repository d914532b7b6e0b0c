/** Many texts by number, outside the JavaScript heap: a workbook may share millions of them. */
export interface TextStore {
  add(text: string): void
  get(index: number): string | undefined
}

const blockBytes = 1_048_576

export function createTextStore(): TextStore {
  const blocks: Buffer[] = []
  let used = blockBytes
  let count = 0
  // Of each text: its block, where it begins there, where it ends.
  let places = new Uint32Array(3 * 1_024)

  function room(bytes: number): Buffer {
    const last = blocks.at(-1)
    if (last !== undefined && used + bytes <= last.length) return last
    const block = Buffer.allocUnsafeSlow(Math.max(bytes, blockBytes))
    blocks.push(block)
    used = 0
    return block
  }

  return {
    add(text) {
      const block = room(Buffer.byteLength(text))
      if (3 * count === places.length) {
        const larger = new Uint32Array(2 * places.length)
        larger.set(places)
        places = larger
      }
      const end = used + block.write(text, used)
      places.set([blocks.length - 1, used, end], 3 * count)
      used = end
      count++
    },
    get(index) {
      if (!Number.isInteger(index) || index < 0 || index >= count) return undefined
      const block = blocks[places[3 * index] ?? 0]
      return block?.toString('utf8', places[3 * index + 1], places[3 * index + 2])
    },
  }
}
