import { basename } from 'node:path'
import {
  Fault,
  type FilePlan,
  type FileReceipt,
  isPlaceholder,
  type PlannedColumn,
  type Signal,
} from '../../domain/index.ts'
import { type Engine, join, name, type Row, sql } from '../../sql/index.ts'
import {
  type BrokenRecord,
  csvRelation,
  mendCsv,
  openTables,
  rawName,
  sampleTable,
  type TextTable,
} from '../files/index.ts'
import { type FileMapping, mappingsFor } from '../mapping/index.ts'
import {
  type ColumnEvidence,
  decideFormats,
  evidenceWanted,
  leastKindConfidence,
  planFile,
} from '../recognise/index.ts'
import type { SampledTable } from '../sampled-table.ts'
import { folded, isPlaceholderSql, isPlain } from './convert/index.ts'
import { keyColumns } from './key-columns.ts'
import { isReasonColumn } from './reason-columns.ts'

export interface PrepareContext {
  readonly engine: Engine
  /** For temporary files. */
  readonly folder: string
  readonly signal?: Signal
}

/** A file that was opened and recognised, before its plan is settled. */
export interface PlannedFile {
  /** The file, with its part where several are imported. */
  readonly label: string
  readonly table: TextTable
  readonly plan: FilePlan
  /** Columns in which the sample shows values that stand for nothing. */
  readonly placeholders: readonly PlannedColumn[]
  /** Positions of the text columns that are trimmed and whose placeholders become missing. */
  readonly cleaned: ReadonlySet<number>
  /** By column, the values that the sample shows. */
  readonly samples: SampledTable['samples']
}

/** A file ready to be loaded. */
export interface PreparedFile extends PlannedFile {
  readonly notes: FileReceipt['notes']
  readonly broken: readonly BrokenRecord[]
  /** The text was rewritten to be even; it needs no second time. */
  readonly mended: boolean
}

/**
 * Looking for 150 words in every cell costs as much as loading it. In a larger file than this, only
 * columns where the sample shows one or a padded value, and the keys, by which rows are joined, are
 * searched and trimmed.
 */
const smallFile = 32 * 1024 * 1024

/** How sure the kind of a sheet beside the largest must be: workbooks hold lists of codes and notes too. */
const sureOfPart = 0.5

/** The tables of a file that tell what their rows are; where none does, the largest. */
export async function planTables(
  path: string,
  mappings: readonly FileMapping[],
  context: PrepareContext,
): Promise<readonly PlannedFile[]> {
  const file = basename(path)
  const { tables, leftOut } = await openTables(path, context, mappingsFor(mappings, file))
  const planned: PlannedFile[] = []
  const unknown: string[] = []
  for (const [at, { table, said }] of tables.entries()) {
    const one = await planTable(table, said)
    const { plan } = one
    const least = at === 0 || said !== undefined ? leastKindConfidence : sureOfPart
    const known = plan.kindConfidence >= least && (at === 0 || keyColumns(plan.columns).length > 0)
    if (known || (planned.length === 0 && at === tables.length - 1)) planned.push(one)
    else unknown.push(table.sheet ?? '')
  }
  const others = [...unknown, ...leftOut]
  return planned.map((one, at) => ({
    ...one,
    ...(planned.length > 1 ? { label: `${file} [${one.plan.sheet}]` } : {}),
    table: at === 0 && others.length > 0 ? withNote(one.table, others) : one.table,
  }))
}

function withNote(table: TextTable, others: readonly string[]): TextTable {
  const facts = { part: table.sheet ?? '', others: [...others] }
  return { ...table, notes: [...table.notes, { code: 'parts_left_out', facts }] }
}

async function planTable(table: TextTable, mapping: FileMapping | undefined): Promise<PlannedFile> {
  const sample = await sampleTable(table)
  const found = planFile(sample, mapping)
  const columns = found.columns.map((column) =>
    isReasonColumn(column.header) ? { ...column, skip: true } : column,
  )
  const plan = { ...found, columns }
  const placeholders = columns.filter(({ skip, position, field }) =>
    sample.samples[position]?.some(({ text }) => !skip && isPlaceholder(text, field ?? undefined)),
  )
  const padded = columns.filter(({ position }) =>
    sample.samples[position]?.some(({ text }) => text !== text.trim()),
  )
  const searched = [...placeholders, ...padded, ...keyColumns(columns)]
  const cleaned = new Set(
    (table.bytes < smallFile ? columns : searched).map(({ position }) => position),
  )
  return { label: plan.file, table, plan, placeholders, cleaned, samples: sample.samples }
}

/**
 * Positions of the numbers and dates of a larger file that are written plainly wherever the sample looks: a
 * careful look at each costs as much as a tenth of the load.
 */
export function plainColumns({ table, plan, samples }: PreparedFile): ReadonlySet<number> {
  if (table.bytes < smallFile) return new Set()
  const plain = plan.columns.filter(
    (column) =>
      (column.format.kind === 'number' || column.format.kind === 'date') &&
      samples[column.position]?.every(
        ({ text }) => isPlain(text, column) || isPlaceholder(text, column.field ?? undefined),
      ),
  )
  return new Set(plain.map(({ position }) => position))
}

