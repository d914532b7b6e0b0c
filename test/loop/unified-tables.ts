import { type FieldType, fieldsOf, objectKinds, type SqlType } from '../../src/domain/index.ts'
import { type Column, type ColumnDefinition, type Engine, writeTable } from '../../src/sql/index.ts'

export type Cell = string | number | null
export type TableRow = Readonly<Record<string, Cell>>

const storedAs: Readonly<Record<FieldType, SqlType>> = {
  text: 'text',
  category: 'text',
  set: 'text',
  number: 'number',
  date: 'timestamp',
  bool: 'boolean',
}

/** The unified tables, all of them, as the unify step leaves them, with the given rows. */
export async function createUnifiedTables(
  engine: Engine,
  rows: Readonly<Partial<Record<(typeof objectKinds)[number], readonly TableRow[]>>>,
): Promise<void> {
  for (const kind of objectKinds) {
    const fields = Object.entries(fieldsOf(kind)).filter(([field]) => field !== 'account_key')
    await createTableOf(
      engine,
      kind,
      [
        { name: 'account_key', type: 'integer' },
        ...fields.map(([field, { type }]) => ({ name: field, type: storedAs[type] })),
      ],
      rows[kind] ?? [],
    )
  }
}

/** A table with the given rows; fields a row leaves out are null. */
export async function createTableOf(
  engine: Engine,
  table: string,
  columns: readonly ColumnDefinition[],
  rows: readonly TableRow[],
): Promise<void> {
  const cells = columns.map((column) => columnOf(column, rows))
  await writeTable(engine, table, columns, cells)
}

function columnOf({ name, type }: ColumnDefinition, rows: readonly TableRow[]): Column {
  const cells = rows.map((row) => row[name] ?? null)
  if (type === 'text' || type === 'timestamp')
    return { type: 'text', values: cells.map((cell) => (cell === null ? null : String(cell))) }
  return {
    type: 'number',
    values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
  }
}
