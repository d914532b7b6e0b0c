import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api'
import type { Column, ColumnBatch, ColumnDefinition, SqlType } from '../../sql/index.ts'

const types: Readonly<Record<SqlType, DuckDBType>> = {
  text: VARCHAR,
  number: DOUBLE,
  integer: BIGINT,
  boolean: BOOLEAN,
  timestamp: TIMESTAMP,
}

/** A data chunk holds this many rows at the most. */
const chunkRows = 2048

export async function loadBatches(
  connection: DuckDBConnection,
  table: string,
  definitions: readonly ColumnDefinition[],
  batches: AsyncIterable<ColumnBatch>,
): Promise<void> {
  const appender = await connection.createAppender(table)
  try {
    for await (const batch of batches) {
      for (let from = 0; from < batch.rows; from += chunkRows) {
        appender.appendDataChunk(chunkOf(definitions, batch, from))
      }
    }
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}

function chunkOf(
  definitions: readonly ColumnDefinition[],
  batch: ColumnBatch,
  from: number,
): DuckDBDataChunk {
  const rows = Math.min(chunkRows, batch.rows - from)
  const chunk = DuckDBDataChunk.create(
    definitions.map(({ type }) => types[type]),
    rows,
  )
  definitions.forEach(({ type }, index) => {
    const column = batch.columns[index]
    if (column === undefined)
      throw new Error(`batch lacks column ${index} of ${definitions.length}`)
    const values = Array.from({ length: rows }, (_, row) => cell(column, from + row, type))
    chunk.setColumnValues(index, values)
  })
  return chunk
}

function cell(column: Column, row: number, type: SqlType): DuckDBValue {
  const value = column.values[row] ?? null
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return null
  if (type === 'integer') return BigInt(value)
  if (type === 'boolean') return value === 1 || value === 'true'
  if (type === 'timestamp') return timestamp(String(value))
  return value
}

function timestamp(text: string): DuckDBTimestampValue {
  return new DuckDBTimestampValue(BigInt(Date.parse(`${text.replace(' ', 'T')}Z`)) * 1000n)
}
