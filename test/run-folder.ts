import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { removeFolder, stopSharedPostgres } from './store/postgres.ts'

/** A folder for what all test files of one run share, and its end. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'northfit-run-'))
  process.env['NORTHFIT_TEST_RUN'] = folder
  return () => {
    stopSharedPostgres(folder)
    removeFolder(folder)
  }
}
