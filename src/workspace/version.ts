import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** The version of this package, wherever it is installed. */
export function version(): string {
  const file = findPackageJSON('..', import.meta.url)
  const read: unknown = file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8'))
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : ''
}
