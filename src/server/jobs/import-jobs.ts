import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { Fault, type Receipt } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { workspaceFolder } from '../folders.ts'
import { requireEmpty } from '../imported.ts'
import { forgetUploads, uploadedFile, withMapping } from '../uploads.ts'
import { type JobContext, type JobKind, jobKind } from './kinds.ts'
import { listInputs } from './study-inputs.ts'

const importInput = z.object({ uploads: z.array(z.string()), mapping: z.string().exactOptional() })

/** What brings customer data in and takes it out again. */
export const importJobs: readonly JobKind[] = [
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
  jobKind('sample', listInputs.sample, async (options, context) => {
    const { asked: now, attempt, by, progress, services, signal, workspace } = context
    // What a crash cut off may have imported already; the same content twice changes nothing.
    if (attempt === 1) await requireEmpty(services, workspace)
    const folder = await mkdtemp(path.join(os.tmpdir(), 'northfit-sample-'))
    try {
      const asOf = now.toISOString().slice(0, 10)
      const call = { now, signal, progress }
      const { analysis } = services
      const { files } = await analysis.call('writeSample', [folder, { ...options, asOf }], call)
      const given = await analysis.call('importInto', [folderOf(context), files, {}], call)
      const receipt = given.unchanged ? await importedBefore(given, context) : given
      return {
        result: summaryOf(receipt),
        record: (db) => recordImport(db, workspace, receipt, by),
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
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
