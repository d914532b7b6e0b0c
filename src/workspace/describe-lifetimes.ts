import type { LifetimeReport } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import type { DescribedTable } from './describe-replay.ts'

/** Lifetime values in words and tables, as the report has them too. */
export interface DescribedLifetimes {
  readonly headline: string
  readonly model: readonly string[]
  readonly tables: readonly DescribedTable[]
  readonly notes: readonly string[]
}

/** @param limit how many customers to show */
export async function describeLifetimes(
  report: LifetimeReport,
  limit: number,
  translator: Translator,
): Promise<DescribedLifetimes> {
  // The report's pictures are slow to load, and no other command needs them.
  const { lifetimeHeadline, lifetimeModelText, lifetimeNotes, lifetimeTables } = await import(
    '../report/index.ts'
  )
  return {
    headline: lifetimeHeadline(report, translator),
    model: lifetimeModelText(report, translator),
    tables: lifetimeTables(report, limit, translator),
    notes: lifetimeNotes(report, translator),
  }
}
