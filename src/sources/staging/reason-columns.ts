/** Columns that a file of rejected rows has besides its own; left out when the mended file is imported. */
export const reasonColumns = ['northfit_line', 'northfit_reason'] as const

export function isReasonColumn(header: string): boolean {
  return reasonColumns.some((name) => name === header)
}

/** Is this one of our files of rejected rows? */
export function isRejectsFile(headers: readonly string[]): boolean {
  return reasonColumns.every((name) => headers.includes(name))
}
