import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach } from 'vitest'
import type { Engine } from '../../src/sql/index.ts'
import { openDuckDb } from '../../src/warehouse/index.ts'

/** A folder for the files of a test file, and an empty store in memory for each of its tests. */
export function importStore() {
  const folder = mkdtempSync(join(tmpdir(), 'northfit-import-'))
  let opened: Engine | undefined
  beforeEach(async () => {
    const engine = await openDuckDb(':memory:')
    opened = engine
    return async () => await engine.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const rejectsDir = join(folder, 'rejects')
  return {
    folder,
    options: { tempDir: join(folder, 'tmp'), rejectsDir, now: new Date(0) },
    get engine(): Engine {
      if (opened === undefined) throw new Error('a store is open inside tests only')
      return opened
    },
  }
}
