import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { damaged } from './tar.ts'

export const manifestName = 'manifest.json'
/** Its own sum. */
export const manifestSumName = 'manifest.sha256'

/** Raised when a backup can no longer be read by releases before. */
export const backupFormat = 1

/** What a backup holds; it comes last in the archive, so that one that was cut off has none. */
const manifestSchema = z.object({
  format: z.literal(backupFormat),
  /** Release that made it. */
  northfit: z.string(),
  made: z.iso.datetime(),
  records: z.enum(['embedded', 'postgresql']),
  migrations: z.array(z.string()),
  /** Rows of each table. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Every other file of the archive. */
  files: z.record(
    z.string().regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?:records|workspaces|uploads|master\.key)/),
    z.object({ bytes: z.int().min(0), sha256: z.string() }),
  ),
  /** A word sealed by the master key: who can open it has the key that this backup needs. */
  key: z.string(),
})

export type Manifest = z.output<typeof manifestSchema>

/** @throws Fault `backup.newer`, `backup.damaged` */
export function readManifest(text: string, sum: string): Manifest {
  if (createHash('sha256').update(text).digest('hex') !== sum) throw damaged(manifestName)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (cause) {
    throw damaged(manifestName, cause)
  }
  const { format } = z.object({ format: z.unknown() }).parse(given)
  if (typeof format === 'number' && format > backupFormat) throw new Fault('backup.newer')
  const read = manifestSchema.safeParse(given)
  if (!read.success) throw damaged(manifestName)
  return read.data
}
