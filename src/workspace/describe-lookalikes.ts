import type { Lookalikes } from '../domain/index.ts'
import type { Translator } from '../messages/index.ts'
import type { DescribedTable } from './describe-replay.ts'

/** Look-alikes in words and tables, as the report has them too. */
export interface DescribedLookalikes {
  readonly asked: string
  readonly verdict: string
  readonly tables: readonly DescribedTable[]
  readonly notes: readonly string[]
}

/** @param details also every part of every account's likeness */
export async function describeLookalikes(
  found: Lookalikes,
  details: boolean,
  translator: Translator,
): Promise<DescribedLookalikes> {
  // The report's pictures are slow to load, and no other command needs them.
  const report = await import('../report/index.ts')
  const context = { found, translator }
  return {
    asked: report.lookalikesAsked(context),
    verdict: report.lookalikesVerdict(context),
    tables: [
      report.apartTable(context),
      report.seedCheckTable(context),
      report.lookalikeTable(context, found.accounts.length),
      ...(details ? found.accounts.map((one) => report.likenessParts(one, context)) : []),
    ].filter(({ rows }) => rows.length > 0),
    notes: report.lookalikesNotes(context),
  }
}
