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
  readonly trait: Pick<CardTrait, 'id' | 'type'>
  /** Position of the column in the file, from 0. */
  readonly position: number
  readonly header: string
}

/** Which column of a file holds which trait; surest matches first, a column answers one trait of a kind. */
export function bindColumns(profile: Profile, columns: readonly FileColumn[]): Binding {
  const bound: BoundColumn[] = []
  for (const trait of profile.card.traits) {
    const position = columnOf(trait, columns)
    const header = columns[position]?.header
    if (header !== undefined)
      bound.push({ trait: { id: trait.id, type: trait.type }, position, header })
  }
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
    binding.columns.map(({ trait, position }) => [
      trait.id,
      columnValue(trait.type, cells[position], asOf),
    ]),
  )
}

/** By the header it was learned from, by the recognised field, then by the trait's own name; -1 where none fits. */
function columnOf(trait: CardTrait, columns: readonly FileColumn[]): number {
  const tests: readonly ((column: FileColumn) => boolean)[] = [
    ({ header }) => trait.sources.some((source) => source.header === header),
    ({ object, field }) =>
      field !== undefined &&
      trait.sources.some((source) => source.field === field && source.object === object),
    ({ header }) => namesOf(trait).includes(plain(header)),
  ]
  for (const test of tests) {
    const position = columns.findIndex(test)
    if (position >= 0) return position
  }
  return -1
}

function namesOf(trait: CardTrait): readonly string[] {
  const sources = trait.sources.flatMap(({ object, field, header }) => [
    ...(header === undefined ? [] : [header]),
    ...(field === undefined
      ? []
      : [`${object}.${field}`, ...(object === 'account' ? [field] : [])]),
  ])
  const label = 'text' in trait.label ? [trait.label.text] : []
  return [trait.id, ...sources, ...label].map(plain)
}

/** A header without case, accents, spaces and signs: `Number of Employees` and `number_of_employees` are one. */
function plain(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
