import type { Cell } from '../cell.ts'
import type { Dossier } from '../world/index.ts'

export interface FileSpec {
  readonly name: string
  readonly header: readonly string[]
}

/** Takes a row of a file named in the layout's `files`. */
export type Put = (file: FileSpec, cells: readonly Cell[]) => void

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

/** A CRM: also knows where a trait stands in its files and which id it gives an account. */
export interface CrmLayout extends Layout {
  readonly accounts: FileSpec
  readonly activities: FileSpec
  readonly activityKindColumn: string
  readonly standardColumn: Readonly<Record<StandardTrait, string>>
  readonly customColumn: (label: string) => string
  readonly accountId: (index: number) => string
}
