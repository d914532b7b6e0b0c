import { isPlaceholder } from '../../domain/index.ts'
import { lookUp } from '../synonyms/index.ts'
import { foldText } from './fold-text.ts'
import { shapesOf } from './value-shapes.ts'

type Look = 'email' | 'web' | 'date' | 'number'

/** Share of a column's values that must look alike before they speak of the cell above them. */
const mostly = 0.8

/** What the first row's cells say of it. */
interface Votes {
  /** Cells that no name of a column looks like, over values of the same look. */
  readonly addresses: number
  /** Numbers over numbers, and words met again in their own column: names of columns hardly are such. */
  readonly values: number
  /** Words over values of another look: a title over numbers, say. */
  readonly titles: number
  /** Words that name a field of ours. */
  readonly known: number
}

/**
 * Does the first row of a table name its columns, or is it a record like those below it? In doubt it
 * names them, as in nearly every export.
 */
export function hasHeader(first: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const others = rows.filter((row) => row.some((cell, at) => cell !== first[at]))
  const { addresses, values, titles, known } = votesOf(first, others)
  return addresses > 0 ? addresses * 2 <= titles * 2 + known : values === 0 || titles + known > 0
}

function votesOf(first: readonly string[], rows: readonly (readonly string[])[]): Votes {
  const votes = { addresses: 0, values: 0, titles: 0, known: 0 }
  const counted = isCounting(first)
  for (const [at, cell] of first.entries()) {
    const vote = voteOf(cell.trim(), below(rows, at), rows.length === 0, counted)
    if (vote !== undefined) votes[vote] += 1
  }
  return votes
}

function voteOf(
  cell: string,
  values: readonly string[],
  alone: boolean,
  counted: boolean,
): keyof Votes | undefined {
  if (cell === '' || isPlaceholder(cell)) return undefined
  const look = lookOf(cell)
  if (look === undefined) {
    if (values.filter((value) => value === cell).length > 1) return 'values'
    if (lookUp(cell).some(({ sureness }) => sureness === 1)) return 'known'
    return commonLook(values) === undefined ? undefined : 'titles'
  }
  if (look !== 'number') return alone || commonLook(values) === look ? 'addresses' : undefined
  return commonLook(values) === look && !counted && !isYear(cell, values) ? 'values' : undefined
}

function below(rows: readonly (readonly string[])[], at: number): readonly string[] {
  return rows.map((row) => (row[at] ?? '').trim()).filter((text) => !isPlaceholder(text))
}

function lookOf(text: string): Look | undefined {
  const shapes = shapesOf(foldText(text))
  if (shapes.includes('email')) return 'email'
  if (shapes.includes('url') || shapes.includes('domain')) return 'web'
  if (shapes.includes('writtenDate') || shapes.includes('namedDate')) return 'date'
  return shapes.includes('number') ? 'number' : undefined
}

/** How nearly all values of a column look, where they look alike. */
function commonLook(values: readonly string[]): Look | undefined {
  const looks = values.map(lookOf)
  return looks.find(
    (look) =>
      look !== undefined && looks.filter((one) => one === look).length >= looks.length * mostly,
  )
}

/** A table across years has them as the names of its columns, over values that are none. */
function isYear(cell: string, values: readonly string[]): boolean {
  const year = /^(19|20|25)\d\d$/
  return year.test(cell) && !values.every((value) => year.test(value))
}

/** So has one across months or weeks: 1, 2, 3, ... */
function isCounting(cells: readonly string[]): boolean {
  const numbers = cells.filter((cell) => /^\d{1,4}$/.test(cell.trim())).map(Number)
  return (
    numbers.length > 1 && numbers.every((one, at) => at === 0 || one === (numbers[at - 1] ?? 0) + 1)
  )
}
