import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { jobFolder } from '../folders.ts'
import type { JobContext } from './kinds.ts'

/** What a job may be asked to write beside what it says. */
export const fileFormat = z
  .enum(['csv', 'xlsx'])
  .describe('Also write every row to a file, to be downloaded from the job.')

/** Jobs of a workspace whose files are kept. */
const most = 20

interface Asked {
  readonly format?: 'csv' | 'xlsx'
}

/**
 * Lets work write a file of the job, where one is asked for: given where it goes, and told in the job's result. It is
 * named after what it holds and lies in a folder of the job.
 */
export async function withFile<T>(
  { id, services, workspace }: JobContext,
  what: string,
  { format }: Asked,
  work: (written: { readonly out?: string }) => Promise<T>,
): Promise<{ readonly found: T; readonly files: readonly string[] }> {
  if (format === undefined) return { found: await work({}), files: [] }
  const folder = jobFolder(services.settings, workspace, id)
  const file = `${what}.${format}`
  const found = await work({ out: path.join(folder, file) })
  await keepNewest(path.dirname(folder), most)
  return { found, files: [file] }
}

/** Removes all but the newest of the folders in a folder. */
export async function keepNewest(folder: string, kept: number): Promise<void> {
  const all = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const place = path.join(folder, name)
      return { place, at: (await stat(place)).mtimeMs }
    }),
  )
  for (const { place } of all.toSorted((one, other) => other.at - one.at).slice(kept))
    await rm(place, { recursive: true, force: true })
}
