import type { RelationKind } from '../../../domain/index.ts'
import { relationKinds } from '../../../domain/index.ts'
import {
  type Engine,
  integer,
  join,
  name,
  type QueryOptions,
  readNumbers,
  sql,
} from '../../../sql/index.ts'
import { type SharedGraph, sharedGraph } from '../../../stats/index.ts'
import { linkTable, thingTable } from './links.ts'

/** Accounts, by their keys, and what they share; undefined where the data tells of nothing shared. Needs `writeLinks`. */
export async function readGraph(
  engine: Engine,
  options?: QueryOptions,
): Promise<SharedGraph | undefined> {
  const [account, thing, away] = await readNumbers(
    engine,
    sql`select l.account_key, t.thing, l.away from ${name(linkTable)} as l
      inner join ${name(thingTable)} as t on t.kind = l.kind and t.label = l.label
      order by l.account_key, t.thing`,
    options,
  )
  if (account === undefined || thing === undefined || away === undefined) return undefined
  const [size] = await engine.rows(
    sql`select (select max(account_key) + 1 from account) as accounts, (select count(*) from ${name(thingTable)}) as things`,
  )
  return sharedGraph(Number(size?.['accounts']), Number(size?.['things']), {
    account: Uint32Array.from(account),
    thing: Uint32Array.from(thing),
    away: Uint8Array.from(away),
  })
}

export interface SharedThing {
  readonly kind: RelationKind
  readonly label: string
}

/** What some things are, by their number. */
export async function thingsCalled(
  engine: Engine,
  things: readonly number[],
): Promise<ReadonlyMap<number, SharedThing>> {
  if (things.length === 0) return new Map()
  const rows = await engine.rows(
    sql`select thing, kind, called from ${name(thingTable)} where thing in (${join(things.map((thing) => integer(thing)))})`,
  )
  return new Map(
    rows.flatMap((row) => {
      const kind = relationKinds.find((one) => one === row['kind'])
      const label = String(row['called'])
      return kind === undefined ? [] : [[Number(row['thing']), { kind, label }] as const]
    }),
  )
}

/** Things of each kind, and links to them. */
export async function sharedCounts(
  engine: Engine,
): Promise<readonly { kind: RelationKind; things: number; links: number }[]> {
  const rows = await engine.rows(
    sql`select kind, count(*) as things, sum(members) as links from ${name(thingTable)} group by kind order by kind`,
  )
  return rows.flatMap((row) => {
    const kind = relationKinds.find((one) => one === row['kind'])
    return kind === undefined
      ? []
      : [{ kind, things: Number(row['things']), links: Number(row['links']) }]
  })
}
