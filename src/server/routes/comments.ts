import type { Selectable, Updateable } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db, ProfileCommentRow } from '../../store/index.ts'
import { isUuid } from '../access/index.ts'
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
import {
  aboutWhat,
  author,
  ownWords,
  requireAuthorOrAdmin,
  requireStatement,
  speakerOf,
} from './own-words.ts'
import { rowById } from './row-by-id.ts'

const base = '/v1/workspaces/{workspace}'
const tag = 'Comments'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const speaks = { at: 'workspace', role: 'contributor' } as const
const params = z.object({ id: z.string().max(100) })
const ofVersion = z.object({ version: z.string().max(64) })
const comment = z
  .object({
    id: z.uuid(),
    version: z.string(),
    about: z.string(),
    thread: z.uuid().nullable().describe('The comment it replies to.'),
    words: z.string().nullable().describe('Null where they were taken back.'),
    by: author,
    created: z.iso.datetime(),
    edited: z.iso.datetime().nullable(),
    replies: z.int(),
    resolved: z
      .object({ at: z.iso.datetime(), by: author, note: z.string().nullable() })
      .nullable()
      .describe('Null on what is open, and on replies.'),
    revision: z.int().describe('What `If-Match` has to name, in quotes.'),
  })
  .meta({ id: 'Comment' })

