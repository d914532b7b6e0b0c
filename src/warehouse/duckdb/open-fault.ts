import { Fault } from '../../domain/index.ts'

/** What opening a store file can run into that a user can mend: another process has it, or it is damaged. */
export function openFault(path: string, error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error)
  if (/lock|being used by another process/i.test(text)) {
    return new Fault(
      'store.locked',
      { holder: /PID (\d+)/.exec(text)?.[1] ?? '' },
      { file: path },
      error,
    )
  }
  if (/not a valid DuckDB|corrupt|checksum|serializ/i.test(text)) {
    return new Fault('store.damaged', {}, { file: path }, error)
  }
  if (/permission|read-only|cannot open file/i.test(text)) {
    return new Fault('store.unreachable', {}, { file: path }, error)
  }
  return error
}
