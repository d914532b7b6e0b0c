import {
  defaultLifetimeQuestion,
  type LifetimeQuestion,
  type LifetimeReport,
} from '../domain/index.ts'
import { lifetimeValues } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { keptLifetimes } from './kept-results.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storeResult } from './stored-result.ts'
import { valueDefinition } from './value-definition.ts'
import { writeLifetimes } from './write-lifetimes.ts'

interface LifetimeOptions extends Partial<LifetimeQuestion> {
  /** CSV file, or workbook where it ends in .xlsx, for all customers. */
  readonly out?: string
}

interface ForetoldLifetimes {
  readonly lifetimes: LifetimeReport
  readonly written?: string
}

/**
 * What every customer is expected to buy, spend and be worth; kept for the report. Currency and exclusions
 * are those of the workspace's value definition.
 */
export async function foretellLifetimes(
  folder: string,
  options: LifetimeOptions,
  call: CallContext,
): Promise<ForetoldLifetimes> {
  const context = stepContext(call)
  const { out, ...asked } = options
  const definition = valueDefinition(folder)
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(workspace, within(context, 0, 0.4), definition)
    const lifetimes = await engine.transaction((inside) =>
      lifetimeValues(
        inside,
        within(context, 0.4, 1),
        { ...defaultLifetimeQuestion, ...asked },
        {
          excluded: value.exclusions.flatMap(({ accountKeys }) => accountKeys),
          ...(value.currency === undefined ? {} : { currency: value.currency }),
        },
      ),
    )
    await storeResult(folder, engine, keptLifetimes, lifetimes)
    if (out === undefined) return { lifetimes }
    await writeLifetimes(engine, out)
    return { lifetimes, written: out }
  })
}
