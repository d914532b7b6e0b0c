/** Lines of a file by record where they cannot be counted from the text that is read (a converted file). */
export interface LineMap {
  /** `record` counts from 0. */
  add(record: number, line: number): void
  lineOf(record: number): number
}

/** Keeps only the records at which the distance between record and line changes. */
export function createLineMap(): LineMap {
  const records: number[] = []
  const lines: number[] = []
  return {
    add(record, line) {
      const last = records.length - 1
      const expected = last < 0 ? Number.NaN : (lines[last] ?? 0) + record - (records[last] ?? 0)
      if (line === expected) return
      records.push(record)
      lines.push(line)
    },
    lineOf(record) {
      let low = 0
      let high = records.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((records[middle] ?? 0) <= record) low = middle + 1
        else high = middle
      }
      return (lines[low - 1] ?? 1) + record - (records[low - 1] ?? 0)
    },
  }
}
