import type { Engine, Fragment } from '../../sql/index.ts'
import { parseHead } from '../files/index.ts'
import { problemsIn, rejectedIn } from './odd-rows.ts'
import type { PreparedFile } from './prepare-file.ts'
import type { ProblemReport } from './problem-report.ts'
import type { StagingColumn } from './stage-query.ts'

export interface OddRowsFound {
  /** Rows that are not kept. */
  readonly rejected: number
  /** Rows kept with a value read as missing. */
  readonly mended: number
  /** Rejected for being empty: nothing to tell anybody about. */
  readonly blank: number
}

/** Records whose cells could not be told are rejected as they stand. */
export async function reportBroken(report: ProblemReport, file: PreparedFile): Promise<void> {
  const width = file.table.headers.length
  for (const { line, reason, text } of file.broken) {
    await report.add({ file: file.label, line, reason, value: text })
    const [cells = []] = parseHead(`${text}\n`, file.table.dialect, 1)
    const padding = Array<string>(Math.max(0, width - cells.length)).fill('')
    await report.reject([...cells, ...padding], line, reason)
  }
}

/** Lists what is wrong with the odd rows and writes the rejected ones out. */
export async function reportOdd(
  report: ProblemReport,
  file: PreparedFile,
  columns: readonly StagingColumn[],
  odd: Fragment,
  engine: Engine,
): Promise<OddRowsFound> {
  let [rejected, mended, blank, last] = [0, 0, 0, 0]
  for await (const { row, line, at, value, reason } of problemsIn(engine, odd, columns)) {
    if (at < 0) rejected++
    else if (row !== last) mended++
    last = row
    if (reason === 'blank_row') {
      blank++
      continue
    }
    const column = columns[at]?.planned.header
    const place = { file: file.label, line, ...(column === undefined ? {} : { column }) }
    await report.add({ ...place, value, reason })
  }
  if (rejected > blank) {
    for await (const { cells, line, reason } of rejectedIn(
      engine,
      odd,
      file.table.headers.length,
    )) {
      await report.reject(cells, line, reason)
    }
  }
  return { rejected, mended, blank }
}
