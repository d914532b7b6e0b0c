import { type Dialect, type Fragment, name, sql } from '../../sql/index.ts'
import { normalHeader } from './custom-columns.ts'
import { fieldValue, typedNull } from './object-columns.ts'
import { rowReference } from './references.ts'
import type { TableInForce } from './staged-tables.ts'

/**
 * Stage history that stands in columns of a deal file, as HubSpot writes it: `Date entered "Qualified (Sales)"`
 * and `Time in "Qualified (Sales)"` in seconds. One row of `stage_change` for each filled date.
 */
export function stageChangeRows(dialect: Dialect, table: TableInForce): readonly Fragment[] {
  const columns = table.columns.filter(({ object }) => object === 'stage_change')
  const seconds = new Map(
    columns
      .filter(({ field }) => field === 'seconds')
      .map((column) => [stageName(column.header), column]),
  )
  const deal = fieldValue(dialect, table, 'deal', 'id') ?? typedNull(dialect, 'text')
  const own = rowReference(dialect, table)
  return columns
    .filter(({ field }) => field === 'entered')
    .map((column) => {
      const stage = stageName(column.header)
      const spent = seconds.get(stage)
      const entered = name('s', column.column)
      return sql`select ${own === null ? typedNull(dialect, 'integer') : sql`l.account_key`} as account_key,
        cast(${table.stage} as ${dialect.type('integer')}) as _stage,
        cast(s._row as ${dialect.type('integer')}) as _row,
        ${deal} as deal_id, ${stage} as ${name('stage')}, ${dialect.tryCast(entered, 'timestamp')} as entered,
        ${spent === undefined ? typedNull(dialect, 'number') : dialect.tryCast(name('s', spent.column), 'number')} as seconds
      from ${name(table.table)} as s
      ${own === null ? sql`` : sql`left join nf_link as l on l.ref = ${own.ref}`}
      where ${entered} is not null`
    })
}

/** The words between quotes in the header; the pipeline in brackets goes. */
function stageName(header: string): string {
  const quoted = /["'“”‘’](.+)["'“”‘’]/.exec(header)?.[1] ?? normalHeader(header)
  return quoted.replace(/\s*\([^()]*\)\s*$/, '').trim() || quoted
}
