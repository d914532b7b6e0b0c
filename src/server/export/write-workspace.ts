import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Fault, profileText } from '../../domain/index.ts'
import { hasStore, keepValueDefinition, makeFolder } from '../../workspace/index.ts'
import { workspaceFolder } from '../folders.ts'
import type { OrganizationJobContext } from '../jobs/index.ts'
import { versionOf } from '../profiles.ts'
import { statedValue, valueInForce } from '../values.ts'
import { keepVersionFile } from '../version-files.ts'

/** A file that could not be made, and why. */
export interface Missing {
  readonly file: string
  readonly code: string
}

/** Faults of what somebody has or has not done; nothing that trying again or more disk would mend. */
const settled = /^(workspace|profile|score)\./

/** Writes what a workspace holds into a folder: its tables, scores by the published profile, value definition, profile. */
export async function writeWorkspace(
  workspace: string,
  out: string,
  context: OrganizationJobContext,
): Promise<readonly Missing[]> {
  const { services, asked: now, language, progress, signal } = context
  const folder = workspaceFolder(services.settings, workspace)
  makeFolder(out)
  keepValueDefinition(out, valueInForce(await statedValue(services, workspace)))
  const call = (from: number, to: number) => ({
    now,
    language,
    signal,
    progress: (step: string, done: number) => progress(step, from + (to - from) * done),
  })
  if (hasStore(folder))
    await services.analysis.call('exportWorkspace', [folder, { out }], call(0, 0.5))
  try {
    const profile = await keepVersionFile(services, workspace)
    const published = await versionOf(services.records.db, workspace, profile)
    await writeFile(path.join(out, 'profile.json'), profileText(published), { mode: 0o600 })
    const scores = { profile, everyone: true, limit: 0, out: path.join(out, 'scores.csv') }
    await services.analysis.call('scoreWorkspace', [folder, scores], call(0.5, 0.8))
    return []
  } catch (error) {
    if (error instanceof Fault && settled.test(error.code))
      return [{ file: 'scores.csv', code: error.code }]
    throw error
  }
}
