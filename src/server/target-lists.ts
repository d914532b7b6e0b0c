import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import { Fault, tierNames } from '../domain/index.ts'
import type { Db, TargetListRow } from '../store/index.ts'
import type { TargetSource } from '../workspace/index.ts'
import { workspaceFolder } from './folders.ts'
import type { Services } from './services.ts'

/** The most accounts of a list, and lists of a workspace. */
export const mostTargets = 10_000
export const mostLists = 200

const most = z.int().min(1).max(mostTargets).default(mostTargets)

/** What a list is made from, as it is kept: accounts that were named are only among its accounts. */
export const keptSource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ranking'),
    tier: z.enum(tierNames).exactOptional(),
    everyone: z.boolean().default(false).describe('Customers too.'),
    most,
  }),
  z.object({ kind: z.literal('lookalikes'), most }),
  z.object({ kind: z.literal('accounts') }),
])

type List = Selectable<TargetListRow>
type Made = Pick<List, 'capacity'> & { readonly source: TargetSource & { readonly most?: number } }
type Asking = Pick<Services, 'analysis' | 'settings'>

/**
 * The accounts that a list has when it is made now, best first, no more than its team takes on.
 *
 * @throws Fault `results.none`, `list.unknown_accounts`, `list.over_capacity`
 */
export async function targetsOf(
  { analysis, settings }: Asking,
  workspace: string,
  { capacity, source: { most = mostTargets, ...source } }: Made,
  {
    profile,
    ...call
  }: { readonly profile: string; readonly now: Date; readonly signal: AbortSignal },
): Promise<readonly string[]> {
  const atMost = Math.min(most, capacity ?? most)
  const asked = { profile, source, most: atMost }
  const folder = workspaceFolder(settings, workspace)
  const refs = await analysis.call('targetsIn', [folder, asked], call)
  if (refs.length > atMost)
    throw new Fault('list.over_capacity', { accounts: refs.length, capacity: atMost })
  return refs
}

/** So many rows are written with one statement. */
const atOnce = 1000

/**
 * Puts these accounts on a list, inside a transaction. What was done with an account stays noted when it leaves and
 * comes back; one that left untouched is forgotten with the next time.
 */
export async function putTargets(
  db: Db,
  list: string,
  refs: readonly string[],
  made: { readonly version: string; readonly now: Date },
): Promise<void> {
  const { now: addedAt, version } = made
  const onList = db.updateTable('targetAccount').where('listId', '=', list)
  const gone = db.deleteFrom('targetAccount').where('listId', '=', list)
  await gone.where('leftAt', 'is not', null).where('state', '=', 'to_contact').execute()
  // Whoever is not put on it again left with this.
  const before = await db
    .selectFrom('targetAccount')
    .select('ref')
    .where('listId', '=', list)
    .where('leftAt', 'is', null)
    .execute()
  const wanted = new Set(refs)
  const leaving = before.flatMap(({ ref }) => (wanted.has(ref) ? [] : ref))
  for (const some of chunks(leaving))
    await onList.set({ leftAt: addedAt }).where('ref', 'in', some).execute()
  const rows = refs.map((ref, place) => ({ listId: list, ref, place, addedAt }))
  const none = { stateBy: null, stateAt: null, leftAt: null }
  for (const some of chunks(rows))
    await db
      .insertInto('targetAccount')
      .values(some.map((row) => ({ ...row, ...none })))
      .onConflict((conflict) =>
        conflict.columns(['listId', 'ref']).doUpdateSet(({ ref }) => ({
          place: ref('excluded.place'),
          addedAt: sql<Date>`case when target_account.left_at is null then target_account.added_at else excluded.added_at end`,
          leftAt: null,
        })),
      )
      .execute()
  await db
    .updateTable('targetList')
    .set({ refreshedAt: addedAt, versionId: version })
    .where('id', '=', list)
    .execute()
}

/** Columns of a list beside what its accounts are called and how they stand, as it is written to a file. */
export async function targetTable(db: Db, list: string) {
  const rows = await db
    .selectFrom('targetAccount')
    .selectAll()
    .where('listId', '=', list)
    .where('leftAt', 'is', null)
    .orderBy('place')
    .execute()
  return {
    head: ['state', 'since', 'added', 'ref'],
    rows: rows.map(({ addedAt, ref, state, stateAt }) => ({
      ref,
      cells: [state, stateAt?.toISOString() ?? null, addedAt.toISOString(), ref],
    })),
  }
}

function chunks<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / atOnce) }, (_, index) =>
    all.slice(index * atOnce, (index + 1) * atOnce),
  )
}

/**
 * Makes the lists anew that follow the scores, where those are of the version in force: asks at once, and gives what
 * writes the answer. A list that cannot be made (its look-alikes are of other data) stays as it was.
 */
export async function listsRefreshed(
  services: Asking & Pick<Services, 'records'>,
  workspace: string,
  version: string,
  call: { readonly now: Date; readonly signal: AbortSignal },
): Promise<(db: Db) => Promise<void>> {
  const { db } = services.records
  const lists = await db
    .selectFrom('targetList')
    .innerJoin('inForce', 'inForce.workspaceId', 'targetList.workspaceId')
    .selectAll('targetList')
    .where('targetList.workspaceId', '=', workspace)
    .where('inForce.versionId', '=', version)
    .where('follows', '=', true)
    .execute()
  const made: { readonly list: string; readonly refs: readonly string[] }[] = []
  for (const { id, capacity, source } of lists) {
    const kept = keptSource.parse(source)
    if (kept.kind === 'accounts') continue
    const asked = { capacity, source: kept }
    const refs = await targetsOf(services, workspace, asked, { ...call, profile: version }).catch(
      (error: unknown) => {
        if (error instanceof Fault) return undefined
        throw error
      },
    )
    if (refs !== undefined) made.push({ list: id, refs })
  }
  return async (tx) => {
    const now = new Date()
    for (const { list, refs } of made) {
      const there = tx.selectFrom('targetList').select('id').where('id', '=', list).forUpdate()
      if ((await there.executeTakeFirst()) !== undefined)
        await putTargets(tx, list, refs, { version, now })
    }
  }
}
