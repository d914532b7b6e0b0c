import { sql } from 'kysely'
import { PgBoss, type Job as Taken } from 'pg-boss'
import { Fault } from '../../domain/index.ts'
import type { Language } from '../../messages/index.ts'
import type { Db, JobRow, Records } from '../../store/index.ts'
import { SharedLock } from '../../workspace/index.ts'
import type { Services } from '../services.ts'
import { isOver, type JobKind, type JobPlace } from './kinds.ts'
import { runJob } from './run-job.ts'

/** What to do, where and for whom. */
export type Order = JobPlace & {
  readonly kind: string
  readonly input: object
  readonly by: string | undefined
  readonly language: Language
}

const queue = 'work'

const placeId = sql<string>`coalesce(cast(workspace_id as text), organization_id)`.as('place')
/** A server that says nothing for so long is taken for dead, and its jobs begin again elsewhere. */
const heartbeatSeconds = 20
/** Jobs at work at once, one a workspace. */
const atOnce = 4
/** For what other servers order, and what is to be tried again; each look costs the embedded records a query. */
const lookEverySeconds = 3

/** An order that was not queued for so long was forgotten. */
const forgotten = 30_000

interface Ordered {
  readonly job: string
}

/** Why a job's work is stopped. */
export type Stop = 'cancelled' | 'shutdown'

/**
 * Work in the background: kept in the records, so that it outlives the server. The queue says who takes up
 * what and when; the table `job` is what people see.
 */
export class Jobs {
  readonly #records: Records
  readonly #boss: PgBoss
  readonly #kinds: ReadonlyMap<string, JobKind>
  readonly #running = new Map<string, AbortController>()
  readonly #workers: string[] = []
  readonly #onError: (error: Error) => void
  #lookAfter: NodeJS.Timeout | undefined
  readonly #gate = new SharedLock()

  constructor(records: Records, kinds: readonly JobKind[], onError: (error: Error) => void) {
    this.#records = records
    this.#kinds = new Map(kinds.map((kind) => [kind.name, kind]))
    this.#boss = new PgBoss({
      db: { executeSql: (text, values) => records.pool.query(text, values && [...values]) },
      schema: 'northfit_jobs',
      // What comes by the clock is in our own records.
      schedule: false,
      monitorIntervalSeconds: heartbeatSeconds,
      superviseIntervalSeconds: 5,
    })
    this.#boss.on('error', onError)
    this.#onError = onError
  }

  /**
   * Puts the queue up and starts to work.
   *
   * @param alone no other server works on these records, so what is marked as running was cut off by a crash
   *   and begins again at once
   */
  async start(services: Services, { alone }: { readonly alone: boolean }): Promise<void> {
    await this.#boss.start()
    await this.#boss.createQueue(queue, {
      heartbeatSeconds,
      expireInSeconds: 12 * 3600,
      retryLimit: 10,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 60,
    })
    await this.#takeUpAgain(alone)
    this.#lookAfter = setInterval(() => this.#wakeForgotten().catch(this.#onError), forgotten)
    for (let worker = 0; worker < atOnce; worker++)
      this.#workers.push(
        await this.#boss.work<Ordered>(
          queue,
          { pollingIntervalSeconds: lookEverySeconds, groupConcurrency: 1 },
          async (taken) => {
            for (const one of taken) await this.#run(one, services)
          },
        ),
      )
  }

  /** Notes an order, inside the transaction that it belongs to; `wake` after it lets the work begin. */
  async order(db: Db, { kind, input, by, language, ...place }: Order): Promise<string> {
    if (!this.#kinds.has(kind)) throw new Error(`there is no kind of job ${kind}`)
    const { id } = await db
      .insertInto('job')
      .values({
        workspaceId: 'workspace' in place ? place.workspace : null,
        organizationId: 'organization' in place ? place.organization : null,
        kind,
        input: JSON.stringify(input),
        language,
        createdBy: by ?? null,
        step: null,
        startedAt: null,
        finishedAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  /**
   * Queues a job that was ordered. One that a crash kept from here is queued a little later.
   *
   * @param place the workspace or organisation, in which one job is at work at a time
   */
  async wake(job: string, place: string): Promise<void> {
    await this.#boss.send(queue, { job }, { id: job, group: { id: place } })
    this.#look()
  }

  /** Asks a job to stop; one that waits does so at once. @throws Fault `job.over` */
  async cancel({ id, state }: Pick<JobView, 'id' | 'state'>): Promise<void> {
    if (isOver(state)) throw new Fault('job.over', { state })
    const { db } = this.#records
    const asked = db.updateTable('job').where('id', '=', id)
    const waiting = await asked
      .set({ cancelAsked: true, state: 'cancelled', finishedAt: new Date() })
      .where('state', '=', 'queued')
      .executeTakeFirst()
    if (waiting.numUpdatedRows > 0n) return
    await asked.set({ cancelAsked: true }).execute()
    this.#running.get(id)?.abort('cancelled' satisfies Stop)
  }

  /** Does something while no job is at work: waits for those that are, and lets others wait. */
  async between<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#gate.enter('alone', signal)
    try {
      return await work()
    } finally {
      this.#gate.leave()
    }
  }

  /** Ends the work: what runs is stopped and begins again with the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#lookAfter)
    for (const running of this.#running.values()) running.abort('shutdown' satisfies Stop)
    await this.#boss.stop({ graceful: true, timeout: 10_000, close: false })
  }

  async #run({ data }: Taken<Ordered>, services: Services): Promise<void> {
    const stop = new AbortController()
    this.#running.set(data.job, stop)
    await this.#gate.enter('together')
    try {
      await runJob(data.job, this.#kinds, stop, services)
    } finally {
      this.#gate.leave()
      this.#running.delete(data.job)
      // The workspace's next job may begin as soon as the queue has heard that this one is over.
      setTimeout(() => this.#look(), 50).unref()
    }
  }

  /** What is ordered here begins at once, without waiting for the next look at the queue. */
  #look(): void {
    for (const worker of this.#workers) this.#boss.notifyWorker(worker)
  }

  /** Queues what another server ordered and died before it queued it; what is queued is not queued twice. */
  async #wakeForgotten(): Promise<void> {
    const rows = await this.#records.db
      .selectFrom('job')
      .select(['id', placeId])
      .where('state', '=', 'queued')
      .where('createdAt', '<', new Date(Date.now() - forgotten))
      .execute()
    for (const { id, place } of rows) await this.wake(id, place)
  }

  async #takeUpAgain(alone: boolean): Promise<void> {
    const rows = await this.#records.db
      .selectFrom('job')
      .select(['id', 'state', placeId])
      .where('state', 'in', ['queued', 'running'])
      .execute()
    for (const { id, place, state } of rows) {
      if (state === 'queued') await this.wake(id, place)
      // What fails goes back to the queue.
      else if (alone) await this.#boss.fail(queue, id, { reason: 'the server ended' })
    }
  }
}

type JobView = Pick<JobRow, 'kind'> & { readonly id: string; readonly state: string }
