import { z } from 'zod'
import {
  type ObjectKind,
  objectKinds,
  type SqlType,
  type StagedColumn,
  type StagedTable,
} from '../../domain/index.ts'
import { type Engine, name, type Row, sql } from '../../sql/index.ts'

/** A staged table with what deriving the objects needs besides. */
export interface TableInForce extends StagedTable {
  /** The CRM whose ids the file uses; empty where all files are taken to share one. */
  readonly system: string
  /** The CRM the file comes from, also where it is the only one. */
  readonly own: string
  /** 0 for the table whose values win over all others: latest import first, within it account files, then by name. */
  readonly precedence: number
}

const sqlTypes = [
  'text',
  'number',
  'integer',
  'boolean',
  'timestamp',
] as const satisfies readonly SqlType[]

const columnsSchema: z.ZodType<readonly StagedColumn[]> = z.array(
  z.object({
    column: z.string(),
    header: z.string(),
    object: z.enum(objectKinds),
    field: z.string().nullable(),
    type: z.enum(sqlTypes),
    known: z.enum(['stable', 'event', 'after', 'unknown']),
  }),
)

/** The part of a receipt that tells which CRM a file came from. */
const presetsSchema = z.object({
  files: z.array(
    z.object({ file: z.string(), plan: z.object({ preset: z.string().optional() }).optional() }),
  ),
})

/**
 * The staged tables in force by name of the file, so that what is derived from them does not hang on the
 * order in which files were imported, but for a later file that corrects an earlier one.
 */
export async function readStagedTables(engine: Engine): Promise<readonly TableInForce[]> {
  const rows = await engine.rows(sql`
    select t.${name('import_id')} as import_id, t.${name('stage')} as stage, t.${name('table_name')} as table_name,
      t.${name('kind')} as kind, t.${name('file')} as file, t.${name('rows')} as row_count,
      t.${name('columns')} as column_list, i.${name('seq')} as seq, i.${name('receipt')} as receipt
    from ${name('nf_stage')} as t inner join ${name('nf_import')} as i on i.${name('id')} = t.${name('import_id')}
    order by t.${name('stage')}`)
  const tables = rows
    .map((row) => ({ ...stagedTable(row), seq: Number(row['seq']), own: systemOf(row) }))
    .sort((a, b) => byText(a.file, b.file) || a.stage - b.stage)
  const severalSystems = new Set(tables.flatMap(({ own }) => (own === '' ? [] : own))).size > 1
  const aside = (table: StagedTable) => (table.kind === 'account' ? 0 : 1)
  const ranked = tables.toSorted((a, b) => b.seq - a.seq || aside(a) - aside(b))
  const precedence = new Map(ranked.map((table, index) => [table.stage, index]))
  return tables.map(({ seq: _seq, ...table }) => ({
    ...table,
    system: severalSystems ? table.own : '',
    precedence: precedence.get(table.stage) ?? 0,
  }))
}

/** By code unit, which no locale changes. */
function byText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function stagedTable(row: Row): StagedTable {
  return {
    importId: String(row['import_id']),
    stage: Number(row['stage']),
    table: String(row['table_name']),
    kind: kindOf(String(row['kind'])),
    file: String(row['file']),
    rows: Number(row['row_count']),
    columns: columnsSchema.parse(JSON.parse(String(row['column_list']))),
  }
}

function kindOf(text: string): ObjectKind {
  return z.enum(objectKinds).parse(text)
}

/** `salesforce-report` and `salesforce` are two layouts of one system. */
function systemOf(row: Row): string {
  const parsed = presetsSchema.safeParse(parseJson(row['receipt']))
  const file = parsed.data?.files.find((candidate) => candidate.file === row['file'])
  return file?.plan?.preset?.replace(/-.*$/, '') ?? ''
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
