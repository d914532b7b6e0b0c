import { z } from 'zod'
import { Fault, type Receipt } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { workspaceFolder } from '../folders.ts'
import { keepVersion } from '../profiles.ts'
import { forgetUploads, uploadedFile, withMapping } from '../uploads.ts'
import { keepVersionFile } from '../version-files.ts'
import { type JobContext, type JobKind, jobKind } from './kinds.ts'
import { reportJob, versionInput } from './report-job.ts'
import { studyJobs } from './study-jobs.ts'

/** How learning may be steered; the same as the command line's options. */
export const learnOptions = z.object({
  name: z.string().trim().min(1).max(200).exactOptional(),
  outcome: z.enum(['auto', 'won', 'retained', 'best']).default('auto'),
  keep: z.array(z.string().max(300)).max(100).exactOptional(),
  exclude: z.array(z.string().max(300)).max(500).exactOptional(),
  monotone: z
    .array(z.object({ trait: z.string().max(300), direction: z.enum(['up', 'down']) }))
    .max(100)
    .exactOptional(),
  weight: z.enum(['classes', 'value']).exactOptional(),
  maxTraits: z.int().min(1).max(50).default(12),
  maxPairs: z.int().min(0).max(10).default(3),
  capacity: z.int().min(1).max(100_000_000).exactOptional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31)
    .default(1),
})

const importInput = z.object({ uploads: z.array(z.string()), mapping: z.string().exactOptional() })

/** The jobs that work on a workspace's data. Each may be cut off anywhere and begun again. */
export const workspaceJobs: readonly JobKind[] = [
  reportJob,
  ...studyJobs,
  jobKind('import', importInput, async ({ uploads, mapping }, context) => {
    const { workspace, services, progress, signal, asked: now, by } = context
    const { settings, analysis } = services
    const files = await Promise.all(uploads.map((id) => uploadedFile(settings, workspace, id)))
    const given = await withMapping(settings, workspace, mapping, (options) =>
      analysis.call('importInto', [folderOf(context), files, options], { now, signal, progress }),
    )
    const receipt = given.unchanged ? await importedBefore(given, context) : given
    return {
      result: summaryOf(receipt),
      record: (db) => recordImport(db, workspace, receipt, by),
      after: () => forgetUploads(settings, workspace, uploads),
    }
  }),
  jobKind('undo-import', z.object({ id: z.string() }), async ({ id }, context) => {
    const { workspace, services, asked, by } = context
    await services.analysis
      .call('undoImportIn', [folderOf(context), id], { now: asked })
      .catch(undoneBefore)
    return {
      result: { id },
      record: async (db) => {
        await db
          .updateTable('importRecord')
          .set({ undoneAt: new Date(), undoneBy: by ?? null })
          .where('workspaceId', '=', workspace)
          .where('id', '=', id)
          .execute()
      },
    }
  }),
  jobKind('learn', learnOptions, async ({ seed, ...options }, context) => {
    const { workspace, services, progress, signal, asked: now, by } = context
    const { profile, leftOut } = await services.analysis.call(
      'learnProfile',
      [folderOf(context), { ...options, inForce: false }],
      { now, signal, progress, seed },
    )
    const { version, record } = keepVersion(workspace, profile, { origin: 'learned', by })
    const { verdict, validation } = profile
    return { result: { version, verdict, validation, leftOut: leftOut.length }, record }
  }),
  jobKind('score', versionInput, async ({ version: named }, context) => {
    const { services, workspace, progress, signal, asked: now } = context
    const version = await keepVersionFile(services, workspace, named)
    const scored = await services.analysis.call(
      'scoreWorkspace',
      [folderOf(context), { profile: version, limit: 0 }],
      { now, signal, progress },
    )
    const { accounts, tiers, unmatched } = scored
    const prospects = scored.prospects === undefined ? {} : { prospects: scored.prospects }
    return { result: { version, accounts, tiers, unmatched, ...prospects } }
  }),
]

function folderOf({ services, workspace }: JobContext): string {
  return workspaceFolder(services.settings, workspace)
}

/**
 * The receipt of this very job, where it had imported the files when it was cut off: told by the moment it was
 * asked for, which is the time of its import.
 */
async function importedBefore(given: Receipt, context: JobContext): Promise<Receipt> {
  const { services, asked } = context
  const receipts = await services.analysis.call('importedFiles', [folderOf(context)], {
    now: asked,
  })
  return receipts.find(({ id, at }) => id === given.id && at === asked.toISOString()) ?? given
}

/** It was there when this was asked for: what is gone since is undone, before a crash or by somebody else. */
function undoneBefore(error: unknown): undefined {
  if (error instanceof Fault && error.code === 'import.unknown_id') return undefined
  throw error
}

/** What is kept of a receipt beside the customer data: names and counts, none of the values. */
function summaryOf({ id, at, unchanged, files, leftAside }: Receipt) {
  return {
    id,
    at,
    unchanged,
    files: files.map(({ file, rows }) => ({ file, rows })),
    leftAside,
  }
}

async function recordImport(
  db: Db,
  workspace: string,
  receipt: Receipt,
  by: string | undefined,
): Promise<void> {
  const kept = { receipt: JSON.stringify(summaryOf(receipt)), undoneAt: null, undoneBy: null }
  await db
    .insertInto('importRecord')
    .values({ workspaceId: workspace, id: receipt.id, ...kept, createdBy: by ?? null })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'id']).doUpdateSet({ undoneAt: null, undoneBy: null }),
    )
    .execute()
}
