import { Fault } from '../domain/index.ts'

const codes: Readonly<Record<string, string>> = {
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  EROFS: 'no_permission',
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EEXIST: 'not_a_folder',
  ENOTDIR: 'not_a_folder',
  EISDIR: 'is_folder',
}

/** What a user can mend about the disk, said as a fault; any other error as it is. */
export function systemFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error
  const code = 'code' in error ? codes[String(error.code)] : undefined
  const path = 'path' in error ? String(error.path) : ''
  if (code !== undefined) return new Fault(`system.${code}`, { path }, {}, error)
  // DuckDB tells of a full disk in words alone.
  const full = /no space left/i.test(error.message)
  return full ? new Fault('system.disk_full', { path }, {}, error) : error
}
