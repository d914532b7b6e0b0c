import { readFileSync, statSync } from 'node:fs'
import { Fault } from '../domain/index.ts'

/**
 * The text of a file that the user named; undefined where there is none.
 *
 * @throws Fault `system.is_folder`, because the system's own error does not name the folder
 */
export function givenText(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found?.isDirectory() === true) throw new Fault('system.is_folder', { path: file })
  return found === undefined ? undefined : readFileSync(file, 'utf8')
}
