import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Fault } from '../domain/index.ts'

/** Keeps a folder to one process until it is released, or the process ends in whatever way. */
export interface FolderLock {
  release(): void
}

/**
 * Takes the lock of a folder, which is made where there is none. The lock is one that the operating system
 * holds for an open file (by way of SQLite, which knows how on every system), so that a killed process
 * leaves nothing behind that somebody would have to remove.
 *
 * @throws Fault `records.in_use` where another process, or another part of this one, has the folder
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = new DatabaseSync(path.join(folder, 'lock'))
  try {
    file.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (error) {
    file.close()
    throw isBusy(error) ? new Fault('records.in_use', {}, { file: folder }, error) : error
  }
  return { release: () => file.close() }
}

function isBusy(error: unknown): boolean {
  const busy = 5
  return error instanceof Error && 'errcode' in error && error.errcode === busy
}
