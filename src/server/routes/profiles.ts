import { z } from 'zod'
import { diffProfiles, Fault, profileSchema } from '../../domain/index.ts'
import { teams } from '../access/index.ts'
import {
  audit,
  bare,
  type Call,
  newestFirst,
  newestPage,
  olderThan,
  pageOf,
  pageQuery,
  route,
} from '../http/index.ts'
import { learnOptions } from '../jobs/index.ts'
import { keepVersion, publish, versionNamed, versionOf } from '../profiles.ts'
import { emit } from '../webhooks/index.ts'
import { begun, jobSchema, orderJob, orderWithin } from './job-answer.ts'
import { requireTeam } from './own-team.ts'

const base = '/v1/workspaces/{workspace}'
const tag = 'Profile'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const edits = { at: 'workspace', role: 'editor', scope: 'admin' } as const
const publishes = { at: 'workspace', role: 'admin', scope: 'admin' } as const
const params = z.object({ version: z.string().max(64) })
const versionInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    outcome: z.string(),
    reliable: z.boolean(),
    origin: z.string(),
    parent: z.string().nullable(),
    note: z.string().nullable(),
    learned: z.iso.datetime(),
    created: z.iso.datetime(),
    createdBy: z.string().nullable(),
    inForce: z.boolean(),
  })
  .meta({ id: 'ProfileVersion' })
const publication = z
  .object({
    sequence: z.int(),
    version: z.string(),
    kind: z.enum(['publish', 'rollback']),
    reason: z.string().nullable(),
    at: z.iso.datetime(),
    by: z.string().nullable(),
  })
  .meta({ id: 'Publication' })
const published = z.object({ sequence: z.int(), version: z.string(), job: jobSchema })
const expected = z
  .string()
  .nullable()
  .describe(
    'The version believed to be in force, null for none: who was quicker is not overwritten.',
  )

