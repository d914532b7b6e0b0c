import { Fault } from '../../domain/index.ts'
import type { ReadingHints } from './text-table.ts'

/** Of the parts of a file, those that are asked for by name; all where none is. */
export function wantedParts(
  names: readonly string[],
  hints: readonly ReadingHints[],
  file: string,
): { readonly wanted: ReadonlySet<string>; readonly leftOut: readonly string[] } {
  const asked = hints.flatMap(({ sheet }) => sheet ?? [])
  const wanted = new Set(asked.length === 0 ? names : asked)
  const missing = asked.find((name) => !names.includes(name))
  if (missing !== undefined) {
    throw new Fault('import.no_such_sheet', { sheet: missing, known: names }, { file })
  }
  return { wanted, leftOut: names.filter((name) => !wanted.has(name)) }
}
