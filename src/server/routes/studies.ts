import { z } from 'zod'
import {
  expectedValuesSchema,
  keptSegmentsSchema,
  lifetimeReportSchema,
  lookalikesSchema,
  replaySchema,
} from '../../domain/index.ts'
import { workspaceFolder } from '../folders.ts'
import { bare, type Route, route } from '../http/index.ts'
import { studyInputs } from '../jobs/index.ts'
import { accountRef } from './account-answer.ts'
import { jobSchema, orderJob } from './job-answer.ts'

const tag = 'Studies'
const base = '/v1/workspaces/{workspace}'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const

interface Study<S extends z.ZodType> {
  /** Kind of the job, and where what it found is kept. */
  readonly what: keyof typeof studyInputs
  readonly order: readonly [name: string, summary: string]
  readonly read: readonly [name: string, summary: string]
  readonly found: S
}

/** A longer question: a job that asks it, and what was found last. */
function study<S extends z.ZodType>({ found, order, read, what }: Study<S>): readonly Route[] {
  return [
    route({
      ...bare,
      method: 'post',
      path: `${base}/${what}`,
      name: order[0],
      tag,
      summary: `${order[1]}; a job`,
      access: { at: 'workspace', role: 'editor', scope: 'admin' },
      idempotent: true,
      body: studyInputs[what],
      status: 202,
      answer: jobSchema,
      handle: async (call) => await orderJob(call, what, call.body),
    }),
    route({
      ...bare,
      method: 'get',
      path: `${base}/${what}`,
      name: read[0],
      tag,
      summary: read[1],
      access: reads,
      status: 200,
      answer: found,
      handle: async ({ services, workspace, now, request }) => {
        const folder = workspaceFolder(services.settings, workspace)
        const kept = await services.analysis.call('keptResultIn', [folder, what], {
          now,
          signal: request.signal,
        })
        return Response.json(kept)
      },
    }),
  ]
}

export const studyRoutes: readonly Route[] = [
  ...study({
    what: 'segments',
    order: ['findSegments', 'Find the few groups that good accounts come from, or those to avoid'],
    read: ['getSegments', 'The segments that were found last, of either kind'],
    found: keptSegmentsSchema,
  }),
  ...study({
    what: 'lookalikes',
    order: [
      'findLookalikes',
      'Find the accounts that are most like the best customers, or like examples',
    ],
    read: ['getLookalikes', 'The look-alikes that were found last, and how far to trust them'],
    found: lookalikesSchema,
  }),
  ...study({
    what: 'replay',
    order: ['replay', 'Play the last periods again: what the profile would have brought'],
    read: ['getReplay', 'The last replay'],
    found: replaySchema,
  }),
  ...study({
    what: 'lifetime',
    order: ['foretellLifetimes', 'Foretell what customers will buy and be worth'],
    read: ['getLifetimes', 'The lifetime values that were foretold last'],
    found: lifetimeReportSchema,
  }),
  ...study({
    what: 'expected',
    order: ['expectValues', 'Chance times value of every account still to be won'],
    read: ['getExpectedValues', 'The expected values that were found last'],
    found: expectedValuesSchema,
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/segments/{place}/accounts`,
    name: 'openSegment',
    tag,
    summary: 'The accounts of one of the segments that were found last',
    access: reads,
    params: z.object({ place: z.coerce.number().int().min(1).max(6) }),
    query: z.object({
      negative: z.stringbool().default(false),
      limit: z.coerce.number().int().min(1).max(1000).default(50),
    }),
    status: 200,
    answer: z.object({
      segment: z.unknown(),
      accounts: z.array(z.looseObject({ account: accountRef.partial() })).readonly(),
    }),
    handle: async ({ services, workspace, params, query, now, request }) => {
      const folder = workspaceFolder(services.settings, workspace)
      const { accounts, segment } = await services.analysis.call(
        'openSegment',
        [folder, { ...query, ...params }],
        { now, signal: request.signal },
      )
      return Response.json({ segment, accounts })
    },
  }),
]
