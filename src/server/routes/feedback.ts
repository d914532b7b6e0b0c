import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { Fault, type Tier } from '../../domain/index.ts'
import type { Db, ScoreFeedbackRow } from '../../store/index.ts'
import { workspaceFolder } from '../folders.ts'
import {
  audit,
  bare,
  type Call,
  newestFirst,
  newestPage,
  olderThan,
  pageOf,
  pageQuery,
  requireMatch,
  route,
} from '../http/index.ts'
import { versionNamed } from '../profiles.ts'
import { keepVersionFile } from '../version-files.ts'
import {
  directions,
  feedback,
  feedbackSummary,
  outcomes,
  reasons,
  stated,
} from './feedback-answer.ts'
import { ownWords, requireAuthorOrAdmin, speakerOf } from './own-words.ts'
import { rowById } from './row-by-id.ts'

const base = '/v1/workspaces/{workspace}'
const tag = 'Feedback'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const speaks = { at: 'workspace', role: 'contributor' } as const
const params = z.object({ id: z.string().max(100) })
const ofVersion = z.object({ version: z.string().max(64) })

export const feedbackRoutes = [
  route({
    ...bare,
    method: 'post',
    path: `${base}/profiles/{version}/feedback`,
    name: 'giveFeedback',
    tag,
    summary: 'Say that an account’s score is wrong, and why',
    access: speaks,
    idempotent: true,
    params: ofVersion,
    body: stated,
    status: 201,
    answer: feedback,
    handle: async (call) => {
      const { services, workspace, body } = call
      const createdBy = speakerOf(call)
      const { version, account, score } = await scored(call)
      const { should, reason, trait = null, words = null } = body
      const said = { should, direction: directionOf(should, score.tier), reason, trait }
      const made = await services.records.db.transaction().execute(async (tx) => {
        const { id } = await tx
          .insertInto('scoreFeedback')
          .values({
            ...{ workspaceId: workspace, versionId: version, createdBy, words, ...said },
            ...{ accountKey: account.key, accountId: account.id },
            ...{ points: score.points, tier: score.tier },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await audit(tx, call, { action: 'feedback.give', subject: id, after: { version, ...said } })
        return await feedbackOf(tx, workspace, id)
      })
      return { body: made, revision: made.revision }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}/feedback`,
    name: 'listFeedback',
    tag,
    summary: 'Feedback on the scores of a version; the newest first',
    access: reads,
    params: ofVersion,
    query: pageQuery.extend({
      reason: z.enum(reasons).optional(),
      trait: z.string().max(300).optional(),
      direction: z.enum(directions).optional(),
      account: z.coerce.number().optional().describe('Key of an account.'),
      resolved: z.stringbool().optional(),
    }),
    status: 200,
    answer: pageOf(feedback),
    handle: async ({ services, workspace, params: { version }, query }) => {
      const { limit, cursor, reason, trait, direction, account, resolved } = query
      const { db } = services.records
      let rows = allFeedback(db, workspace)
        .where('scoreFeedback.versionId', '=', await versionNamed(db, workspace, version))
        .where(olderThan('scoreFeedback', cursor))
        .orderBy(newestFirst('scoreFeedback'))
        .limit(limit + 1)
      if (reason !== undefined) rows = rows.where('reason', '=', reason)
      if (trait !== undefined) rows = rows.where('trait', '=', trait)
      if (direction !== undefined) rows = rows.where('direction', '=', direction)
      if (account !== undefined) rows = rows.where('accountKey', '=', account)
      if (resolved !== undefined) rows = rows.where('resolvedAt', resolved ? 'is not' : 'is', null)
      return { body: newestPage(await rows.execute(), limit, shown) }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}/feedback/summary`,
    name: 'sumFeedback',
    tag,
    summary: 'Feedback on a version, counted by trait and reason; what waits most first',
    access: reads,
    params: ofVersion,
    status: 200,
    answer: feedbackSummary,
    handle: async ({ services, workspace, params: { version: named } }) => {
      const { db } = services.records
      const version = await versionNamed(db, workspace, named)
      return { body: { version, items: await summaryOf(db, workspace, version) } }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/feedback/{id}`,
    name: 'getFeedback',
    tag,
    summary: 'One piece of feedback on a score',
    access: reads,
    params,
    status: 200,
    answer: feedback,
    handle: async ({ services, workspace, params: { id } }) => {
      const found = await feedbackOf(services.records.db, workspace, id)
      return { body: found, revision: found.revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/feedback/{id}/resolution`,
    name: 'resolveFeedback',
    tag,
    summary: 'Settle feedback by what comes of it, or take it up again',
    access: { at: 'workspace', role: 'editor' },
    params,
    body: z.object({
      outcome: z.enum(outcomes).nullable().describe('Null takes it up again.'),
      note: ownWords.optional(),
    }),
    status: 200,
    answer: feedback,
    handle: async (call) => {
      const { services, workspace, body, now } = call
      const by = speakerOf(call)
      const { outcome, note = null } = body
      const resolution =
        outcome === null
          ? { resolvedAt: null, resolvedBy: null, outcome, note: null }
          : { resolvedAt: now, resolvedBy: by, outcome, note }
      const after = await services.records.db.transaction().execute(async (tx) => {
        const before = await locked(tx, call)
        requireMatch(call, before.revision)
        await tx
          .updateTable('scoreFeedback')
          .set({ ...resolution, revision: before.revision + 1 })
          .where('id', '=', before.id)
          .execute()
        const change = { before: { outcome: before.outcome }, after: { outcome } }
        await audit(tx, call, { action: 'feedback.resolve', subject: before.id, ...change })
        return await feedbackOf(tx, workspace, before.id)
      })
      return { body: after, revision: after.revision }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/feedback/{id}`,
    name: 'deleteFeedback',
    tag,
    summary: 'Take back one’s own feedback, or as an administrator any',
    access: speaks,
    params,
    status: 204,
    handle: async (call) => {
      await call.services.records.db.transaction().execute(async (tx) => {
        const row = await locked(tx, call)
        await requireAuthorOrAdmin(tx, call, row.createdBy)
        requireMatch(call, row.revision)
        await tx.deleteFrom('scoreFeedback').where('id', '=', row.id).execute()
        const before = { version: row.versionId, reason: row.reason, trait: row.trait }
        await audit(tx, call, { action: 'feedback.delete', subject: row.id, before })
      })
      return { body: undefined }
    },
  }),
]

/** The account as the version scores it now. @throws Fault `explain.no_trait` for a trait that is not on its card */
async function scored(call: Call<z.output<typeof ofVersion>, unknown, z.output<typeof stated>>) {
  const { services, workspace, params: named, body, now, request } = call
  const { trait } = body
  const asked = await versionNamed(services.records.db, workspace, named.version)
  const version = await keepVersionFile(services, workspace, asked)
  const { account, score, profile } = await services.analysis.call(
    'explainAccountIn',
    [workspaceFolder(services.settings, workspace), body.account, { profile: version }],
    { now, signal: request.signal },
  )
  const traits = profile.card.traits.map(({ id }) => id)
  if (trait !== undefined && !traits.includes(trait))
    throw new Fault('explain.no_trait', { trait, traits })
  return { version, account, score }
}

const ranks: Readonly<Record<Tier, number>> = { bad: 0, unknown: 0.5, good: 1, best: 2 }

/** @throws Fault `feedback.same_tier` */
function directionOf(should: z.output<typeof stated>['should'], tier: Tier) {
  if (should === 'higher' || should === 'lower') return should
  if (should === tier) throw new Fault('feedback.same_tier', { tier })
  return ranks[should] > ranks[tier] ? 'higher' : 'lower'
}

function allFeedback(db: Db, workspace: string) {
  return db
    .selectFrom('scoreFeedback')
    .leftJoin('person as author', 'author.id', 'scoreFeedback.createdBy')
    .leftJoin('person as resolver', 'resolver.id', 'scoreFeedback.resolvedBy')
    .selectAll('scoreFeedback')
    .select(['author.name as authorName', 'resolver.name as resolverName'])
    .where('scoreFeedback.workspaceId', '=', workspace)
}

async function feedbackOf(db: Db, workspace: string, id: string) {
  const rows = allFeedback(db, workspace).where('scoreFeedback.id', '=', id)
  return shown(await rowById(id, () => rows.executeTakeFirst()))
}

async function locked(
  tx: Db,
  { workspace, params: { id } }: Call<z.output<typeof params>>,
): Promise<Selectable<ScoreFeedbackRow>> {
  return await rowById(id, () =>
    tx
      .selectFrom('scoreFeedback')
      .selectAll()
      .where('workspaceId', '=', workspace)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

async function summaryOf(db: Db, workspace: string, version: string) {
  const count = (condition: string) =>
    sql<number>`count(*) filter (where ${sql.raw(condition)})::int`
  const rows = await db
    .selectFrom('scoreFeedback')
    .select(['trait', 'reason'])
    .select([
      count('resolved_at is null').as('open'),
      count('resolved_at is not null').as('resolved'),
      count("direction = 'higher'").as('higher'),
      count("direction = 'lower'").as('lower'),
      count("outcome = 'change_profile'").as('changeProfile'),
      sql<number>`count(distinct account_key)::int`.as('accounts'),
      sql<number>`count(distinct created_by)::int`.as('people'),
    ])
    .where('workspaceId', '=', workspace)
    .where('versionId', '=', version)
    .groupBy(['trait', 'reason'])
    .orderBy('open', 'desc')
    .orderBy('accounts', 'desc')
    .orderBy('trait')
    .orderBy('reason')
    .execute()
  return rows.map(({ reason, ...row }) => ({ reason: z.enum(reasons).parse(reason), ...row }))
}

interface Shown extends Selectable<ScoreFeedbackRow> {
  readonly authorName: string | null
  readonly resolverName: string | null
}

function shown(row: Shown): z.output<typeof feedback> {
  const { resolvedAt, resolvedBy, outcome, note } = row
  return feedback.parse({
    id: row.id,
    version: row.versionId,
    account: { key: row.accountKey, id: row.accountId },
    score: { points: row.points, tier: row.tier },
    should: row.should,
    direction: row.direction,
    reason: row.reason,
    trait: row.trait,
    words: row.words,
    by: { id: row.createdBy, name: row.authorName },
    created: row.createdAt.toISOString(),
    resolved:
      resolvedAt === null || resolvedBy === null
        ? null
        : {
            at: resolvedAt.toISOString(),
            by: { id: resolvedBy, name: row.resolverName },
            outcome,
            note,
          },
    revision: row.revision,
  })
}
