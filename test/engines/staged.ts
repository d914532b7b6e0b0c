import type { Known, ObjectKind, SqlType, StagedColumn } from '../../src/domain/index.ts'
import { type ColumnDefinition, type Engine, name, sql } from '../../src/sql/index.ts'
import { createTableOf } from '../loop/unified-tables.ts'

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
  const seqs = [...new Set(files.map(({ seq }) => seq ?? 1))]
  const numbered = files.map((file, index) => ({
    ...file,
    name: `${file.kind}-${index + 1}.csv`,
    table: `stage_${index + 1}`,
    staged: file.columns.map((column, position) => staged(file.kind, column, position)),
  }))
  const imports = seqs.map((seq) => {
    const own = numbered.filter((file) => (file.seq ?? 1) === seq)
    const receipt = {
      files: own.map((file) => ({
        file: file.name,
        plan: file.preset === undefined ? {} : { preset: file.preset },
      })),
    }
    return {
      id: `i${seq}`,
      seq,
      at: '2024-01-01 00:00:00',
      content: '',
      receipt: JSON.stringify(receipt),
    }
  })
  const stages = numbered.map((file, index) => ({
    import_id: `i${file.seq ?? 1}`,
    stage: index + 1,
    table_name: file.table,
    kind: file.kind,
    file: file.name,
    rows: file.rows.length,
    columns: JSON.stringify(file.staged),
  }))
  await createTableOf(engine, 'nf_import', importColumns, imports)
  await createTableOf(engine, 'nf_stage', stageColumns, stages)
  for (const file of numbered) {
    const definitions: readonly ColumnDefinition[] = [
      { name: '_row', type: 'integer' },
      ...file.staged.map(({ column, type }) => ({ name: column, type })),
    ]
    const rows = file.rows.map((cells, at) => ({
      _row: at + 1,
      ...Object.fromEntries(cells.map((cell, position) => [`c${position}`, cell])),
    }))
    await createTableOf(engine, file.table, definitions, rows)
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
