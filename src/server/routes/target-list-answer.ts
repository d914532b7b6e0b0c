import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import type { Db, TargetListRow } from '../../store/index.ts'
import { isUuid, teams } from '../access/index.ts'
import type { Call } from '../http/index.ts'
import { keptSource } from '../target-lists.ts'
import { requireTeam } from './own-team.ts'

/** What a team did with an account of its list. */
export const targetStates = ['to_contact', 'contacted', 'won', 'refused'] as const

export const list = z
  .object({
    id: z.uuid(),
    name: z.string(),
    team: z.enum(teams).nullable(),
    capacity: z.int().nullable(),
    notes: z.string().nullable(),
    follows: z.boolean(),
    source: keptSource,
    version: z.string().describe('Of the profile by which it was made last.'),
    refreshed: z.iso.datetime(),
    created: z.iso.datetime(),
    revision: z.int().describe('What `If-Match` has to name, in quotes.'),
    accounts: z.int(),
    states: z
      .record(z.enum(targetStates), z.int())
      .describe('Accounts on it by what was done with them.'),
    added: z.int().describe('Since it was made before this.'),
    left: z.int(),
  })
  .meta({ id: 'TargetList' })

type Row = Selectable<TargetListRow>

type Naming = Call<{ readonly id: string }>

/** The list that a path names. @throws Fault `access.not_found` */
export async function listOf(db: Db, call: Naming): Promise<Row> {
  const row = await listNamed(db, call)?.executeTakeFirst()
  if (row === undefined) throw new Fault('access.not_found')
  return row
}

/** The same with nobody else at it until the transaction ends. */
export async function heldListOf(tx: Db, call: Naming): Promise<Row> {
  const row = await listNamed(tx, call)?.forUpdate().executeTakeFirst()
  if (row === undefined) throw new Fault('access.not_found')
  return row
}

function listNamed(db: Db, { workspace, params: { id } }: Naming) {
  if (!isUuid(id)) return undefined
  return db
    .selectFrom('targetList')
    .selectAll()
    .where('workspaceId', '=', workspace)
    .where('id', '=', id)
}

/** Who has a session speaks for the own team; a key for all. */
export async function requireOwn(call: Call, team: string | null, db?: Db): Promise<void> {
  if (team !== null && call.principal.kind === 'user') await requireTeam(call, team, db)
}

export async function shownOne(db: Db, row: Row): Promise<z.output<typeof list>> {
  const [item] = await shown(db, [row])
  if (item === undefined) throw new Error('a list is shown as nothing')
  return item
}

/** Lists with how many accounts they have. */
export async function shown(
  db: Db,
  rows: readonly Row[],
): Promise<readonly z.output<typeof list>[]> {
  if (rows.length === 0) return []
  const counts = await db
    .selectFrom('targetAccount as a')
    .innerJoin('targetList as l', 'l.id', 'a.listId')
    .select([
      'a.listId',
      'a.state',
      sql<string>`count(*) filter (where a.left_at is null)`.as('on'),
      sql<string>`count(*) filter (where a.left_at is null and a.added_at = l.refreshed_at
        and l.refreshed_at > l.created_at)`.as('added'),
      sql<string>`count(*) filter (where a.left_at = l.refreshed_at)`.as('left'),
    ])
    .where(
      'a.listId',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy(['a.listId', 'a.state'])
    .execute()
  return rows.map((row) => {
    const own = counts.filter(({ listId }) => listId === row.id)
    const sum = (column: 'on' | 'added' | 'left') =>
      own.reduce((total, one) => total + Number(one[column]), 0)
    const inState = (state: string) => Number(own.find((one) => one.state === state)?.on ?? 0)
    const { id, name, capacity, notes, follows, revision } = row
    return {
      ...{ id, name, capacity, notes, follows, revision },
      team: teams.find((team) => team === row.team) ?? null,
      source: keptSource.parse(row.source),
      version: row.versionId,
      refreshed: row.refreshedAt.toISOString(),
      created: row.createdAt.toISOString(),
      accounts: sum('on'),
      states: {
        to_contact: inState('to_contact'),
        contacted: inState('contacted'),
        won: inState('won'),
        refused: inState('refused'),
      },
      added: sum('added'),
      left: sum('left'),
    }
  })
}
