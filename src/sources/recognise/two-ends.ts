import type { ColumnFormat } from '../../domain/index.ts'
import type { ColumnValues } from './column-values.ts'

/** Which end a text names; `open` and `other` name neither, but `open` says so. */
export type End = 'yes' | 'no' | 'open' | 'other'

/** Share of the cells that must say something of the end. */
const mostly = 0.5

/**
 * The format of a column that says in words how things ended; texts that name neither end are of what is
 * open still. Undefined where hardly any value says so, or all say the same.
 */
export function twoEnds(
  values: ColumnValues,
  endOf: (text: string) => End,
): Extract<ColumnFormat, { kind: 'bool' }> | undefined {
  const found = Map.groupBy(values.texts, endOf)
  const yes = found.get('yes')
  const no = found.get('no')
  if (yes === undefined || no === undefined) return undefined
  if (values.cells((text) => endOf(text) !== 'other') < mostly) return undefined
  const open = [...(found.get('open') ?? []), ...(found.get('other') ?? [])]
  return { kind: 'bool', yes, no, ...(open.length === 0 ? {} : { open }) }
}
