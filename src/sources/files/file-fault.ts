import { Fault } from '../../domain/index.ts'

/** A failure of the file system as a Fault where a user can mend it; anything else as it is. */
export function fileFault(error: unknown, file: string): unknown {
  switch (errorCode(error)) {
    case 'ENOENT':
      return new Fault('import.not_found', {}, { file }, error)
    case 'EISDIR':
      return new Fault('import.is_folder', {}, { file }, error)
    case 'EACCES':
    case 'EPERM':
      return new Fault('import.no_permission', {}, { file }, error)
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault('import.disk_full', { needed: 0, free: 0 }, { file }, error)
    default:
      return error
  }
}

/** Runs work on a file and names the file in what goes wrong. */
export async function withFileFaults<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fileFault(error, file)
  }
}

export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
