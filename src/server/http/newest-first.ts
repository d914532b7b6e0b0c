import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Fault } from '../../domain/index.ts'
import { keyOfCursor, page } from './paging.ts'

/** Tables whose rows are listed by when they came. */
type Dated =
  | 'workspace'
  | 'job'
  | 'profileVersion'
  | 'profileComment'
  | 'scoreFeedback'
  | 'webhookDelivery'

interface DatedRow {
  readonly id: string
  readonly createdAt: Date
}

const datedKey = z.tuple([z.iso.datetime(), z.string().regex(/^[\w-]{1,64}$/)])

/** Equal moments in the order of ids, which every server sorts alike. */
const idOf = (table: Dated) => sql`cast(${sql.ref(`${table}.id`)} as text) collate "C"`

/** The order of a list: newest first. */
export function newestFirst(table: Dated): RawBuilder<unknown> {
  return sql`${sql.ref(`${table}.createdAt`)} desc, ${idOf(table)} desc`
}

/** What comes after the row that a cursor stands for; everything where there is none. */
export function olderThan(table: Dated, cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`true`
  const read = datedKey.safeParse(keyOfCursor(cursor, 2))
  if (!read.success) throw new Fault('request.cursor', { cursor })
  const [at, id] = read.data
  const moment = sql`cast(${at} as timestamptz)`
  return sql<boolean>`(${sql.ref(`${table}.createdAt`)}, ${idOf(table)}) < (${moment}, ${id})`
}

/** One page of a list that was asked for with one row more than fits. */
export function newestPage<Row extends DatedRow, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
): { items: Item[]; next?: string } {
  return page(rows, limit, item, ({ createdAt, id }) => [createdAt.toISOString(), id])
}
