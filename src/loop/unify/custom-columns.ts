import type { Known, ObjectKind, SqlType } from '../../domain/index.ts'
import type { TableInForce } from './staged-tables.ts'

/** A column that the model does not know, kept under the user's header. */
export interface CustomColumn {
  readonly object: ObjectKind
  /** Column of the object's table: `x0`, `x1`, ... in order of first appearance. */
  readonly column: string
  readonly header: string
  readonly type: SqlType
  readonly known: Known
  /** Physical column by stage number. */
  readonly physical: ReadonlyMap<number, { readonly column: string; readonly type: SqlType }>
}

interface Growing {
  readonly object: ObjectKind
  readonly header: string
  readonly known: Known[]
  readonly physical: Map<number, { column: string; type: SqlType }>
}

/**
 * The same header in several files is one column. A header that repeats within a file is as many
 * columns as its occurrences. Files that disagree on the type make the column text.
 */
export function customColumns(tables: readonly TableInForce[]): readonly CustomColumn[] {
  const growing = new Map<string, Growing>()
  for (const table of tables) {
    const seen = new Map<string, number>()
    for (const column of table.columns) {
      if (column.field !== null) continue
      const label = `${column.object} ${normalHeader(column.header)}`
      const occurrence = (seen.get(label) ?? 0) + 1
      seen.set(label, occurrence)
      const key = `${label} ${occurrence}`
      const { object, header, known, type } = column
      const found: Growing = growing.get(key) ?? { object, header, known: [], physical: new Map() }
      found.known.push(known)
      found.physical.set(table.stage, { column: column.column, type })
      growing.set(key, found)
    }
  }
  return numbered([...growing.values()])
}

function numbered(columns: readonly Growing[]): readonly CustomColumn[] {
  const counts = new Map<ObjectKind, number>()
  return columns.map(({ object, header, known, physical }) => {
    const position = counts.get(object) ?? 0
    counts.set(object, position + 1)
    const types = new Set([...physical.values()].map(({ type }) => type))
    const [only] = types
    return {
      object,
      column: `x${position}`,
      header,
      type: types.size === 1 && only !== undefined ? only : 'text',
      known: known.includes('after') ? 'after' : (known[0] ?? 'unknown'),
      physical,
    }
  })
}

export function normalHeader(header: string): string {
  return header.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
