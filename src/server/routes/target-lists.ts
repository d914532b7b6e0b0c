import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db } from '../../store/index.ts'
import { teams } from '../access/index.ts'
import { audit, bare, requireMatch, route } from '../http/index.ts'
import { keptSource, mostLists, mostTargets, putTargets, targetsOf } from '../target-lists.ts'
import { keepVersionFile } from '../version-files.ts'
import { targetAccountRoutes } from './target-accounts.ts'
import { heldListOf, list, listOf, requireOwn, shown, shownOne } from './target-list-answer.ts'

const base = '/v1/workspaces/{workspace}/target-lists'
const tag = 'Target lists'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const edits = { at: 'workspace', role: 'contributor', scope: 'admin' } as const
const params = z.object({ id: z.string().max(100) })
const [ranking, lookalikes] = keptSource.options

const facts = {
  name: z.string().trim().min(1).max(200),
  team: z.enum(teams).nullable().default(null).describe('Whose list it is.'),
  capacity: z
    .int()
    .min(1)
    .max(mostTargets)
    .nullable()
    .default(null)
    .describe('The most accounts that the team takes on.'),
  notes: z.string().max(5000).nullable().default(null),
  follows: z.boolean().default(false).describe('Made anew with each scoring; else it stays.'),
}
const stated = z.object(facts)
const created = z.object({
  ...facts,
  source: z.discriminatedUnion('kind', [
    ranking,
    lookalikes,
    z.object({
      kind: z.literal('accounts'),
      accounts: z
        .array(z.string().min(1).max(500))
        .min(1)
        .max(mostTargets)
        .describe('Each by id, domain or name.'),
    }),
  ]),
})
export const targetListRoutes = [
  route({
    ...bare,
    method: 'get',
    path: base,
    name: 'listTargetLists',
    tag,
    summary: 'The lists of accounts that teams work through',
    access: reads,
    status: 200,
    answer: z.object({ items: z.array(list).readonly() }),
    handle: async ({ services, workspace }) => {
      const { db } = services.records
      const rows = await db
        .selectFrom('targetList')
        .selectAll()
        .where('workspaceId', '=', workspace)
        .orderBy('createdAt')
        .orderBy('id')
        .execute()
      return { body: { items: await shown(db, rows) } }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: base,
    name: 'createTargetList',
    tag,
    summary: 'Make a list from the ranking, the look-alikes found last, or named accounts',
    access: edits,
    idempotent: true,
    most: 6_000_000,
    body: created,
    status: 201,
    answer: list,
    handle: async (call) => {
      const { services, workspace, body, now, principal, request } = call
      const { source, ...said } = body
      requireSound(said, source)
      await requireOwn(call, said.team)
      const version = await keepVersionFile(services, workspace)
      const asking = { profile: version, now, signal: request.signal }
      const refs = await targetsOf(services, workspace, body, asking)
      const by = principal.kind === 'nobody' ? null : principal.id
      const kept = keptSource.parse(source)
      const item = await services.records.db.transaction().execute(async (tx) => {
        await requireRoom(tx, workspace)
        const times = { refreshedAt: now, createdAt: now, createdBy: by }
        const own = { workspaceId: workspace, versionId: version, source: JSON.stringify(kept) }
        const row = await tx
          .insertInto('targetList')
          .values({ ...said, ...own, ...times })
          .returningAll()
          .executeTakeFirstOrThrow()
        await putTargets(tx, row.id, refs, { version, now })
        const after = { ...said, source: kept, accounts: refs.length }
        await audit(tx, call, { action: 'list.create', subject: row.id, after })
        return await shownOne(tx, row)
      })
      return { body: item, revision: item.revision }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/{id}`,
    name: 'getTargetList',
    tag,
    summary: 'A list, without its accounts',
    access: reads,
    params,
    status: 200,
    answer: list,
    handle: async (call) => {
      const { db } = call.services.records
      const item = await shownOne(db, await listOf(db, call))
      return { body: item, revision: item.revision }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/{id}`,
    name: 'changeTargetList',
    tag,
    summary: 'Name a list anew, give it to another team, freeze it or let it follow the scores',
    access: edits,
    params,
    body: stated,
    status: 200,
    answer: list,
    handle: async (call) => {
      const item = await call.services.records.db.transaction().execute(async (tx) => {
        const before = await heldListOf(tx, call)
        requireMatch(call, before.revision)
        requireSound(call.body, keptSource.parse(before.source))
        await requireOwn(call, before.team, tx)
        await requireOwn(call, call.body.team, tx)
        const row = await tx
          .updateTable('targetList')
          .set({ ...call.body, revision: before.revision + 1 })
          .where('id', '=', before.id)
          .returningAll()
          .executeTakeFirstOrThrow()
        const deed = { action: 'list.change', subject: before.id }
        await audit(tx, call, { ...deed, before: stated.parse(before), after: call.body })
        return await shownOne(tx, row)
      })
      return { body: item, revision: item.revision }
    },
  }),
  route({
    ...bare,
    method: 'delete',
    path: `${base}/{id}`,
    name: 'deleteTargetList',
    tag,
    summary: 'Delete a list, and what was done with its accounts',
    access: edits,
    params,
    status: 204,
    handle: async (call) => {
      await call.services.records.db.transaction().execute(async (tx) => {
        const before = await heldListOf(tx, call)
        await requireOwn(call, before.team, tx)
        await tx.deleteFrom('targetList').where('id', '=', before.id).execute()
        const deed = { action: 'list.delete', subject: before.id }
        await audit(tx, call, { ...deed, before: stated.parse(before) })
      })
      return { body: undefined }
    },
  }),
  route({
    ...bare,
    method: 'post',
    path: `${base}/{id}/refresh`,
    name: 'refreshTargetList',
    tag,
    summary: 'Make a list that follows the scores anew, at once',
    access: edits,
    params,
    status: 200,
    answer: list,
    handle: async (call) => {
      const { services, workspace, now, request } = call
      const { db } = services.records
      const asked = await listOf(db, call)
      const source = keptSource.parse(asked.source)
      if (!asked.follows || source.kind === 'accounts') throw new Fault('list.frozen')
      await requireOwn(call, asked.team)
      const version = await keepVersionFile(services, workspace)
      const made = { capacity: asked.capacity, source }
      const asking = { profile: version, now, signal: request.signal }
      const refs = await targetsOf(services, workspace, made, asking)
      const item = await db.transaction().execute(async (tx) => {
        const { id } = await heldListOf(tx, call)
        await putTargets(tx, id, refs, { version, now })
        const after = { version, accounts: refs.length }
        await audit(tx, call, { action: 'list.refresh', subject: id, after })
        return await shownOne(tx, await listOf(tx, call))
      })
      return { body: item, revision: item.revision }
    },
  }),
  ...targetAccountRoutes,
]

/** @throws Fault `list.frozen` where named accounts are to follow the scores */
function requireSound(
  { follows }: z.output<typeof stated>,
  { kind }: { readonly kind: string },
): void {
  if (follows && kind === 'accounts') throw new Fault('list.frozen')
}

async function requireRoom(tx: Db, workspace: string): Promise<void> {
  await tx.selectFrom('workspace').select('id').where('id', '=', workspace).forUpdate().execute()
  const { count } = await tx
    .selectFrom('targetList')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('workspaceId', '=', workspace)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostLists) throw new Fault('list.too_many', { most: mostLists })
}
