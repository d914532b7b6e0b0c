import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import type { ToErase } from '../../workspace/index.ts'
import { eraseFiles, eraseFromRecords } from '../erase-account.ts'
import { workspaceFolder } from '../folders.ts'
import { jobKind } from './kinds.ts'

/**
 * Erases an account everywhere, then has what is left scored anew. The records and files come first, while the data
 * still says how the account is written: cut off anywhere before the data has lost it, all is done again.
 */
export const eraseJob = jobKind(
  'erase',
  z.object({ ref: z.string() }),
  async ({ ref }, context) => {
    const { asked: now, id, progress, services, signal, workspace, by, language } = context
    const { analysis, jobs, records, settings } = services
    const folder = workspaceFolder(settings, workspace)
    const look = await analysis
      .call('lookToErase', [folder, ref], { now, signal })
      .catch(erasedBefore)
    const account = look === undefined ? undefined : { id, ref, key: look.key, words: look.words }
    const mentions = account && (await erasedFrom(records.db, workspace, account))
    await eraseFiles(services, workspace)
    const erased = await analysis.call('eraseAccountIn', [folder, { id, ref }], {
      now,
      signal,
      progress,
    })
    let scoring: string | undefined
    return {
      // Where a crash came between, what was found went with it: nothing is said of what is not known.
      result: look === undefined ? {} : { ...erased, mentions },
      record: async (db) => {
        if (account !== undefined) await eraseFromRecords(db, workspace, account)
        await db.updateTable('job').set({ input: '{}' }).where('id', '=', id).execute()
        const version = await publishedIn(db, workspace)
        if (version === undefined) return
        const order = { workspace, kind: 'score', input: { version }, by, language }
        scoring = await jobs.order(db, order)
      },
      after: async () => {
        if (scoring !== undefined) await jobs.wake(scoring, workspace)
      },
    }
  },
)

type Account = Parameters<typeof eraseFromRecords>[2]

async function erasedFrom(db: Db, workspace: string, account: Account) {
  return await db.transaction().execute((tx) => eraseFromRecords(tx, workspace, account))
}

/** The data had lost it when this was cut off, or its import was taken back since; the erasure itself tells them apart. */
function erasedBefore(error: unknown): ToErase | undefined {
  if (error instanceof Fault && error.code === 'erasure.unknown_account') return undefined
  throw error
}

async function publishedIn(db: Db, workspace: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('inForce')
    .select('versionId')
    .where('workspaceId', '=', workspace)
    .executeTakeFirst()
  return row?.versionId
}
