import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../store/index.ts'
import { sweepExports } from './export/index.ts'
import { jobFolder, reportFolder } from './folders.ts'
import type { Services } from './services.ts'

/** Days that an organisation keeps what passes; `null` is for ever. */
export interface Retention {
  /** Jobs that are over, with the reports and files that came of them. */
  readonly jobs: number | null
  /** Messages to webhooks that are over. */
  readonly messages: number | null
  readonly audit: number | null
}

const day = 86_400_000

/** Deletes what organisations keep no longer; gives how many rows of each. */
export async function sweepKept(
  { records: { db }, settings }: Pick<Services, 'records' | 'settings'>,
  now: Date,
): Promise<Record<keyof Retention, number>> {
  const swept = { jobs: 0, messages: 0, audit: 0 }
  for (const { organizationId, ...kept } of await db
    .selectFrom('retention')
    .selectAll()
    .execute()) {
    const before = (days: number) => new Date(now.getTime() - days * day)
    if (kept.jobs !== null)
      swept.jobs += await deleteJobs(db, settings, organizationId, before(kept.jobs))
    if (kept.messages !== null)
      swept.messages += await deleteMessages(db, organizationId, before(kept.messages))
    if (kept.audit !== null)
      swept.audit += await deleteAudit(db, organizationId, before(kept.audit))
  }
  await sweepFolders(db, settings)
  await sweepExports(db, settings, now)
  return swept
}

const over = ['done', 'failed', 'cancelled']

function workspacesOf(db: Db, organization: string) {
  return db.selectFrom('workspace').select('id').where('organizationId', '=', organization)
}

async function deleteJobs(
  db: Db,
  settings: Services['settings'],
  organization: string,
  before: Date,
): Promise<number> {
  const gone = await db
    .deleteFrom('job')
    .where((is) =>
      is.or([
        is('workspaceId', 'in', workspacesOf(db, organization)),
        is('organizationId', '=', organization),
      ]),
    )
    .where('state', 'in', over)
    .where('finishedAt', '<', before)
    .returning(['id', 'workspaceId'])
    .execute()
  for (const { id, workspaceId } of gone)
    if (workspaceId !== null)
      for (const folderOf of [reportFolder, jobFolder])
        await rm(folderOf(settings, workspaceId, id), { recursive: true, force: true })
  return gone.length
}

async function deleteMessages(db: Db, organization: string, before: Date): Promise<number> {
  const hooks = db
    .selectFrom('webhook')
    .select('id')
    .where('workspaceId', 'in', workspacesOf(db, organization))
  const { numDeletedRows } = await db
    .deleteFrom('webhookDelivery')
    .where('webhookId', 'in', hooks)
    .where('finishedAt', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** The database lets nobody else delete there. */
async function deleteAudit(db: Db, organization: string, before: Date): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    await sql`select set_config('northfit.erasing', 'on', true)`.execute(tx)
    const { numDeletedRows } = await tx
      .deleteFrom('audit')
      .where('organizationId', '=', organization)
      .where('at', '<', before)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}

/** Folders of reports and files whose job is gone: a crash may have come between the two. */
async function sweepFolders(db: Db, settings: Services['settings']): Promise<void> {
  for (const { id: workspace } of await db.selectFrom('workspace').select('id').execute())
    for (const folderOf of [reportFolder, jobFolder]) {
      const folders = await namesIn(path.dirname(folderOf(settings, workspace, 'any')))
      if (folders.length === 0) continue
      const jobs = db.selectFrom('job').select('id').where('workspaceId', '=', workspace)
      const there = new Set((await jobs.execute()).map(({ id }) => id))
      for (const name of folders)
        if (!there.has(name.slice(0, 36)))
          await rm(folderOf(settings, workspace, name), { recursive: true, force: true })
    }
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => [])
}

const often = 3_600_000

/** Sweeps at the start and every hour; gives how to stop. */
export function keepSweeping(services: Services): () => Promise<void> {
  let round: Promise<unknown> = Promise.resolve()
  const sweep = () => {
    round = round
      .then(() => sweepKept(services, new Date()))
      .catch((error) => services.log.error({ err: error }, 'retention'))
  }
  sweep()
  const timer = setInterval(sweep, often)
  return async () => {
    clearInterval(timer)
    await round
  }
}
