import { type Selectable, sql } from 'kysely'
import { Fault } from '../../domain/index.ts'
import { isLanguage } from '../../messages/index.ts'
import type { Db, ScheduleRow } from '../../store/index.ts'
import { writeDeed } from '../http/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { nextRun } from './timetable.ts'

/** How often it is looked what is due. */
const lookEvery = 5_000
const atOnce = 50
/** What happened so far ahead of now was told by a clock that has been put back since. */
const ahead = 3_600_000

interface Desk {
  readonly db: Db
  readonly jobs: Pick<Jobs, 'order' | 'wake'>
  readonly onError: (error: unknown) => void
}

/**
 * Orders work by the clock. What was due while no server ran is ordered once at the next start; where the run before is
 * still under way, none is added. Of several servers one orders it: the job and the time of the next are written
 * together.
 */
export class Schedules {
  readonly #desk: Desk
  #timer: NodeJS.Timeout | undefined
  #round: Promise<void> = Promise.resolve()

  constructor(desk: Desk) {
    this.#desk = desk
  }

  start(): void {
    this.#timer = setInterval(() => this.#look(), lookEvery)
    this.#look()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#round
  }

  #look(): void {
    this.#round = this.#round.then(() => this.orderDue(new Date())).catch(this.#desk.onError)
  }

  /** Orders what is due by now. */
  async orderDue(now: Date): Promise<void> {
    const { db, jobs } = this.#desk
    const ordered = await db.transaction().execute(async (tx) => {
      const made: { readonly job: string; readonly workspace: string }[] = []
      for (const schedule of await dueBy(tx, now)) {
        const job = await this.#take(tx, schedule, now)
        if (job !== undefined) made.push({ job, workspace: schedule.workspaceId })
      }
      return made
    })
    for (const { job, workspace } of ordered) await jobs.wake(job, workspace)
  }

  /** Orders what one is for, where it is time, and counts when it comes next. */
  async #take(tx: Db, schedule: Due, now: Date): Promise<string | undefined> {
    const row = tx.updateTable('schedule').where('id', '=', schedule.id)
    const nextAt = nextOrNone(schedule, now)
    // A zone that is known no more: it waits for somebody to mend it, and holds no other up.
    if (nextAt === undefined) {
      await row.set({ paused: true }).execute()
      return undefined
    }
    const job = schedule.nextAt > now ? undefined : await this.#order(tx, schedule)
    await row.set({ nextAt, ...(job === undefined ? {} : { lastAt: now, lastJob: job }) }).execute()
    return job
  }

  async #order(tx: Db, schedule: Due): Promise<string | undefined> {
    const { id, workspaceId, organizationId, kind, input, language, lastJob, createdBy } = schedule
    if (lastJob !== null && (await isUnderWay(tx, lastJob))) return undefined
    const job = await this.#desk.jobs.order(tx, {
      workspace: workspaceId,
      kind,
      input,
      by: createdBy ?? undefined,
      language: isLanguage(language) ? language : 'en',
    })
    const actor = { kind: 'schedule', id }
    const doing = { actor, organization: organizationId, workspace: workspaceId }
    await writeDeed(tx, doing, { action: `job.${kind}`, subject: job })
    return job
  }
}

/** Those whose time has come, and those that a clock which was far ahead put off. */
async function dueBy(tx: Db, now: Date): Promise<Due[]> {
  const late = new Date(now.getTime() + ahead)
  return await tx
    .selectFrom('schedule')
    .innerJoin('workspace', 'workspace.id', 'schedule.workspaceId')
    .selectAll('schedule')
    .select('workspace.organizationId')
    .where('paused', '=', false)
    .where((is) =>
      is.or([
        is('nextAt', '<=', now),
        sql<boolean>`greatest(schedule.created_at, schedule.last_at) > ${late}`,
      ]),
    )
    .orderBy('nextAt')
    .limit(atOnce)
    .forUpdate('schedule')
    .skipLocked()
    .execute()
}

function nextOrNone(timetable: Due, now: Date): Date | undefined {
  try {
    return nextRun(timetable, now)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

type Due = Selectable<ScheduleRow> & { readonly organizationId: string }

async function isUnderWay(db: Db, job: string): Promise<boolean> {
  const row = await db
    .selectFrom('job')
    .select('id')
    .where('id', '=', job)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return row !== undefined
}
