import type { ImportProblem, Receipt } from '../../domain/index.ts'
import { reasonColumns } from './reason-columns.ts'
import { type ReportFile, reportFile } from './report-file.ts'

const mostInReceipt = 1_000
const longestValue = 200

/** Collects what is wrong in a file: counts and the first problems for the receipt, all of them in files. */
export interface ProblemReport {
  add(problem: ImportProblem): Promise<void>
  reject(cells: readonly string[], line: number, reason: string): Promise<void>
  /** Closes the files and gives the paths of those that were needed. */
  close(): Promise<Pick<Receipt, 'rejects' | 'problemFiles'>>
  readonly first: readonly ImportProblem[]
  readonly counts: () => Readonly<Record<string, number>>
}

export function problemReport(
  base: string,
  file: string,
  headers: readonly string[],
): ProblemReport {
  const problems = reportFile(`${base}.problems.csv`, ['file', 'line', 'column', 'value', 'reason'])
  const rejects = reportFile(`${base}.rejects.csv`, [...headers, ...reasonColumns])
  const first: ImportProblem[] = []
  const counts = new Map<string, number>()
  return {
    first,
    counts: () => Object.fromEntries(counts),
    async add(problem) {
      counts.set(problem.reason, (counts.get(problem.reason) ?? 0) + 1)
      const value = problem.value?.slice(0, longestValue)
      const short = value === undefined ? problem : { ...problem, value }
      if (first.length < mostInReceipt) first.push(short)
      const { line, column = '', reason } = problem
      await problems.write([file, String(line), column, value ?? '', reason])
    },
    reject: (cells, line, reason) => rejects.write([...cells, String(line), reason]),
    async close() {
      await problems.close()
      await rejects.close()
      const needed = (written: ReportFile) => (written.rows() === 0 ? [] : [written.path])
      return { rejects: needed(rejects), problemFiles: needed(problems) }
    },
  }
}
