import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Fault, profileText } from '../../domain/index.ts'
import { hasStore, keepValueDefinition, makeFolder } from '../../workspace/index.ts'
import { workspaceFolder } from '../folders.ts'
import type { OrganizationJobContext } from '../jobs/index.ts'
import { versionOf } from '../profiles.ts'
import { targetTable } from '../target-lists.ts'
import { statedValue, valueInForce } from '../values.ts'
import { keepVersionFile } from '../version-files.ts'
import { distinctFileNames } from './distinct-file-names.ts'

/** A file that could not be made, and why. */
export interface Missing {
  readonly file: string
  readonly code: string
}

/** Where there is no data or no profile, nothing is missing that was made of it. */
const nothingYet: ReadonlySet<string> = new Set(['workspace.empty', 'profile.none_published'])

/** Faults of one workspace that trying again does not mend; an owner must be able to take the others along. */
const lasting = /^(profile|score)\.|^store\.damaged$/

/** Writes what a workspace holds into a folder: its tables, scores and lists by the published profile, value, profile. */
export async function writeWorkspace(
  workspace: string,
  out: string,
  context: OrganizationJobContext,
): Promise<readonly Missing[]> {
  const { services } = context
  makeFolder(out)
  keepValueDefinition(out, valueInForce(await statedValue(services, workspace)))
  const missing: Missing[] = []
  const attempt = async (file: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (nothingYet.has(error.code)) return
      if (!lasting.test(error.code)) throw error
      missing.push({ file, code: error.code })
    }
  }
  if (hasStore(workspaceFolder(services.settings, workspace)))
    await attempt('imports/', () => writeTables(workspace, out, context))
  await attempt('scores.csv', () => writeScored(workspace, out, context))
  return missing
}

async function writeTables(workspace: string, out: string, context: OrganizationJobContext) {
  const { analysis, settings } = context.services
  const folder = workspaceFolder(settings, workspace)
  await analysis.call('exportWorkspace', [folder, { out }], callOf(context, 0, 0.5))
}

/** What goes by the published profile. */
async function writeScored(
  workspace: string,
  out: string,
  context: OrganizationJobContext,
): Promise<void> {
  const { services } = context
  const { db } = services.records
  const folder = workspaceFolder(services.settings, workspace)
  const profile = await keepVersionFile(services, workspace)
  const published = profileText(await versionOf(db, workspace, profile))
  await writeFile(path.join(out, 'profile.json'), published, { mode: 0o600 })
  if (!hasStore(folder)) return
  const scores = { profile, everyone: true, limit: 0, out: path.join(out, 'scores.csv') }
  await services.analysis.call('scoreWorkspace', [folder, scores], callOf(context, 0.5, 0.8))
  const lists = await db
    .selectFrom('targetList')
    .select(['id', 'name'])
    .where('workspaceId', '=', workspace)
    .orderBy('createdAt')
    .execute()
  const names = distinctFileNames(lists.map(({ name }) => name))
  for (const [place, { id }] of lists.entries()) {
    const file = path.join(out, 'target-lists', `${names[place]}.csv`)
    const table = { ...(await targetTable(db, id)), out: file, profile }
    await services.analysis.call('writeTargets', [folder, table], callOf(context, 0.8, 0.8))
  }
}

/** How the analysis is asked; what it is done with is a part of the workspace. */
function callOf(context: OrganizationJobContext, from: number, to: number) {
  const { asked: now, language, progress, signal } = context
  return {
    now,
    language,
    signal,
    progress: (step: string, done: number) => progress(step, from + (to - from) * done),
  }
}
