const quote = 0x22
const lineFeed = 0x0a

/** Counts the records of CSV as it passes by; line breaks within quotes end none. */
export class RowCounter {
  /** With the head. */
  lines = 0
  #quoted = false

  read(chunk: Uint8Array): void {
    for (const byte of chunk)
      if (byte === quote) this.#quoted = !this.#quoted
      else if (byte === lineFeed && !this.#quoted) this.lines += 1
  }
}
