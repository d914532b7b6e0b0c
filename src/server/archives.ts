import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Db } from '../store/index.ts'
import { exportsFolder } from './folders.ts'
import type { ServerSettings } from './settings.ts'

type Home = Pick<ServerSettings, 'home'>

/** The archive of an export, by the id of its job. */
export function exportFile(home: Home, job: string): string {
  return path.join(exportsFolder(home), `${job}.zip`)
}

/** Removes the archives of an organisation, but for the one of a job where one is named. */
export async function dropArchives(
  db: Db,
  home: Home,
  organization: string,
  but?: string,
): Promise<void> {
  const jobs = db.selectFrom('job').select('id').where('organizationId', '=', organization)
  for (const { id } of await jobs.execute())
    if (id !== but) await rm(exportFile(home, id), { force: true })
}
