/** A table as plain text in the reader's language; a page, a Markdown file and a workbook lay it out. */
export interface DataTable {
  readonly columns: readonly { readonly title: string; readonly number?: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/** Stands where there is no number. */
export const none = '–'
