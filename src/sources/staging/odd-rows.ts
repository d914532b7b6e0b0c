import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Signal } from '../../domain/index.ts'
import { type Engine, type Fragment, join, name, sql } from '../../sql/index.ts'
import { csvRelation, pickRecords, rawName, type TextTable } from '../files/index.ts'
import type { PreparedFile } from './prepare-file.ts'
import {
  converted,
  deletedRow,
  type StagingColumn,
  startsWithTotal,
  unreadable,
  withoutKey,
} from './stage-query.ts'

/** What is wrong with one cell, or (`at` -1) with the whole row. */
export interface FoundProblem {
  readonly row: number
  readonly line: number
  readonly at: number
  readonly value: string
  readonly reason: string
}

/** Rows of a file that were looked at again. */
export interface OddRows {
  /**
   * Relation of the rows with `_row`, `_line`, the cells as they stand in the file, the typed columns, and
   * `_reason`: why the row is not kept, or null. It lasts until the staged table stands.
   */
  readonly rows: Fragment
  /** Numbers of those that are not marked as odd where they were loaded. */
  readonly unmarked: readonly number[]
}

/** Where the rows are read again. */
interface OddRowsContext {
  readonly engine: Engine
  /** The text of the rows is written here, and read while the rows are in use. */
  readonly target: string
  readonly signal?: Signal
}

/**
 * Takes rows out of the file by their numbers (ascending) and reads them with all care; the rest of the
 * file is not read a second time. `records`: rows of the file.
 */
export async function readAgain(
  { table, plan }: PreparedFile,
  columns: readonly StagingColumn[],
  records: number,
  numbers: readonly number[],
  { engine, target, signal }: OddRowsContext,
): Promise<Fragment> {
  const text = await pickedText(table, records, numbers, target, signal)
  const rows = name('nf_odd')
  const numbered = sql`select * replace (cast(_row as bigint) as _row, cast(_line as bigint) as _line) from ${text}`
  const reason = rejection(columns, records, deletedRow(plan))
  await engine.run(
    sql`create or replace temp table ${rows} as select *, ${reason} as _reason from ${converted(columns, sql`(${numbered})`)}`,
    signal === undefined ? {} : { signal },
  )
  return rows
}

/** The rows as a text of their own: each with its number and line before its cells. */
async function pickedText(
  table: TextTable,
  records: number,
  numbers: readonly number[],
  target: string,
  signal?: Signal,
): Promise<Fragment> {
  const { delimiter } = table.dialect
  const output = createWriteStream(target)
  const written = finished(output)
  await pickRecords(
    table,
    records,
    numbers,
    ({ row, line, bytes }) => {
      output.write(`${row}${delimiter}${line}${delimiter}`)
      output.write(Buffer.from(bytes))
      output.write('\n')
    },
    signal,
  )
  output.end()
  await written
  const names = ['_row', '_line', ...table.headers.map((_, at) => rawName(at))]
  const text = { path: target, dialect: table.dialect, hasHeader: false, skipLines: 0 }
  return csvRelation(text, names)
}

/** Streams what is wrong with the odd rows, in the order of the file. */
export async function* problemsIn(
  engine: Engine,
  odd: Fragment,
  columns: readonly StagingColumn[],
): AsyncGenerator<FoundProblem> {
  const query = sql`select _row, _line, p.at, coalesce(p['value'], ''), p['reason'] from (select _row, _line, unnest(${problemList(columns)}) as p from ${odd})`
  for await (const batch of engine.columns(query)) {
    const [row, line, at, value, reason] = batch.columns
    for (let index = 0; index < batch.rows; index++) {
      yield {
        row: Number(row?.values[index]),
        line: Number(line?.values[index]),
        at: Number(at?.values[index]),
        value: String(value?.values[index] ?? ''),
        reason: String(reason?.values[index] ?? ''),
      }
    }
  }
}

/** A row that is rejected is blamed once; one that is kept, for each cell that cannot be read. */
function problemList(columns: readonly StagingColumn[]): Fragment {
  const cells = columns.flatMap((column, at) => {
    const test = unreadable(column)
    const { problem } = column.conversion
    if (test === undefined || problem === undefined) return []
    return [
      sql`{'at': ${at}, 'value': ${column.raw}, 'reason': case when ${test} then ${problem} end}`,
    ]
  })
  const none = sql`{'at': -1, 'value': cast(null as varchar), 'reason': cast(null as varchar)}`
  return sql`case when _reason is null then list_filter([${join([...cells, none])}], lambda one: one.reason is not null) else [{'at': -1, 'value': ${firstText(columns)}, 'reason': _reason}] end`
}

/** What exports write below the table; a row with a name alone may be a company. */
const footerPattern =
  '(?i)copyright|©|confidential|generated (by|on|at)|exported (by|on|from)|report (name|run|date|generated)|\\b(rows|records|results)\\b|\\bas of\\b|\\bpage [0-9]|filtered by|^[-=_* ]{3,}$'

/** Why a row is not kept, or null. */
function rejection(
  columns: readonly StagingColumn[],
  records: number,
  deleted: Fragment | undefined,
): Fragment {
  const raws = columns.map(({ raw }) => raw)
  const blank = sql`coalesce(${join(raws)}, null) is null`
  const wordless = columns
    .filter(({ staged }) => staged.type === 'text')
    .slice(1)
    .map(({ staged }) => sql`${name(staged.column)} is null`)
  const onlyNumbers = wordless.length === 0 ? sql`true` : join(wordless, sql` and `)
  const total = startsWithTotal(columns) ?? sql`false`
  const alone = sql`len(list_filter([${join(raws.map((raw) => sql`cast(${raw} as varchar)`))}], lambda one: one is not null)) = 1`
  const footer =
    columns.length > 2
      ? sql`_row > ${records - 20} and ${alone} and regexp_matches(${firstText(columns)}, ${footerPattern})`
      : sql`false`
  return sql`case when ${blank} then 'blank_row' when ${deleted ?? sql`false`} then 'deleted_record' when ${total} and ${onlyNumbers} then 'total_row' when ${footer} then 'footer' when ${withoutKey(columns) ?? sql`false`} then 'no_key' end`
}

function firstText(columns: readonly StagingColumn[]): Fragment {
  return sql`coalesce(${join(columns.map(({ raw }) => raw))}, null)`
}

/** The rejected rows with their cells as in the file; blank rows are left out. */
export async function* rejectedIn(
  engine: Engine,
  odd: Fragment,
  headers: number,
): AsyncGenerator<{
  readonly cells: readonly string[]
  readonly line: number
  readonly reason: string
}> {
  const cells = Array.from({ length: headers }, (_, at) => name(rawName(at)))
  const query = sql`select _line, _reason, ${join(cells)} from ${odd} where _reason <> 'blank_row'`
  for await (const { rows, columns: read } of engine.columns(query)) {
    for (let row = 0; row < rows; row++) {
      const [line, reason, ...texts] = read.map(({ values }) => String(values[row] ?? ''))
      yield { cells: texts, line: Number(line), reason: reason ?? '' }
    }
  }
}
