import type { Column, Engine, QueryOptions } from './engine.ts'
import type { Fragment } from './fragment.ts'

/**
 * The numbers of a column that was asked for as numbers, NaN where null: engines hand a column of nothing
 * but nulls over as text.
 */
export function numbersOf(column: Column | undefined): Float64Array {
  if (column === undefined) throw new Error('fewer columns than asked for')
  if (column.type === 'number') return column.values
  if (column.values.some((text) => text !== null)) throw new Error('numbers come as text')
  return new Float64Array(column.values.length).fill(Number.NaN)
}

/** All rows of a query of numbers, one array a column; no arrays where there are no rows. */
export async function readNumbers(
  engine: Engine,
  query: Fragment,
  options?: QueryOptions,
): Promise<readonly Float64Array[]> {
  const parts: Float64Array[][] = []
  for await (const { columns } of engine.columns(query, options)) {
    for (const [index, column] of columns.entries()) {
      parts[index] ??= []
      parts[index].push(numbersOf(column))
    }
  }
  return parts.map((column) => joinNumbers(column, Float64Array))
}

/** Arrays of one kind, one after another. */
export function joinNumbers<T extends Float64Array | Uint8Array>(
  parts: readonly T[],
  Kind: new (length: number) => T,
): T {
  const whole = new Kind(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
