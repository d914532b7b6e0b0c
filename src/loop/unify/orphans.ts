import type { ObjectKind } from '../../domain/index.ts'
import { type Engine, name, type QueryOptions, sql } from '../../sql/index.ts'
import type { TableInForce } from './staged-tables.ts'

/** Rows that belong to no account: they name none, or a name that several bear. */
export interface Orphans {
  readonly kind: ObjectKind
  readonly rows: number
  /** The first of them, by file and number of the record in it. */
  readonly examples: readonly { readonly file: string; readonly row: number }[]
}

/** Takes rows without account out of a unified table and says which; null where there are none. */
export async function dropOrphans(
  engine: Engine,
  kind: ObjectKind,
  tables: readonly TableInForce[],
  options?: QueryOptions,
): Promise<Orphans | null> {
  const [counted] = await engine.rows(
    sql`select count(*) as n from ${name(kind)} where account_key is null`,
    options,
  )
  const rows = Number(counted?.['n'])
  if (rows === 0) return null
  const first = await engine.rows(
    sql`select _stage, _row from ${name(kind)} where account_key is null order by _stage, _row limit 3`,
  )
  await engine.run(
    engine.dialect.createTableAs(
      kind,
      sql`select * from ${name(kind)} where account_key is not null`,
    ),
    options,
  )
  const files = new Map(tables.map(({ stage, file }) => [stage, file]))
  const examples = first.map((row) => ({
    file: files.get(Number(row['_stage'])) ?? '',
    row: Number(row['_row']),
  }))
  return { kind, rows, examples }
}
