import { rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { translator } from '../../messages/index.ts'
import { exportRecords } from '../../store/index.ts'
import { version } from '../../workspace/index.ts'
import { filesUnder } from '../files-under.ts'
import { workspaceFolder } from '../folders.ts'
import type { OrganizationJobContext } from '../jobs/index.ts'
import { distinctFileNames } from './distinct-file-names.ts'
import { type Made, readMe } from './read-me.ts'
import { type Missing, writeWorkspace } from './write-workspace.ts'
import type { ZipArchive } from './zip-archive.ts'

/** Raised when an archive is laid out in another way. */
const format = 1

/** Share of the work that the records are. */
const recordsShare = 0.1

/** What of a workspace's folder goes out as it is. */
const asItIs = ['rejects', 'reports'] as const

interface ExportedWorkspace {
  readonly id: string
  readonly name: string
  /** Where it is in the archive. */
  readonly folder: string
}

/**
 * Puts all of an organisation into an archive, by way of a folder that holds one workspace at a time; gives what could not
 * be made.
 */
export async function fillArchive(
  archive: ZipArchive,
  aside: string,
  context: OrganizationJobContext,
): Promise<readonly Missing[]> {
  const { language, organization, progress, services, signal } = context
  const made = await madeFor(context)
  const workspaces = await workspacesOf(context)
  await archive.addText('README.txt', readMe(made, translator(language)))
  progress('export.records', 0)
  const records = path.join(aside, 'records')
  const profiles = (workspace: string) => path.join(aside, 'profiles', workspace)
  await exportRecords(services.records.pool, organization, { records, profiles }, signal)
  await addFolder(archive, 'records', records)
  const missing: Missing[] = []
  for (const [place, workspace] of workspaces.entries()) {
    const share = (done: number) =>
      recordsShare + ((1 - recordsShare) * (place + done)) / workspaces.length
    const told = {
      ...context,
      progress: (step: string, done: number) => progress(step, share(done)),
    }
    await addFolder(archive, `${workspace.folder}/profiles`, profiles(workspace.id))
    missing.push(...(await addWorkspace(archive, path.join(aside, 'workspace'), workspace, told)))
  }
  const manifest = { format, ...made, workspaces, missing, files: archive.files }
  await archive.addText('manifest.json', `${JSON.stringify(manifest, undefined, 1)}\n`)
  return missing
}

async function addWorkspace(
  archive: ZipArchive,
  aside: string,
  { id, folder }: ExportedWorkspace,
  context: OrganizationJobContext,
): Promise<readonly Missing[]> {
  const missing = await writeWorkspace(id, aside, context)
  context.progress('export.pack', 0.8)
  await addFolder(archive, folder, aside)
  await rm(aside, { recursive: true, force: true })
  const own = workspaceFolder(context.services.settings, id)
  for (const name of asItIs) await addFolder(archive, `${folder}/${name}`, path.join(own, name))
  return missing.map((one) => ({ ...one, file: `${folder}/${one.file}` }))
}

async function addFolder(archive: ZipArchive, as: string, folder: string): Promise<void> {
  for (const name of await filesUnder(folder))
    await archive.addFile(`${as}/${name}`, path.join(folder, name))
}

async function madeFor({ asked, by, organization, services }: OrganizationJobContext) {
  const { db } = services.records
  const called = sql<{ name: string }>`select name from organization where id = ${organization}`
  const { rows } = await called.execute(db)
  const person = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', by ?? '')
    .executeTakeFirst()
  return {
    organization: { id: organization, name: rows[0]?.name ?? '' },
    made: asked.toISOString(),
    by: person ?? null,
    northfit: version(),
  } satisfies Made
}

async function workspacesOf({
  organization,
  services,
}: OrganizationJobContext): Promise<readonly ExportedWorkspace[]> {
  const rows = await services.records.db
    .selectFrom('workspace')
    .select(['id', 'name'])
    .where('organizationId', '=', organization)
    .orderBy('name')
    .execute()
  const folders = distinctFileNames(rows.map(({ name }) => name))
  return rows.map((row, place) => ({ ...row, folder: `workspaces/${folders[place]}` }))
}
