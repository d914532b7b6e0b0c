import type { ExpectedValues } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import type { DescribedTable } from './describe-replay.ts'

/** Expected values in words and tables, as the report has them too. */
export interface DescribedExpected {
  readonly headline: string
  readonly text: readonly string[]
  readonly tables: readonly DescribedTable[]
  readonly notes: readonly string[]
}

export interface ExpectedDetails {
  /** Also the accounts on which the orders disagree. */
  readonly disagreements: boolean
  /** Also by what the value is foretold, and the check by tenths. */
  readonly details: boolean
}

export async function describeExpected(
  found: ExpectedValues,
  { details, disagreements }: ExpectedDetails,
  translator: Translator,
): Promise<DescribedExpected> {
  // The report's pictures are slow to load, and no other command needs them.
  const report = await import('../report/index.ts')
  const limit = found.accounts.length
  return {
    headline: report.expectedHeadline(found, translator),
    text: report.expectedText(found, translator),
    tables: [
      report.expectedTable(found, limit, translator),
      report.keptTable(found, limit, translator),
      ...(disagreements ? report.disagreementTables(found, limit, translator) : []),
      ...(details
        ? [report.amountTable, report.amountCheckTable, report.stayingTraitTable].map((wording) =>
            wording(found, translator),
          )
        : []),
    ].filter(({ rows }) => rows.length > 0),
    notes: report.expectedNotes(found, translator),
  }
}
