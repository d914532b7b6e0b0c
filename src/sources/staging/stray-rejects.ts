import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../sql/index.ts'
import { listImports } from './catalogue.ts'

/** How the folder of an import's rejected rows is called: after the import's id. */
const folderName = /^[0-9a-f]{8}$/

/** Removes the folders of rejected rows that belong to no import: one that was killed, or taken back. */
export async function dropStrayRejects(engine: Engine, rejectsDir: string): Promise<void> {
  const folders = (await readdir(rejectsDir).catch(() => [])).filter((one) => folderName.test(one))
  if (folders.length === 0) return
  const imports = new Set((await listImports(engine)).map(({ id }) => id))
  for (const folder of folders.filter((one) => !imports.has(one))) {
    await rm(join(rejectsDir, folder), { recursive: true, force: true })
  }
}
