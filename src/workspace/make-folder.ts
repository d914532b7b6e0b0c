import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * Makes a folder with those above it. Node's own recursive way never returns where the system denies
 * that a folder is there which it shows, as it does for a new folder in `/proc`.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return
  const above = path.dirname(path.resolve(folder))
  if (!existsSync(above)) makeFolder(above)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have been quicker.
    if (!isFolder(folder)) throw error
  }
}

function isFolder(folder: string): boolean {
  return statSync(path.resolve(folder), { throwIfNoEntry: false })?.isDirectory() === true
}
