import type { FilePlan } from '../domain/index.ts'

/** One distinct value of a column as text, as it stands in the file, and how often it was seen. */
export interface SampledValue {
  readonly text: string
  readonly count: number
}

/**
 * What recognition sees of a file: its head, and values of each column. Values of typed formats
 * come as text too: dates as ISO, numbers with a point, booleans as `true` and `false`.
 */
export interface SampledTable
  extends Pick<
    FilePlan,
    'file' | 'format' | 'encoding' | 'gzip' | 'delimiter' | 'sheet' | 'skipRows' | 'header'
  > {
  /** As in the file, in its order; may be empty or repeat. */
  readonly headers: readonly string[]
  /**
   * By column, in the order of the headers: up to about 2,000 distinct non-empty values, drawn from
   * the whole file where that is cheap, else from its first rows. A shorter list means no values.
   */
  readonly samples: readonly (readonly SampledValue[])[]
  /** Rows the samples were drawn from; tells fill rates and whether values repeat. */
  readonly sampledRows: number
}