export const profileRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${base}/profiles/learn`,
    name: 'learn',
    tag,
    summary: 'Learn a profile from the imported data and check it on accounts kept aside; a job',
    access: edits,
    idempotent: true,
    body: learnOptions.prefault({}),
    status: 202,
    answer: jobSchema,
    handle: async (call) => await orderJob(call, 'learn', call.body),
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles`,
    name: 'listVersions',
    tag,
    summary: 'All versions of the profile, newest first',
    access: reads,
    query: pageQuery,
    status: 200,
    answer: pageOf(versionInfo),
    handle: async ({ services, workspace, query: { limit, cursor } }) => {
      const rows = await services.records.db
        .selectFrom('profileVersion')
        .leftJoin('inForce', 'inForce.workspaceId', 'profileVersion.workspaceId')
        .selectAll('profileVersion')
        .select('inForce.versionId')
        .where('profileVersion.workspaceId', '=', workspace)
        .where(olderThan('profileVersion', cursor))
        .orderBy(newestFirst('profileVersion'))
        .limit(limit + 1)
        .execute()
      return { body: newestPage(rows, limit, infoOf) }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/profiles`,
    name: 'addVersion',
    tag,
    summary: 'Keep an edited or foreign profile as a version; publishing it is another step',
    access: edits,
    idempotent: true,
    most: 5_000_000,
    body: z.object({
      profile: profileSchema,
      parent: z.string().max(64).optional(),
      note: z.string().max(2000).optional(),
    }),
    status: 201,
    answer: z.object({ id: z.string() }),
    handle: async (call) => {
      const { services, workspace, body, principal } = call
      const { profile, parent, note } = body
      const by = principal.kind === 'nobody' ? undefined : principal.id
      const { version, record } = keepVersion(workspace, profile, {
        origin: parent === undefined ? 'uploaded' : 'edited',
        by,
        ...(parent === undefined ? {} : { parent }),
        ...(note === undefined ? {} : { note }),
      })
      await services.records.db.transaction().execute(async (tx) => {
        if (parent !== undefined) await versionOf(tx, workspace, parent)
        await record(tx)
        await audit(tx, call, { action: 'profile.add', subject: version })
      })
      return { body: { id: version } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}`,
    name: 'getVersion',
    tag,
    summary: 'A version as a profile file; `published` for the one in force',
    access: reads,
    params,
    status: 200,
    answer: profileSchema,
    handle: async (call) => {
      const version = await resolved(call, call.params.version)
      const profile = await versionOf(call.services.records.db, call.workspace, version)
      return { body: profile, headers: { etag: `"${version}"` } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}/diff/{other}`,
    name: 'diffVersions',
    tag,
    summary: 'What changed from one version to another',
    access: reads,
    params: params.extend({ other: z.string().max(64) }),
    status: 200,
    answer: z.unknown(),
    handle: async (call) => {
      const { db } = call.services.records
      const [before, after] = [
        await resolved(call, call.params.version),
        await resolved(call, call.params.other),
      ]
      const first = await versionOf(db, call.workspace, before)
      const second = await versionOf(db, call.workspace, after)
      return { body: { before, after, difference: diffProfiles(first, second) } }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/profiles/{version}/approvals/{team}`,
    name: 'approve',
    tag,
    summary: 'Approve a version for one’s team, or object to it',
    access: { at: 'workspace', role: 'contributor' },
    params: params.extend({ team: z.enum(teams) }),
    body: z.object({
      decision: z.enum(['approved', 'objected']),
      comment: z.string().max(4000).optional(),
    }),
    status: 204,
    handle: async (call) => {
      const { services, workspace, params: asked, body, principal } = call
      if (principal.kind !== 'user') throw new Fault('access.sign_in')
      await requireTeam(call, asked.team)
      const said = { decision: body.decision, comment: body.comment ?? null, userId: principal.id }
      await services.records.db.transaction().execute(async (tx) => {
        await versionOf(tx, workspace, asked.version)
        await tx
          .insertInto('approval')
          .values({ workspaceId: workspace, versionId: asked.version, team: asked.team, ...said })
          .onConflict((conflict) =>
            conflict
              .columns(['workspaceId', 'versionId', 'team'])
              .doUpdateSet({ ...said, createdAt: new Date() }),
          )
          .execute()
        await audit(tx, call, { action: 'profile.approval', subject: asked.version, after: body })
      })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}/approvals`,
    name: 'listApprovals',
    tag,
    summary: 'What each team said to a version',
    access: reads,
    params,
    status: 200,
    answer: z.object({
      items: z.array(
        z.object({
          team: z.string(),
          decision: z.string(),
          comment: z.string().nullable(),
          by: z.string(),
          at: z.iso.datetime(),
        }),
      ),
    }),
    handle: async (call) => {
      const rows = await call.services.records.db
        .selectFrom('approval')
        .selectAll()
        .where('workspaceId', '=', call.workspace)
        .where('versionId', '=', await resolved(call, call.params.version))
        .orderBy('team')
        .execute()
      const items = rows.map(({ team, decision, comment, userId, createdAt }) => ({
        team,
        decision,
        comment,
        by: userId,
        at: createdAt.toISOString(),
      }))
      return { body: { items } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/publications`,
    name: 'publish',
    tag,
    summary:
      'Put a version in force, or roll back to one that was, with a reason; all accounts are scored anew',
    access: publishes,
    idempotent: true,
    body: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('publish'),
        version: z.string().max(64),
        expected,
        reason: z.string().max(2000).optional(),
      }),
      z.object({
        kind: z.literal('rollback'),
        version: z.string().max(64),
        expected,
        reason: z.string().trim().min(1).max(2000),
      }),
    ]),
    status: 201,
    answer: published,
    handle: async (call) => {
      const { services, workspace, body, principal } = call
      const by = principal.kind === 'nobody' ? undefined : principal.id
      const { kind, version, reason } = body
      const scoring = await services.records.db.transaction().execute(async (tx) => {
        const was = body.expected ?? undefined
        await publish(tx, { workspace, version, kind, reason, by, expected: was })
        const before = { version: body.expected }
        const deed = { action: `profile.${kind}`, subject: version, before }
        const event = kind === 'publish' ? 'profile.published' : 'profile.rolled_back'
        await emit(tx, workspace, event, { version, previous: body.expected })
        await audit(tx, call, {
          ...deed,
          after: { version, ...(reason === undefined ? {} : { reason }) },
        })
        return await orderWithin(tx, call, 'score', { version })
      })
      services.scorers.forget(workspace)
      services.webhooks.look()
      const { sequence } = await services.records.db
        .selectFrom('inForce')
        .select('sequence')
        .where('workspaceId', '=', workspace)
        .executeTakeFirstOrThrow()
      const { body: job } = await begun(call, scoring)
      return { body: { sequence, version, job } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/publications`,
    name: 'listPublications',
    tag,
    summary: 'What was in force when, and why it changed; newest first',
    access: reads,
    status: 200,
    answer: z.object({ items: z.array(publication) }),
    handle: async ({ services, workspace }) => {
      const rows = await services.records.db
        .selectFrom('publication')
        .selectAll()
        .where('workspaceId', '=', workspace)
        .orderBy('sequence', 'desc')
        .limit(500)
        .execute()
      const items = rows.map(({ sequence, versionId, kind, reason, createdAt, createdBy }) => ({
        sequence,
        version: versionId,
        kind: z.enum(['publish', 'rollback']).parse(kind),
        reason,
        at: createdAt.toISOString(),
        by: createdBy,
      }))
      return { body: { items } }
    },
  }),
]

async function resolved({ services, workspace }: Call, which: string): Promise<string> {
  return await versionNamed(services.records.db, workspace, which)
}

interface VersionRow {
  readonly id: string
  readonly name: string
  readonly outcome: string
  readonly reliable: boolean
  readonly origin: string
  readonly parent: string | null
  readonly note: string | null
  readonly learned: Date
  readonly createdAt: Date
  readonly createdBy: string | null
  readonly versionId: string | null
}

function infoOf({ learned, createdAt, versionId, ...row }: VersionRow) {
  const { id, name, outcome, reliable, origin, parent, note, createdBy } = row
  return {
    id,
    name,
    outcome,
    reliable,
    origin,
    parent,
    note,
    learned: learned.toISOString(),
    created: createdAt.toISOString(),
    createdBy,
    inForce: versionId === id,
  }
}
