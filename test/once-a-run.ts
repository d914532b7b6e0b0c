import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'

/**
 * Where a file or folder is that all test files of a run share: made by the first that asks, while the others wait.
 *
 * @param make writes it where it is told to
 */
export async function onceARun(name: string, make: (to: string) => Promise<void>): Promise<string> {
  const folder = process.env['NORTHFIT_TEST_RUN']
  if (folder === undefined) throw new Error('the run has no folder: see test/run-folder.ts')
  const made = path.join(folder, name)
  const failed = `${made}.failed`
  if (claim(`${made}.claimed`))
    await make(`${made}.part`).then(
      () => renameSync(`${made}.part`, made),
      (error) => writeFileSync(failed, String(error)),
    )
  while (!existsSync(made)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'))
    await setTimeout(50)
  }
  return made
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' })
    return true
  } catch {
    return false
  }
}
