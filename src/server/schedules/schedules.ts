import type { Selectable } from 'kysely'
import { isLanguage } from '../../messages/index.ts'
import type { Db, ScheduleRow } from '../../store/index.ts'
import { writeDeed } from '../http/index.ts'
import type { Jobs } from '../jobs/index.ts'
import { nextRun } from './timetable.ts'

/** How often it is looked what is due. */
const lookEvery = 5_000
const atOnce = 8

interface Desk {
  readonly db: Db
  readonly jobs: Jobs
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
    this.#round = this.#round.then(() => this.#orderDue()).catch(this.#desk.onError)
  }

  async #orderDue(): Promise<void> {
    const { db, jobs } = this.#desk
    const now = new Date()
    const ordered = await db.transaction().execute(async (tx) => {
      const due = await tx
        .selectFrom('schedule')
        .innerJoin('workspace', 'workspace.id', 'schedule.workspaceId')
        .selectAll('schedule')
        .select('workspace.organizationId')
        .where('paused', '=', false)
        .where('nextAt', '<=', now)
        .orderBy('nextAt')
        .limit(atOnce)
        .forUpdate('schedule')
        .skipLocked()
        .execute()
      const made: { readonly job: string; readonly workspace: string }[] = []
      for (const schedule of due) {
        const job = await this.#order(tx, schedule)
        if (job !== undefined) made.push({ job, workspace: schedule.workspaceId })
        const ran = job === undefined ? {} : { lastAt: now, lastJob: job }
        await tx
          .updateTable('schedule')
          .set({ nextAt: nextRun(schedule, now), ...ran })
          .where('id', '=', schedule.id)
          .execute()
      }
      return made
    })
    for (const { job, workspace } of ordered) await jobs.wake(job, workspace)
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
