/** The last column of a sheet is XFD. */
const lastColumn = 16_384

/**
 * Column of a cell's reference (`AB12`), the first being 1; `next` where the cell has none. Undefined where
 * no sheet has such a column.
 */
export function cellColumn(reference: string | undefined, next: number): number | undefined {
  if (reference === undefined) return next > lastColumn ? undefined : next
  let column = 0
  for (let at = 0; at < reference.length && column <= lastColumn; at++) {
    const letter = (reference.charCodeAt(at) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column >= 1 && column <= lastColumn ? column : undefined
}
