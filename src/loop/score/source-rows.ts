import { type Engine, type QueryOptions, type Row, sql } from '../../sql/index.ts'
import { amongKeys, byAccount } from './account-ref.ts'

/** A record of an imported file: the n-th below the header. */
export interface SourceRow {
  readonly importId: string
  readonly file: string
  readonly record: number
}

/** The records that describe accounts, by account key; in the order in which they were imported. */
export async function sourceRows(
  engine: Engine,
  keys: readonly number[],
  options?: QueryOptions,
): Promise<ReadonlyMap<number, readonly SourceRow[]>> {
  if (keys.length === 0) return new Map()
  const rows = await engine.rows(
    sql`select m.account_key as account_key, s.import_id as import_id, s.file as file, m._row as record
      from (select account_key, stage, _row from account_member where ${amongKeys(keys)}) as m
      inner join nf_stage as s on s.stage = m.stage order by m.stage, m._row`,
    options,
  )
  return byAccount(rows, sourceRow)
}

/** The record that a row of `import_id, file, record` names. */
export function sourceRow(row: Row): SourceRow {
  return {
    importId: String(row['import_id']),
    file: String(row['file']),
    record: Number(row['record']),
  }
}
