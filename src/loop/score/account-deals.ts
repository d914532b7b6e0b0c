import { type Engine, type QueryOptions, sql } from '../../sql/index.ts'
import { amongKeys, byAccount, textOf } from './account-ref.ts'
import { type SourceRow, sourceRow } from './source-rows.ts'

/** A deal and the record it comes from. */
export interface DealRow {
  readonly id: string | null
  readonly name: string | null
  readonly status: string | null
  readonly amount: number | null
  readonly closed: string | null
  readonly source: SourceRow
}

/** The deals of some accounts, by account key, earliest first. */
export async function accountDeals(
  engine: Engine,
  keys: readonly number[],
  options?: QueryOptions,
): Promise<ReadonlyMap<number, readonly DealRow[]>> {
  if (keys.length === 0) return new Map()
  const rows = await engine.rows(
    sql`select d.account_key as account_key, d.id as id, d.name as name, d.status as status, d.amount as amount,
        d.closed as closed, s.import_id as import_id, s.file as file, d._row as record
      from (select * from deal where ${amongKeys(keys)}) as d
      inner join nf_stage as s on s.stage = d._stage order by d.created, d._stage, d._row`,
    options,
  )
  return byAccount(rows, (row) => ({
    id: textOf(row['id']),
    name: textOf(row['name']),
    status: textOf(row['status']),
    amount: typeof row['amount'] === 'number' ? row['amount'] : null,
    closed: textOf(row['closed']),
    source: sourceRow(row),
  }))
}
