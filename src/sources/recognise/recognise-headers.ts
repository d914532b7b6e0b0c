import type { SampledTable } from '../sampled-table.ts'
import { planFile } from './plan-file.ts'
import { leastKindConfidence } from './score-kinds.ts'

/** What a column is called, and the field of which object that is, where it is known. */
export interface RecognisedHeader {
  readonly header: string
  readonly object?: string
  readonly field?: string
}

/**
 * What the columns of a record are, by their headers alone, as a file with the same headers and no values would
 * be read. Where nothing tells what such a record is, it is an account.
 */
export function recogniseHeaders(headers: readonly string[]): readonly RecognisedHeader[] {
  const table: SampledTable = {
    ...{ file: '', format: 'json', encoding: 'utf-8', skipRows: 0 },
    ...{ headers, samples: [], sampledRows: 0 },
  }
  const plan = planFile(table)
  const { columns } =
    plan.kindConfidence < leastKindConfidence
      ? planFile(table, { file: '', source: '', kind: 'account', columns: [] })
      : plan
  return columns.map(({ header, object, field }) =>
    field === null ? { header } : { header, object, field },
  )
}
