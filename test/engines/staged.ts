import type { Known, ObjectKind, SqlType, StagedColumn } from '../../src/domain/index.ts'
import {
  type Column,
  type ColumnBatch,
  type ColumnDefinition,
  type Engine,
  name,
  sql,
} from '../../src/sql/index.ts'

/** A column of a hand-made file: `field`, or `object.field`; a custom column where `custom` names its header. */
export interface TestColumn {
  readonly field?: string
  readonly custom?: string
  readonly object?: ObjectKind
  readonly type?: SqlType
  readonly known?: Known
}

export interface TestFile {
  readonly kind: ObjectKind
  readonly columns: readonly (string | TestColumn)[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Import the file belongs to, from 1; by default all files are of import 1. */
  readonly seq?: number
  readonly preset?: string
}

const importColumns: readonly ColumnDefinition[] = [
  { name: 'id', type: 'text' },
  { name: 'seq', type: 'integer' },
  { name: 'at', type: 'timestamp' },
  { name: 'content', type: 'text' },
  { name: 'receipt', type: 'text' },
]

const stageColumns: readonly ColumnDefinition[] = [
  { name: 'import_id', type: 'text' },
  { name: 'stage', type: 'integer' },
  { name: 'table_name', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'file', type: 'text' },
  { name: 'rows', type: 'integer' },
  { name: 'columns', type: 'text' },
]

/** Puts files into the engine as an import would leave them, replacing what was staged before. */
export async function stageFiles(engine: Engine, files: readonly TestFile[]): Promise<void> {
  await engine.run(engine.dialect.createTable('nf_import', importColumns))
  await engine.run(engine.dialect.createTable('nf_stage', stageColumns))
  const seqs = [...new Set(files.map(({ seq }) => seq ?? 1))]
  const numbered = files.map((file, index) => ({ ...file, name: `${file.kind}-${index + 1}.csv` }))
  for (const seq of seqs) {
    const own = numbered.filter((file) => (file.seq ?? 1) === seq)
    const receipt = {
      files: own.map((file) => ({
        file: file.name,
        plan: file.preset === undefined ? {} : { preset: file.preset },
      })),
    }
    const cells = [`i${seq}`, seq, '2024-01-01 00:00:00', '', JSON.stringify(receipt)]
    await load(engine, 'nf_import', importColumns, [cells])
  }
  for (const [index, file] of numbered.entries()) {
    const table = `stage_${index + 1}`
    const columns = file.columns.map((column, position) => staged(file.kind, column, position))
    const definitions: readonly ColumnDefinition[] = [
      { name: '_row', type: 'integer' },
      ...columns.map(({ column, type }) => ({ name: column, type })),
    ]
    await engine.run(engine.dialect.createTable(table, definitions))
    await load(
      engine,
      table,
      definitions,
      file.rows.map((row, at) => [at + 1, ...row]),
    )
    await load(engine, 'nf_stage', stageColumns, [
      [
        `i${file.seq ?? 1}`,
        index + 1,
        table,
        file.kind,
        file.name,
        file.rows.length,
        JSON.stringify(columns),
      ],
    ])
  }
}

/** All rows of a table as text, for comparing whole states. */
export async function dump(engine: Engine, table: string, order: readonly string[]) {
  const rows = await engine.rows(sql`select * from ${name(table)}`)
  const key = (row: (typeof rows)[number]) =>
    JSON.stringify(order.map((column) => String(row[column]).padStart(12, '0')))
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function staged(kind: ObjectKind, column: string | TestColumn, position: number): StagedColumn {
  const given = typeof column === 'string' ? { field: column } : column
  const [object, field] = given.field?.includes('.')
    ? given.field.split('.')
    : [undefined, given.field]
  return {
    column: `c${position}`,
    header: given.custom ?? field ?? '',
    object: given.object ?? asKind(object) ?? kind,
    field: field ?? null,
    type: given.type ?? guessType(field ?? ''),
    known: given.known ?? 'unknown',
  }
}

function asKind(text: string | undefined): ObjectKind | undefined {
  return text as ObjectKind | undefined
}

const dates = ['created', 'closed', 'at', 'opened', 'entered', 'last_activity']
const numbers = [
  'employees',
  'revenue',
  'founded',
  'amount',
  'quantity',
  'seconds',
  'probability',
  'score',
]

function guessType(field: string): SqlType {
  if (dates.includes(field)) return 'timestamp'
  if (field === 'outcome') return 'boolean'
  return numbers.includes(field) ? 'number' : 'text'
}

async function load(
  engine: Engine,
  table: string,
  definitions: readonly ColumnDefinition[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  const columns = definitions.map(({ type }, index): Column => {
    const cells = rows.map((row) => row[index] ?? null)
    if (type === 'text' || type === 'timestamp')
      return { type: 'text', values: cells.map((cell) => (cell === null ? null : String(cell))) }
    return {
      type: 'number',
      values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))),
    }
  })
  const batch: ColumnBatch = { rows: rows.length, columns }
  await engine.load(table, definitions, once(batch))
}

async function* once(batch: ColumnBatch): AsyncIterable<ColumnBatch> {
  if (batch.rows > 0) yield batch
}
