import type { Known, ObjectKind } from './objects.ts'
import type { SqlType } from './sql-type.ts'

/**
 * What an import leaves in the engine: one immutable staged table a file, with typed columns, never
 * changed afterwards. The unified objects are derived from all staged tables that are in force, so
 * undoing an import is dropping its tables and deriving again.
 *
 * Catalogue tables, written in the same transaction as the staged tables:
 *   nf_import (id text, seq integer, at timestamp, content text, receipt text)    receipt: JSON
 *   nf_stage  (import_id text, stage integer, table_name text, kind text, file text, rows integer, columns text)   columns: JSON of StagedColumn[]
 * Every staged table has, besides its columns, `_row` integer: the record's number in its file, from 1,
 * header not counted.
 */
export interface StagedTable {
  readonly importId: string
  /** Number of the staged table in the store, from 1; later files have higher numbers. */
  readonly stage: number
  readonly table: string
  /** What a row of the file is; columns may also describe other objects (an order file names its customer's industry). */
  readonly kind: ObjectKind
  readonly file: string
  readonly rows: number
  readonly columns: readonly StagedColumn[]
}

export interface StagedColumn {
  /** Physical name in the staged table: `c0`, `c1`, ... */
  readonly column: string
  /** The user's header, as in the file. */
  readonly header: string
  readonly object: ObjectKind
  /** Field of the object; null for a custom column, which stays available as a custom trait. */
  readonly field: string | null
  readonly type: SqlType
  /** For custom columns: `after` where a preset knows the column as state at export. */
  readonly known: Known
}
