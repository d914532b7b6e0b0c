import { mkdtemp, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { Fault, tierNames } from '../../domain/index.ts'
import type { Db, TargetAccountRow } from '../../store/index.ts'
import { workspaceFolder } from '../folders.ts'
import {
  attachment,
  audit,
  bare,
  type Call,
  cursorAs,
  page,
  pageOf,
  pageQuery,
  requireMatch,
  route,
} from '../http/index.ts'
import { targetTable } from '../target-lists.ts'
import { keepVersionFile } from '../version-files.ts'
import { accountRef } from './account-answer.ts'
import { listOf, requireOwn, targetStates } from './target-list-answer.ts'

const base = '/v1/workspaces/{workspace}/target-lists/{id}'
const tag = 'Target lists'
const reads = { at: 'workspace', role: 'viewer', scope: 'read' } as const
const params = z.object({ id: z.string().max(100) })
const state = z.enum(targetStates)
const moment = z.iso.datetime().nullable()
const own = z.object({
  ref: z.string().describe('What stays with the account over imports.'),
  state,
  by: z.string().nullable().describe('Id of who set the state: a person or a key.'),
  since: moment.describe('When it was set.'),
  added: z.iso.datetime(),
  left: moment.describe('Since when it is no longer on the list, where it is not.'),
  revision: z.int().describe('What `If-Match` has to name, in quotes.'),
})
const target = own
  .extend({
    account: accountRef.nullable().describe('None where the data no longer has it.'),
    points: z.number().nullable(),
    tier: z.enum(tierNames).nullable(),
  })
  .meta({ id: 'TargetAccount' })

export const targetAccountRoutes = [
  route({
    ...bare,
    method: 'get',
    path: `${base}/accounts`,
    name: 'listTargetAccounts',
    tag,
    summary: 'The accounts of a list, best first: how they stand now and what was done with them',
    access: reads,
    params,
    query: pageQuery.extend({
      state: state.exactOptional(),
      change: z
        .enum(['added', 'left'])
        .exactOptional()
        .describe('Only those that came or left when the list was made anew last.'),
    }),
    status: 200,
    answer: pageOf(target),
    handle: async (call) => {
      const { services, workspace, query, now, request } = call
      const { db } = services.records
      const list = await listOf(db, call)
      const { cursor, limit, change, state: only } = query
      const [place, after] = cursor === undefined ? [-1, ''] : cursorAs(cursor, placeKey)
      const { createdAt, refreshedAt } = list
      const left = change === 'left'
      let rows = db
        .selectFrom('targetAccount')
        .selectAll()
        .where('listId', '=', list.id)
        .where('leftAt', left ? '=' : 'is', left ? refreshedAt : null)
        .where(sql<boolean>`(place, ref collate "C") > (${place}, ${after})`)
      if (only !== undefined) rows = rows.where('state', '=', only)
      if (change === 'added')
        rows = rows.where('addedAt', '=', refreshedAt).where('addedAt', '>', createdAt)
      const found = await rows
        .orderBy('place')
        .orderBy(sql`ref collate "C"`)
        .limit(limit + 1)
        .execute()
      const version = await keepVersionFile(services, workspace)
      const folder = workspaceFolder(services.settings, workspace)
      const known = await services.analysis.call(
        'calledTargets',
        [folder, found.map(({ ref }) => ref), { profile: version }],
        { now, signal: request.signal },
      )
      const byRef = new Map(known.map((one) => [one.ref, one]))
      const item = (row: Row): z.input<typeof target> => {
        const { account = null, points = null, tier = null } = byRef.get(row.ref) ?? {}
        return { ...shown(row), account, points, tier }
      }
      return { body: page(found, limit, item, (row) => [row.place, row.ref]) }
    },
  }),
  route({
    ...bare,
    method: 'put',
    path: `${base}/accounts/{ref}`,
    name: 'setTargetState',
    tag,
    summary: 'Say what was done with an account of a list',
    access: { at: 'workspace', role: 'contributor', scope: 'admin' },
    params: params.extend({ ref: z.string().max(100) }),
    body: z.object({ state }),
    status: 200,
    answer: own,
    handle: async (call) => {
      const { services, params: asked, body, now, principal } = call
      const row = await services.records.db.transaction().execute(async (tx) => {
        const list = await listOf(tx, call)
        await requireOwn(call, list.team, tx)
        const before = await accountOf(tx, list.id, asked.ref)
        requireMatch(call, before.revision)
        const by = principal.kind === 'nobody' ? null : principal.id
        const after = await tx
          .updateTable('targetAccount')
          .set({ state: body.state, stateBy: by, stateAt: now, revision: before.revision + 1 })
          .where('listId', '=', list.id)
          .where('ref', '=', asked.ref)
          .returningAll()
          .executeTakeFirstOrThrow()
        const deed = { action: 'list.state', subject: `${list.id}/${asked.ref}` }
        await audit(tx, call, { ...deed, before: { state: before.state }, after: body })
        return after
      })
      return { body: shown(row), revision: row.revision }
    },
  }),
  route({
    ...bare,
    method: 'get',
    path: `${base}/files/{file}`,
    name: 'downloadTargetList',
    tag,
    summary: 'The accounts of a list to be saved, for a spreadsheet or a CRM',
    access: reads,
    params: params.extend({ file: z.enum(['list.csv', 'list.xlsx']) }),
    status: 200,
    type: 'application/octet-stream',
    handle: async (call) => await fileOf(call, call.params.file),
  }),
]

const placeKey = z.tuple([z.int(), z.string().max(100)])

type Row = Selectable<TargetAccountRow>

async function accountOf(tx: Db, list: string, ref: string): Promise<Row> {
  const row = await tx
    .selectFrom('targetAccount')
    .selectAll()
    .where('listId', '=', list)
    .where('ref', '=', ref)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Fault('access.not_found')
  return row
}

/** Written for this request and not kept: what is erased from the data is in no file of ours. */
async function fileOf(call: Call<z.output<typeof params>>, file: string): Promise<Response> {
  const { services, workspace, now, request } = call
  const { db } = services.records
  const list = await listOf(db, call)
  const profile = await keepVersionFile(services, workspace)
  const folder = workspaceFolder(services.settings, workspace)
  const beside = await mkdtemp(path.join(folder, 'list-'))
  try {
    const out = path.join(beside, file)
    const table = { ...(await targetTable(db, list.id)), out, profile }
    await services.analysis.call('writeTargets', [folder, table], { now, signal: request.signal })
    const bytes = await readFile(out)
    return attachment(file, bytes, bytes.byteLength)
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

function shown(row: Row): z.output<typeof own> {
  const { ref, stateBy, stateAt, addedAt, leftAt, revision } = row
  return {
    ...{ ref, revision, by: stateBy },
    state: state.parse(row.state),
    since: stateAt?.toISOString() ?? null,
    added: addedAt.toISOString(),
    left: leftAt?.toISOString() ?? null,
  }
}
