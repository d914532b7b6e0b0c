import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db, JobRow } from '../../store/index.ts'
import { faultText } from '../../workspace/index.ts'
import { audit, type Call } from '../http/index.ts'
import { jobStates, keptFaultSchema } from '../jobs/index.ts'

export const jobSchema = z
  .object({
    id: z.uuid(),
    workspace: z.uuid(),
    kind: z.string(),
    state: z.enum(jobStates),
    step: z.string().nullable().describe('What is being done, in the caller’s language.'),
    done: z.number().describe('Share done, 0 to 1.'),
    secondsLeft: z.number().nullable().describe('An estimate from the share done so far.'),
    attempts: z.int().describe('More than 1 where a crash cut it off before.'),
    result: z.unknown().describe('What came of it, once it is done.'),
    problem: z
      .object({ code: z.string(), detail: z.string(), facts: z.unknown(), place: z.unknown() })
      .nullable()
      .describe('Why it failed.'),
    created: z.iso.datetime(),
    started: z.iso.datetime().nullable(),
    finished: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Job' })

type JobAnswer = z.input<typeof jobSchema>

/** A row of the table of jobs, as queries give it. */
export type JobAnswerRow = { readonly [K in keyof JobRow]: unknown } & {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly step: string | null
  readonly done: number
  readonly attempts: number
  readonly createdAt: Date
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
}

/** Who looks, where and when. */
type Looking = Pick<Call, 'workspace' | 'translator' | 'now'>

/** A job of a workspace as its followers see it. */
export function jobAnswer(row: JobAnswerRow, { workspace, ...looking }: Looking): JobAnswer {
  return { ...stateOf(row, looking), workspace }
}

/** The same of any job. */
export function stateOf(
  row: JobAnswerRow,
  { translator, now }: Omit<Looking, 'workspace'>,
): Omit<JobAnswer, 'workspace'> {
  const problem = keptFaultSchema.nullable().parse(row.problem ?? null)
  const step = row.step === null ? null : `progress.${row.step}`
  return {
    id: row.id,
    kind: row.kind,
    state: z.enum(jobStates).parse(row.state),
    step: step !== null && translator.has(step) ? translator.t(step) : row.step,
    done: row.done,
    secondsLeft: secondsLeft(row, now),
    attempts: row.attempts,
    result: row.result ?? null,
    problem:
      problem === null ? null : { ...problem, detail: faultText(faultOf(problem), translator) },
    created: row.createdAt.toISOString(),
    started: row.startedAt?.toISOString() ?? null,
    finished: row.finishedAt?.toISOString() ?? null,
  }
}

function secondsLeft({ state, done, startedAt }: JobAnswerRow, now: Date): number | null {
  if (state !== 'running' || startedAt === null || done < 0.02) return null
  const spent = (now.getTime() - startedAt.getTime()) / 1000
  return Math.max(0, Math.round((spent * (1 - done)) / done))
}

function faultOf({ code, facts, place }: z.output<typeof keptFaultSchema>): Fault {
  const { file, line, column, field } = place
  return new Fault(code, facts, {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field }),
  })
}

/** Orders work and answers with the job to follow. */
export async function orderJob(call: Call, kind: string, input: object) {
  const row = await call.services.records.db
    .transaction()
    .execute((tx) => orderWithin(tx, call, kind, input))
  return await begun(call, row)
}

/** Orders work together with what else a transaction does; `begun` lets it begin when that is committed. */
export async function orderWithin(tx: Db, call: Call, kind: string, input: object) {
  const { services, workspace, principal, translator } = call
  const by = principal.kind === 'nobody' ? undefined : principal.id
  const { language } = translator
  const id = await services.jobs.order(tx, { workspace, kind, input, by, language })
  await audit(tx, call, { action: `job.${kind}`, subject: id })
  return await tx.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function begun(call: Call, row: JobAnswerRow) {
  const { services, workspace } = call
  await services.jobs.wake(row.id, workspace)
  return {
    body: jobAnswer(row, call),
    headers: { location: `/v1/workspaces/${workspace}/jobs/${row.id}` },
  }
}
