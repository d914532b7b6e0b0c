/** The folding of `Dialect.fold`, for our own words that are compared with folded columns. */
export function foldText(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
