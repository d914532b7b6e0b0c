import { mkdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { dropArchives, exportFile } from '../archives.ts'
import { organizationJobKind } from '../jobs/index.ts'
import { fillArchive } from './fill-archive.ts'
import { ZipArchive } from './zip-archive.ts'

/** What is told of an archive. */
export const exportResultSchema = z.object({
  bytes: z.int(),
  sha256: z.string().describe('SHA-256 of the archive, hex.'),
  files: z.int(),
  rows: z.int().describe('Of all its tables.'),
  missing: z
    .array(z.object({ file: z.string(), code: z.string() }))
    .describe('What could not be made, with the code of the reason.'),
})

/**
 * Puts everything an organisation has into one archive. It grows in a folder of its own that goes with the work, and
 * gets its name when it is whole: what is cut off leaves nothing, and begins anew.
 */
export const exportJob = organizationJobKind('export', z.object({}), async (_, context) => {
  const { asked, id, organization, services, signal } = context
  const { records, settings } = services
  const file = exportFile(settings, id)
  const aside = `${file}.part`
  await rm(aside, { recursive: true, force: true })
  await mkdir(aside, { recursive: true, mode: 0o700 })
  const whole = path.join(aside, 'archive.zip')
  const archive = new ZipArchive(whole, asked, signal)
  try {
    const missing = await fillArchive(archive, aside, context)
    const written = await archive.end()
    await rename(whole, file)
    const files = Object.values(archive.files)
    const rows = files.reduce((sum, one) => sum + (one.rows ?? 0), 0)
    const result: z.input<typeof exportResultSchema> = {
      bytes: written.bytes,
      sha256: written.sha256,
      files: files.length,
      rows,
      missing: [...missing],
    }
    return { result, after: () => dropArchives(records.db, settings, organization, id) }
  } finally {
    await archive.close()
    await rm(aside, { recursive: true, force: true })
  }
})