/** Does nothing in the file say what a row of it is? */
export function isKindUnknown(plan: FilePlan): boolean {
  return plan.kindConfidence < leastKindConfidence
}

export function kindUnknown(file: string): Fault {
  return new Fault('import.kind_unknown', {}, { file })
}

/** Settles what the sample left open by counts over all rows, and mends the text where it must be. */
export async function prepare(file: PlannedFile, context: PrepareContext): Promise<PreparedFile> {
  const { plan, table } = file
  if (isKindUnknown(plan)) throw kindUnknown(plan.file)
  const duplicates = duplicateHeaders(table.headers)
  const notes = [
    ...table.notes,
    ...(duplicates.length === 0
      ? []
      : [{ code: 'duplicate_headers', facts: { columns: duplicates } }]),
  ]
  const prepared = { ...file, notes, broken: [], mended: false }
  const even = table.irregular ? await mend(prepared, context) : prepared
  return await settle(even, context)
}

/** The file with its text rewritten so that a strict parser reads it. */
export async function mend(file: PreparedFile, context: PrepareContext): Promise<PreparedFile> {
  const target = `${file.table.temporary}.even`
  const { table, broken } = await mendCsv(file.table, target, context.signal)
  const notes = [...file.notes, ...table.notes.filter((note) => !file.table.notes.includes(note))]
  return { ...file, table, broken, notes, mended: true }
}

/** Is this the engine's refusal to read an uneven text? */
export function isUneven(error: unknown): boolean {
  return (
    error instanceof Error && /CSV (Error|Parser)|csv_reader|Possible fixes/i.test(error.message)
  )
}

async function settle(file: PreparedFile, context: PrepareContext): Promise<PreparedFile> {
  try {
    return await countAndDecide(file, context)
  } catch (error) {
    if (file.mended || !isUneven(error)) throw error
    return await countAndDecide(await mend(file, context), context)
  }
}

async function countAndDecide(
  file: PreparedFile,
  { engine, signal }: PrepareContext,
): Promise<PreparedFile> {
  const wanted = evidenceWanted(file.plan)
  if (wanted.length === 0 && (file.placeholders.length === 0 || file.table.bytes > smallFile)) {
    const { plan, notes } = decideFormats(file.plan, new Map())
    return { ...file, plan, notes: [...file.notes, ...notes, ...seenNotes(file)] }
  }
  const counts = [
    ...wanted.flatMap(({ column, patterns }) =>
      Object.entries(patterns).map(
        ([pattern, regex]) =>
          sql`count(*) filter (regexp_matches(${name(`f${column.position}`)}, ${regex})) as ${name(`${pattern} ${column.position}`)}`,
      ),
    ),
    ...file.placeholders.map(({ position, field }) => {
      const raw = name(rawName(position))
      return sql`count(*) filter (${raw} is not null and ${isPlaceholderSql(raw, field)}) as ${name(`missing ${position}`)}`
    }),
  ]
  const folds = wanted.map(
    ({ column }) =>
      sql`${folded(name(rawName(column.position)))} as ${name(`f${column.position}`)}`,
  )
  const [row = {}] = await engine.rows(
    sql`select ${join(counts)} from (select ${join([sql`*`, ...folds])} from ${relationOf(file.table)})`,
    signal === undefined ? {} : { signal },
  )
  const evidence = new Map(
    wanted.map(({ column, patterns }) => [
      column.position,
      evidenceIn(row, Object.keys(patterns), column.position),
    ]),
  )
  const { plan, notes } = decideFormats(file.plan, evidence)
  return { ...file, plan, notes: [...file.notes, ...notes, ...missingNotes(file, row)] }
}

/** The text of a file as a relation of raw columns. */
export function relationOf(table: TextTable) {
  const names = table.headers.map((_, at) => rawName(at))
  return csvRelation(table, names)
}

function evidenceIn(row: Row, patterns: readonly string[], position: number): ColumnEvidence {
  return Object.fromEntries(
    patterns.map((pattern) => [pattern, Number(row[`${pattern} ${position}`])]),
  )
}

function missingNotes(file: PreparedFile, row: Row): FileReceipt['notes'] {
  return file.placeholders.flatMap(({ header, position }) => {
    const rows = Number(row[`missing ${position}`])
    return rows === 0 ? [] : [{ code: 'placeholders', facts: { column: header, rows } }]
  })
}

/** In a large file the values are not counted: that would be one more pass over it. */
function seenNotes({ placeholders }: PreparedFile): FileReceipt['notes'] {
  return placeholders.map(({ header }) => ({
    code: 'placeholders_seen',
    facts: { column: header },
  }))
}

function duplicateHeaders(headers: readonly string[]): string[] {
  const seen = headers.filter((header, at) => header !== '' && headers.indexOf(header) < at)
  return [...new Set(seen)]
}
