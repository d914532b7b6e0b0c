import {
  bindColumns,
  boundValues,
  type CardTrait,
  isNumeric,
  type Profile,
  type TraitValues,
} from '../domain/index.ts'
import { dayIn, numberIn, recogniseHeaders } from '../sources/index.ts'

type Cell = string | number | null

/** Reads records that all have the same fields. */
export interface RecordReader {
  /** What the record says of the traits of the profile, with ages counted to `asOf`, `YYYY-MM-DD`. */
  values(cells: readonly Cell[], asOf: string): TraitValues
  /** Fields that no trait asks for. */
  readonly unused: readonly string[]
}

/**
 * How records with these fields answer a profile: as the columns of a file with the same headers would, the
 * headers of the CRM systems and their synonyms in every language we read among them. Numbers and dates may be
 * given as text.
 */
export function recordReader(profile: Profile, fields: readonly string[]): RecordReader {
  const plain = fields.map((header) => ({ header }))
  // What a trait or field is called here needs no recogniser, which knows other names by the same words.
  const ours = new Set(bindColumns(profile, plain).columns.map(({ position }) => position))
  const columns = recogniseHeaders(fields).map((column, position) =>
    ours.has(position) ? { header: column.header } : column,
  )
  const binding = bindColumns(profile, columns)
  const reads = fields.map((_, position) => {
    const bound = binding.columns.filter((column) => column.position === position)
    if (bound.some(({ raw, trait }) => raw && trait.type === 'date_age')) return dayIn
    const number = bound.find(({ trait }) => isWrittenNumber(trait))?.trait
    return number && ((text: string) => numberIn(text, number.whole))
  })
  return {
    unused: binding.unused,
    values: (cells, asOf) => {
      const read = cells.map((cell, position) => {
        const as = reads[position]
        return as === undefined || cell === null ? cell : (as(String(cell)) ?? cell)
      })
      return boundValues(binding, read, asOf)
    },
  }
}

/** The places of an ordered trait have names, and the length of a text is not what it says. */
function isWrittenNumber({ order, type }: CardTrait): boolean {
  return isNumeric(type) && order === undefined && type !== 'text_length' && type !== 'date_age'
}
