import type { CompareQuestion, TraitTable } from '../domain/index.ts'
import { compareGroups, snapshotSummary } from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

/**
 * What one group of accounts has in common that another has not, for every trait and level. `auto` asks
 * won against lost, or, of customers alone, stayed against churned.
 */
export async function compareTraits(
  folder: string,
  question: CompareQuestion | 'auto',
  call: CallContext,
): Promise<TraitTable> {
  const context = stepContext(call)
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    await ensureDerived(workspace, context, valueDefinition(folder))
    const asked = question === 'auto' ? await askedBy(engine) : question
    const [table] = await compareGroups(engine, context, [asked])
    if (table === undefined) throw new Error('one question has one table')
    return table
  })
}

async function askedBy(engine: Engine): Promise<CompareQuestion> {
  const { decided, won, stayed, churned } = await snapshotSummary(engine)
  return won === decided && stayed > 0 && churned > 0 ? 'stayed_churned' : 'won_lost'
}