export const commentRoutes = [
  route({
    ...bare,
    method: 'get',
    path: `${base}/profiles/{version}/comments`,
    name: 'listComments',
    tag,
    summary: 'Comments on a version, or on one statement of it; the newest first',
    access: reads,
    params: ofVersion,
    query: pageQuery.extend({
      about: aboutWhat.optional(),
      thread: z
        .uuid()
        .optional()
        .describe('The replies to this comment, instead of what began one.'),
      resolved: z.stringbool().optional().describe('Only threads that are, or that are not.'),
    }),
    status: 200,
    answer: pageOf(comment),
    handle: async ({ services, workspace, params: { version }, query }) => {
      const { limit, cursor, about, thread, resolved } = query
      const { db } = services.records
      let rows = comments(db, workspace)
        .where('profileComment.versionId', '=', await versionNamed(db, workspace, version))
        .where('profileComment.thread', thread === undefined ? 'is' : '=', thread ?? null)
        .where(olderThan('profileComment', cursor))
        .orderBy(newestFirst('profileComment'))
        .limit(limit + 1)
      if (about !== undefined) rows = rows.where('profileComment.about', '=', about)
      if (resolved !== undefined)
        rows = rows.where('profileComment.resolvedAt', resolved ? 'is not' : 'is', null)
      return { body: newestPage(await rows.execute(), limit, shown) }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/profiles/{version}/comments`,
    name: 'addComment',
    tag,
    summary: 'Comment on a statement of a version, or reply to a comment',
    access: speaks,
    idempotent: true,
    params: ofVersion,
    body: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('comment'), about: aboutWhat, words: ownWords }),
      z.object({ kind: z.literal('reply'), thread: z.uuid(), words: ownWords }),
    ]),
    status: 201,
    answer: comment,
    handle: async (call) => {
      const { services, workspace, body } = call
      const by = speakerOf(call)
      const made = await services.records.db.transaction().execute(async (tx) => {
        const version = await versionNamed(tx, workspace, call.params.version)
        const place = await placeOf(tx, { workspace, version }, body)
        const { id } = await tx
          .insertInto('profileComment')
          .values({
            workspaceId: workspace,
            versionId: version,
            ...place,
            ...{ words: body.words, createdBy: by },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        await audit(tx, call, { action: 'comment.add', subject: id, after: { version, ...place } })
        return await commentOf(tx, workspace, id)
      })
      return { body: made, revision: made.revision }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/comments/{id}`,
    name: 'getComment',
    tag,
    summary: 'One comment',
    access: reads,
    params,
    status: 200,
    answer: comment,
    handle: async ({ services, workspace, params: { id } }) => {
      const found = await commentOf(services.records.db, workspace, id)
      return { body: found, revision: found.revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/comments/{id}`,
    name: 'editComment',
    tag,
    summary: 'Change one’s own comment',
    access: speaks,
    params,
    body: z.object({ words: ownWords }),
    status: 200,
    answer: comment,
    handle: async (call) => {
      const { body, now } = call
      const user = speakerOf(call)
      return await changed(call, 'comment.edit', (row) => {
        if (row.createdBy !== user) throw new Fault('access.not_author')
        return { words: body.words, editedAt: now }
      })
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/comments/{id}/resolution`,
    name: 'resolveComment',
    tag,
    summary: 'Settle a thread, with a note on how, or open it again',
    access: { at: 'workspace', role: 'editor' },
    params,
    body: z.object({ resolved: z.boolean(), note: ownWords.optional() }),
    status: 200,
    answer: comment,
    handle: async (call) => {
      const { body, now } = call
      const by = speakerOf(call)
      return await changed(call, body.resolved ? 'comment.resolve' : 'comment.reopen', (row) => {
        if (row.thread !== null) throw new Fault('comment.reply', { thread: row.thread })
        return body.resolved
          ? { resolvedAt: now, resolvedBy: by, resolution: body.note ?? null }
          : { resolvedAt: null, resolvedBy: null, resolution: null }
      })
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/comments/{id}`,
    name: 'deleteComment',
    tag,
    summary: 'Take back one’s own comment, or as an administrator any; replies to it stay',
    access: speaks,
    params,
    status: 204,
    handle: async (call) => {
      await call.services.records.db.transaction().execute(async (tx) => {
        const row = await lockedComment(tx, call)
        await requireAuthorOrAdmin(tx, call, row.createdBy)
        requireMatch(call, row.revision)
        await withdraw(tx, row)
        const before = { version: row.versionId, about: row.about, by: row.createdBy }
        await audit(tx, call, { action: 'comment.delete', subject: row.id, before })
      })
      return { body: undefined }
    },
  }),
]

type Row = Selectable<ProfileCommentRow>

/** Comments with the names of who is in them, and how many replies each has. */
function comments(db: Db, workspace: string) {
  return db
    .selectFrom('profileComment')
    .leftJoin('person as author', 'author.id', 'profileComment.createdBy')
    .leftJoin('person as resolver', 'resolver.id', 'profileComment.resolvedBy')
    .selectAll('profileComment')
    .select(['author.name as authorName', 'resolver.name as resolverName'])
    .select((query) =>
      query
        .selectFrom('profileComment as reply')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .whereRef('reply.thread', '=', 'profileComment.id')
        .as('replies'),
    )
    .where('profileComment.workspaceId', '=', workspace)
}

async function commentOf(db: Db, workspace: string, id: string) {
  const rows = comments(db, workspace).where('profileComment.id', '=', id)
  return shown(await rowById(id, () => rows.executeTakeFirst()))
}

/** One that is about to change, with words in it. */
async function lockedComment(
  tx: Db,
  { workspace, params: { id } }: Call<z.output<typeof params>>,
): Promise<Row> {
  const row = isUuid(id) ? await locked(tx, workspace, id) : undefined
  if (row === undefined || row.words === null) throw new Fault('access.not_found')
  return row
}

async function locked(tx: Db, workspace: string, id: string): Promise<Row | undefined> {
  return await tx
    .selectFrom('profileComment')
    .selectAll()
    .where('workspaceId', '=', workspace)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

interface InVersion {
  readonly workspace: string
  readonly version: string
}

type Said =
  | { readonly kind: 'comment'; readonly about: string }
  | { readonly kind: 'reply'; readonly thread: string }

/** What a new comment is about. A reply to a reply goes on with its thread, which nobody takes away meanwhile. */
async function placeOf(tx: Db, { workspace, version }: InVersion, said: Said) {
  if (said.kind === 'comment') {
    await requireStatement(tx, workspace, { version, about: said.about })
    return { about: said.about, thread: null }
  }
  const to = await locked(tx, workspace, said.thread)
  if (to === undefined || to.versionId !== version) throw new Fault('access.not_found')
  return { about: to.about, thread: to.thread ?? to.id }
}

async function changed(
  call: Call<z.output<typeof params>>,
  action: string,
  change: (row: Row) => Updateable<ProfileCommentRow>,
) {
  const { services, workspace } = call
  const after = await services.records.db.transaction().execute(async (tx) => {
    const row = await lockedComment(tx, call)
    const next = change(row)
    requireMatch(call, row.revision)
    await tx
      .updateTable('profileComment')
      .set({ ...next, revision: row.revision + 1 })
      .where('id', '=', row.id)
      .execute()
    const after = { version: row.versionId, about: row.about }
    await audit(tx, call, { action, subject: row.id, after })
    return await commentOf(tx, workspace, row.id)
  })
  return { body: after, revision: after.revision }
}

/** Its words go; where others replied, its place in the thread stays. */
async function withdraw(tx: Db, { id, revision }: Row): Promise<void> {
  const reply = await tx
    .selectFrom('profileComment')
    .select('id')
    .where('thread', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (reply === undefined) await tx.deleteFrom('profileComment').where('id', '=', id).execute()
  else
    await tx
      .updateTable('profileComment')
      .set({ words: null, revision: revision + 1 })
      .where('id', '=', id)
      .execute()
}

interface Shown extends Row {
  readonly authorName: string | null
  readonly resolverName: string | null
  readonly replies: string | null
}

function shown(row: Shown): z.input<typeof comment> {
  const { id, about, thread, words, revision, resolvedAt, resolvedBy } = row
  return {
    id,
    version: row.versionId,
    about,
    thread,
    words,
    by: { id: row.createdBy, name: row.authorName },
    created: row.createdAt.toISOString(),
    edited: row.editedAt?.toISOString() ?? null,
    replies: Number(row.replies),
    resolved:
      resolvedAt === null || resolvedBy === null
        ? null
        : {
            at: resolvedAt.toISOString(),
            by: { id: resolvedBy, name: row.resolverName },
            note: row.resolution,
          },
    revision,
  }
}
