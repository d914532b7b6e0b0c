import { type SpawnSyncReturns, type StdioOptions, spawnSync } from 'node:child_process'
import path from 'node:path'

/** With this status a script says that what it imports is not installed. */
const lacking = 3

/**
 * Runs a script of this folder. Where another Python comes first, the system's may still be the one that has what the
 * script imports.
 */
export function runPython(
  script: string,
  asked: readonly string[],
  stdio: StdioOptions,
): SpawnSyncReturns<Buffer> {
  const run = (python: string) =>
    spawnSync(python, [path.join(import.meta.dirname, script), ...asked], { stdio })
  const first = run('python3')
  return first.status === null || first.status === lacking ? run('/usr/bin/python3') : first
}
