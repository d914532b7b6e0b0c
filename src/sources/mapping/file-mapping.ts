import type { ColumnFormat, FilePlan, ObjectKind } from '../../domain/index.ts'

/** What a person says of a column; what is left out is as Northfit recognises it. */
export interface ColumnMapping {
  readonly header: string
  /** Where headers repeat: position in the file, from 0. */
  readonly position?: number
  readonly object?: ObjectKind
  /** null keeps the column as a custom trait of the object. */
  readonly field?: string | null
  readonly format?: ColumnFormat
  readonly skip?: boolean
  readonly after?: boolean
  /** Line in the mapping file, for what is wrong with it. */
  readonly line: number
}

/**
 * What a person says of a file, from a mapping file; the same for every file it names. How to open the
 * file (`encoding`, `delimiter`, `sheet`, `skipRows`, `header`) is for whoever opens it; `planFile` does the rest.
 */
export interface FileMapping
  extends Partial<
    Pick<FilePlan, 'encoding' | 'delimiter' | 'sheet' | 'skipRows' | 'header' | 'kind'>
  > {
  /** Base name of the file; `*` stands for any characters, so that next month's export fits too. */
  readonly file: string
  readonly columns: readonly ColumnMapping[]
  /** The mapping file it was read from. */
  readonly source: string
}

/** The mappings that speak of a file. */
export function mappingsFor(
  mappings: readonly FileMapping[],
  file: string,
): readonly FileMapping[] {
  return mappings.filter((mapping) => namePattern(mapping.file).test(file))
}

function namePattern(name: string): RegExp {
  const escaped = name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
  return new RegExp(`^${escaped}$`, 'iu')
}
