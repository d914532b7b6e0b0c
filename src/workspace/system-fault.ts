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

/** DuckDB tells of the disk in words alone. */
const words = [
  [/no space left/i, 'disk_full'],
  [/permission denied|read-only file system/i, 'no_permission'],
] as const

/** Files grow under another name until they are whole. */
const unfinished = /(\.[\d-]+)?\.part$/

/** What a user can mend about the disk, said as a fault; any other error as it is. */
export function systemFault(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Fault) return error
  const code = 'code' in error ? codes[String(error.code)] : undefined
  const path = 'path' in error ? String(error.path) : quoted(error.message)
  // A system that shows a folder but makes none in it calls that folder missing.
  const refused = 'syscall' in error && error.syscall === 'mkdir' ? 'no_permission' : undefined
  const said = words.find(([pattern]) => pattern.test(error.message))?.[1]
  const found = code ?? refused ?? said
  if (found === undefined) return error
  return new Fault(`system.${found}`, { path: path.replace(unfinished, '') }, {}, error)
}

function quoted(message: string): string {
  return /"([^"]+)"/.exec(message)?.[1] ?? ''
}
