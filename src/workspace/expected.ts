import type { ExpectedValues, ValueReport } from '../domain/index.ts'
import { expectedValues, readTraits } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { keptExpected } from './kept-results.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storeResult } from './stored-result.ts'
import { storeScores } from './stored-scores.ts'
import { traitIdOf } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'
import { writeExpected } from './write-expected.ts'

interface ExpectedOptions {
  /** A profile file or the id of a stored one, for the chances; the one in force where nothing is said. */
  readonly profile?: string
  /** Traits not to foretell the value by: by id, header or name. */
  readonly exclude?: readonly string[]
  readonly limit: number
  /** CSV file for all accounts not yet won. */
  readonly out?: string
}

interface FoundExpected {
  readonly found: ExpectedValues
  readonly written?: string
}

/** Chance x value if won for every account not yet a customer, and where the two orders disagree; kept for the report. */
export async function expectedValuesIn(
  folder: string,
  options: ExpectedOptions,
  call: CallContext,
): Promise<FoundExpected> {
  const context = stepContext(call)
  const { exclude = [], limit, out } = options
  return await inLearnedWorkspace(
    folder,
    options.profile,
    { ...call, writes: true },
    async (workspace, { profile }) => {
      const { engine } = workspace
      const { value } = await ensureDerived(
        workspace,
        within(context, 0, 0.4),
        valueDefinition(folder),
      )
      const catalogue = await readTraits(engine)
      const found = await engine.transaction(async (inside) => {
        await storeScores(inside, profile, catalogue)
        return await expectedValues(inside, within(context, 0.5, 1), catalogue, {
          profile,
          limit,
          exclude: [...amountsOf(value), ...exclude.map((asked) => traitIdOf(catalogue, asked))],
          excluded: value.exclusions.flatMap(({ accountKeys }) => accountKeys),
          ...(value.currency === undefined ? {} : { currency: value.currency }),
        })
      })
      await storeResult(folder, engine, keptExpected, found)
      if (out === undefined) return { found }
      await writeExpected(engine, out, found)
      return { found, written: out }
    },
  )
}

/**
 * Columns that somebody named as a measure of value may be the amount itself. A company's own size is not: it
 * was known before the sale, and says much of what it will bring.
 */
function amountsOf({ criteria }: ValueReport): readonly string[] {
  return criteria.flatMap(({ id, status }) =>
    status === 'used' && id.startsWith('trait:') ? [id.slice('trait:'.length)] : [],
  )
}
