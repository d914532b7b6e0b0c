import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '../../store/index.ts'
import { isUuid } from '../access/index.ts'
import { namesIn } from '../files-under.ts'
import { exportsFolder } from '../folders.ts'
import { isOver } from '../jobs/index.ts'
import type { ServerSettings } from '../settings.ts'

type Home = Pick<ServerSettings, 'home'>

/** How long an archive waits to be taken along. */
const days = 7

/** When an archive goes whose job ended then. */
export function goneAfter(finished: Date): Date {
  return new Date(finished.getTime() + days * 86_400_000)
}

/** Removes archives whose time is over or whose job is gone, and what is left of exports that were cut off. */
export async function sweepExports(db: Db, home: Home, now: Date): Promise<void> {
  for (const name of await namesIn(exportsFolder(home)))
    if (!(await isWanted(db, name, now)))
      await rm(path.join(exportsFolder(home), name), { recursive: true, force: true })
}

async function isWanted(db: Db, name: string, now: Date): Promise<boolean> {
  const id = name.slice(0, 36)
  if (!isUuid(id)) return false
  const job = await db
    .selectFrom('job')
    .select(['state', 'finishedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (job === undefined) return false
  if (!isOver(job.state)) return true
  if (name !== `${id}.zip` || job.state !== 'done' || job.finishedAt === null) return false
  return now < goneAfter(job.finishedAt)
}
