import { foldValue } from '../../fold-value.ts'
import type { CardTrait } from '../card.ts'
import type { TraitValue } from '../level-of.ts'
import type { Profile } from '../profile.ts'
import { columnValue } from './column-value.ts'
import type { TraitValues } from './score-account.ts'

/** A column of a file: its header, and what a recogniser took it for, where one was asked. */
export interface FileColumn {
  readonly header: string
  readonly object?: string
  readonly field?: string
}

export interface Binding {
  readonly columns: readonly BoundColumn[]
  /** Traits of the card that no column answers; every account is scored without them. */
  readonly unmatched: readonly string[]
  /** Headers that no trait asks for. */
  readonly unused: readonly string[]
}

export interface BoundColumn {
  readonly trait: CardTrait
  /** Position of the column in the file, from 0. */
  readonly position: number
  readonly header: string
  /** The column is what the trait is made from; otherwise it is the trait itself. */
  readonly raw: boolean
}

/** Which column of a file holds which trait; surest matches first, a column may answer several traits. */
export function bindColumns(profile: Profile, columns: readonly FileColumn[]): Binding {
  const bound = profile.card.traits.flatMap((trait): readonly BoundColumn[] => {
    const { position, raw } = columnOf(trait, columns)
    const header = columns[position]?.header
    return header === undefined ? [] : [{ trait, position, header, raw }]
  })
  const traits = new Set(bound.map(({ trait }) => trait.id))
  const positions = new Set(bound.map(({ position }) => position))
  return {
    columns: bound,
    unmatched: profile.card.traits.map(({ id }) => id).filter((id) => !traits.has(id)),
    unused: columns.filter((_, position) => !positions.has(position)).map(({ header }) => header),
  }
}

/**
 * The values of one record by trait, for `scoreAccount`.
 * @param cells the record's cells in the file's order
 * @param asOf the day on which ages count, `YYYY-MM-DD`
 */
export function boundValues(
  binding: Binding,
  cells: readonly TraitValue[],
  asOf: string,
): TraitValues {
  return Object.fromEntries(
    binding.columns.map(({ trait, position, raw }) => [
      trait.id,
      columnValue(trait, cells[position], raw, asOf),
    ]),
  )
}

/** By the header it was learned from, the recognised field, the trait's own name, then the name of a field; -1 where none fits. */
function columnOf(trait: CardTrait, columns: readonly FileColumn[]) {
  const fields = trait.sources.flatMap(({ object, field, header }) => [
    ...(header === undefined ? [] : [plain(header)]),
    ...(field === undefined ? [] : [plain(`${object}.${field}`)]),
    ...(field === undefined || object !== 'account' ? [] : [plain(field)]),
  ])
  const own = [trait.id, ...('text' in trait.label ? [trait.label.text] : [])].map(plain)
  const ways: readonly { raw: boolean; fits: (column: FileColumn) => boolean }[] = [
    { raw: true, fits: ({ header }) => trait.sources.some((source) => source.header === header) },
    {
      raw: true,
      fits: ({ object, field }) =>
        field !== undefined &&
        trait.sources.some((source) => source.field === field && source.object === object),
    },
    { raw: false, fits: ({ header }) => own.includes(plain(header)) },
    { raw: true, fits: ({ header }) => fields.includes(plain(header)) },
  ]
  for (const { raw, fits } of ways) {
    const position = columns.findIndex(fits)
    if (position >= 0) return { position, raw }
  }
  return { position: -1, raw: false }
}

/** A header without case, accents, spaces and signs: `Number of Employees` and `number_of_employees` are one. */
function plain(header: string): string {
  return foldValue(header).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}
