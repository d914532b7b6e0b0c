import type { Selectable } from 'kysely'
import { Fault } from '../../domain/index.ts'
import { isLanguage } from '../../messages/index.ts'
import type { Db, JobRow } from '../../store/index.ts'
import { systemFault } from '../../workspace/index.ts'
import { servedFault } from '../served-fault.ts'
import type { Services } from '../services.ts'
import { emit } from '../webhooks/index.ts'
import type { Stop } from './jobs.ts'
import { isOver, type JobKind, type JobPlace, type KeptFault, type Work } from './kinds.ts'
import { ProgressNotes } from './progress-notes.ts'

/** A job that was cut off so often (by the machine running out of memory, say) is not tried again. */
const mostAttempts = 4

/**
 * Does one job, from where it is taken up to its end, which is written together with what came of it. Throws
 * only where the job is to be tried again.
 */
export async function runJob(
  id: string,
  kinds: ReadonlyMap<string, JobKind>,
  stop: AbortController,
  services: Services,
): Promise<void> {
  const { db } = services.records
  const begun = await begin(db, id)
  if (begun === undefined) return
  const kind = kinds.get(begun.kind)
  if (kind === undefined) return await ended(db, id, 'failed', faultOf('job.kind_unknown'))
  if (begun.attempts > mostAttempts) return await ended(db, id, 'failed', faultOf('job.crashed'))
  const { log } = services
  const since = performance.now()
  log.info({ job: id, kind: begun.kind, attempt: begun.attempts }, 'job begins')
  const notes = new ProgressNotes(db, id, () => stop.abort('cancelled' satisfies Stop))
  try {
    const work: Work = {
      id,
      by: begun.createdBy ?? undefined,
      language: isLanguage(begun.language) ? begun.language : 'en',
      asked: begun.createdAt,
      attempt: begun.attempts,
      signal: stop.signal,
      progress: notes.note,
      services,
    }
    const { result, record, after } = await kind.run(begun.input, placeOf(begun), work)
    await notes.end()
    await db.transaction().execute(async (tx) => {
      await record?.(tx)
      await end(tx, id, 'done', undefined, result)
    })
    await after?.().catch((error) => services.log.warn({ job: id, err: error }, 'not tidied up'))
  } catch (error) {
    await notes.end()
    await failed(error, id, begun.attempts, stop.signal, services)
  } finally {
    await noteEnd(id, (performance.now() - since) / 1000, services)
  }
}

function placeOf({ workspaceId, organizationId }: Selectable<JobRow>): JobPlace {
  if (workspaceId !== null) return { workspace: workspaceId }
  return { organization: organizationId ?? '' }
}

/** A line in the log, and the figures, of how a job's work ended; one that is to begin again has only stopped. */
async function noteEnd(id: string, seconds: number, services: Services): Promise<void> {
  const { records, log, metrics } = services
  const job = await records.db
    .selectFrom('job')
    .select(['kind', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (job === undefined) return
  log.info({ job: id, ...job, seconds: Math.round(10 * seconds) / 10 }, 'job ended')
  if (isOver(job.state)) metrics.job(job.kind, job.state, seconds)
}

/** Marks it as running; nothing where it is over already, as one is that a crash kept the queue from hearing of. */
async function begin(db: Db, id: string) {
  const row = await db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined || isOver(row.state)) return undefined
  if (row.cancelAsked) {
    await ended(db, id, 'cancelled')
    return undefined
  }
  return await db
    .updateTable('job')
    .set({
      state: 'running',
      startedAt: new Date(),
      attempts: row.attempts + 1,
      done: 0,
      step: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
}

async function failed(
  error: unknown,
  id: string,
  attempt: number,
  signal: AbortSignal,
  { records: { db }, log }: Services,
): Promise<void> {
  if (signal.aborted && signal.reason === 'cancelled') return await ended(db, id, 'cancelled')
  const again = db.updateTable('job').where('id', '=', id)
  if (signal.aborted) {
    await again.set({ state: 'queued', attempts: attempt - 1 }).execute()
    throw error
  }
  const said = systemFault(error)
  if (said instanceof Fault) return await ended(db, id, 'failed', keptFault(servedFault(said)))
  log.error({ job: id, err: error }, 'job failed')
  if (attempt >= mostAttempts) return await ended(db, id, 'failed', faultOf('job.failed'))
  await again.set({ state: 'queued' }).execute()
  throw error
}

/** The end of a job, and the word of it, in one transaction. */
async function ended(db: Db, ...how: Ending): Promise<void> {
  await db.transaction().execute((tx) => end(tx, ...how))
}

type Ending = [
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  problem?: KeptFault,
  result?: object,
]

async function end(db: Db, ...[id, state, problem, result]: Ending): Promise<void> {
  const job = await db
    .updateTable('job')
    .set({
      state,
      finishedAt: new Date(),
      ...(state === 'done' ? { done: 1 } : {}),
      problem: problem === undefined ? null : JSON.stringify(problem),
      result: result === undefined ? null : JSON.stringify(result),
    })
    .where('id', '=', id)
    .returning(['kind', 'workspaceId'])
    .executeTakeFirst()
  if (typeof job?.workspaceId === 'string')
    await emit(db, job.workspaceId, 'job.finished', { job: id, kind: job.kind, state })
}

function keptFault({ code, facts, place }: Fault): KeptFault {
  return { code, facts, place }
}

function faultOf(code: Fault['code']): KeptFault {
  return keptFault(new Fault(code))
}
