import type { Signal } from '../../domain/index.ts'
import {
  type Column,
  type ColumnBatch,
  type ColumnDefinition,
  type Engine,
  type Fragment,
  name,
  type Row,
  render,
  type Value,
} from '../../sql/index.ts'
import { clickHouseDialect } from './dialect.ts'

/** The way to a ClickHouse server or in-process engine: runs one statement, answers in the named format. */
export interface ClickHouseTransport {
  query(
    text: string,
    parameters: Readonly<Record<string, Value>>,
    format: string,
    signal?: Signal,
  ): Promise<string>
  close(): Promise<void>
}

/** Sent with every session: nulls and names as in the SQL standard, times in UTC, 64-bit numbers as numbers. */
export const clickHouseSettings: Readonly<Record<string, string>> = {
  join_use_nulls: '1',
  cast_keep_nullable: '1',
  session_timezone: 'UTC',
  output_format_json_quote_64bit_integers: '0',
  group_by_use_nulls: '1',
  aggregate_functions_null_for_empty: '1',
  union_default_mode: 'DISTINCT',
  intersect_default_mode: 'DISTINCT',
  except_default_mode: 'DISTINCT',
  prefer_column_name_to_alias: '1',
}

type Cell = Value | readonly (number | null)[]

interface CompactResult {
  readonly meta: readonly { readonly name: string; readonly type: string }[]
  readonly data: readonly (readonly Cell[])[]
}

export function openClickHouse(transport: ClickHouseTransport): Engine {
  const query = async (fragment: Fragment, signal?: Signal): Promise<CompactResult> => {
    const { text, parameters } = rendered(fragment)
    const answer = await transport.query(text, parameters, 'JSONCompact', signal)
    return answer === '' ? { meta: [], data: [] } : JSON.parse(answer)
  }
  const engine: Engine = {
    dialect: clickHouseDialect,
    async rows(fragment, options) {
      const { meta, data } = await query(fragment, options?.signal)
      return data.map(
        (cells): Row =>
          Object.fromEntries(
            meta.map((column, index) => [column.name, readCell(column.type, cells[index] ?? null)]),
          ),
      )
    },
    async *columns(fragment, options) {
      const { meta, data } = await query(fragment, options?.signal)
      yield {
        rows: data.length,
        columns: meta.map(({ type }, index) => readColumn(type, data, index)),
      }
    },
    async run(fragment, options) {
      await query(fragment, options?.signal)
    },
    async load(table, definitions, batches) {
      const { text } = render({ parts: name(table).parts }, clickHouseDialect)
      for await (const batch of batches) {
        if (batch.rows === 0) continue
        await transport.query(
          `insert into ${text} format JSONCompactEachRow ${lines(definitions, batch)}`,
          {},
          'Null',
        )
      }
    },
    transaction: (work) => work(engine),
    close: () => transport.close(),
  }
  return engine
}

function rendered(fragment: Fragment) {
  const { text, values } = render(fragment, clickHouseDialect)
  const parameters = Object.fromEntries(
    values.map((value, index) => [`p${index + 1}`, readable(value)]),
  )
  return { text, parameters }
}

/** Parameters are typed in the query text, so a number may travel as text; drivers refuse whole ones beyond 2^53. */
function readable(value: Value): Value {
  return typeof value === 'number' && !Number.isSafeInteger(value) ? String(value) : value
}

function readCell(type: string, cell: Cell): Cell {
  if (typeof cell === 'string' && type.includes('DateTime64')) return cell.replace(/\.?0+$/, '')
  return cell
}

function readColumn(type: string, data: CompactResult['data'], index: number): Column {
  if (/Int|Float|Bool/.test(type)) {
    const values = Float64Array.from(data, (cells) => {
      const cell = cells[index] ?? null
      return cell === null ? Number.NaN : Number(cell)
    })
    return { type: 'number', values }
  }
  const values = data.map((cells) => {
    const cell = readCell(type, cells[index] ?? null)
    return cell === null ? null : String(cell)
  })
  return { type: 'text', values }
}

function lines(definitions: readonly ColumnDefinition[], batch: ColumnBatch): string {
  return Array.from({ length: batch.rows }, (_, row) =>
    JSON.stringify(
      definitions.map(({ type }, index) =>
        writeCell(type, batch.columns[index]?.values[row] ?? null),
      ),
    ),
  ).join('\n')
}

function writeCell(type: ColumnDefinition['type'], value: string | number | null): Value {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return null
  return type === 'boolean' ? value === 1 || value === 'true' : value
}
