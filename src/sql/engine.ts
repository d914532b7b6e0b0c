import type { Signal } from '../domain/index.ts'
import type { ColumnDefinition, Dialect } from './dialect.ts'
import type { Fragment, Value } from './fragment.ts'

/** One row by column name. Arrays come only from `quantiles`. */
export type Row = Readonly<Record<string, Value | readonly (number | null)[]>>

/** One column of a batch: numbers as a typed array (null is NaN), anything else as text. */
export type Column =
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'text'; readonly values: readonly (string | null)[] }

export interface ColumnBatch {
  readonly rows: number
  readonly columns: readonly Column[]
}

export interface QueryOptions {
  /** Stops the query on the engine; the call then rejects with the signal's reason. */
  readonly signal?: Signal
}

/** An analytic store that holds customer data and counts where the data is. */
export interface Engine {
  readonly dialect: Dialect
  /** For small results: whole numbers as number, timestamps as text (see Value). */
  rows(query: Fragment, options?: QueryOptions): Promise<readonly Row[]>
  /** For large results: typed columns, batch by batch, no object per row. */
  columns(query: Fragment, options?: QueryOptions): AsyncIterable<ColumnBatch>
  run(statement: Fragment, options?: QueryOptions): Promise<void>
  /** Appends batches to a table made with `createTable`; columns in the table's order. */
  load(
    table: string,
    columns: readonly ColumnDefinition[],
    batches: AsyncIterable<ColumnBatch>,
  ): Promise<void>
  /**
   * Runs the work so that others see all of it or nothing. An engine without transactions runs it as it
   * is; what must be whole there is built beside and swapped in by `createTableAs`.
   */
  transaction<T>(work: (engine: Engine) => Promise<T>): Promise<T>
  close(): Promise<void>
}
