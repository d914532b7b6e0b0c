import type { Cell } from '../cell.ts'
import type { Dossier } from '../world/index.ts'

export interface FileSpec {
  readonly name: string
  readonly header: readonly string[]
}

/** The columns of a file: what each is headed and what it says of a record. */
export type Columns<Row> = readonly (readonly [header: string, cell: (row: Row) => Cell])[]

export interface FileTable<Row> extends FileSpec {
  readonly cells: (row: Row) => readonly Cell[]
}

export function fileTable<Row>(name: string, columns: Columns<Row>): FileTable<Row> {
  return {
    name,
    header: columns.map(([header]) => header),
    cells: (row) => columns.map(([, cell]) => cell(row)),
  }
}

/** Takes rows of a file named in the layout's `files`. */
export type Put = <Row>(file: FileTable<Row>, rows: readonly Row[]) => void

/** The files one system exports and how an account is spread over them. */
export interface Layout {
  readonly files: readonly FileSpec[]
  readonly write: (dossier: Dossier, put: Put) => void
}

/** Properties of an account that every CRM has a column for. */
export type StandardTrait =
  | 'industry'
  | 'country'
  | 'city'
  | 'state'
  | 'employees'
  | 'revenue'
  | 'founded'
  | 'source'
  | 'owner'
  | 'lifecycle'
  | 'churn'

/** A CRM: also knows where a trait stands in its files and which id it gives an account. */
export interface CrmLayout extends Layout {
  readonly accounts: FileSpec
  readonly activities: FileSpec
  readonly activityKindColumn: string
  readonly standardColumn: Readonly<Record<StandardTrait, string>>
  readonly customColumn: (label: string) => string
  readonly accountId: (index: number) => string
}
