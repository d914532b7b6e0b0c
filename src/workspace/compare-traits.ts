import type { CompareQuestion, TraitTable } from '../domain/index.ts'
import { compareGroups } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

/** What one group of accounts has in common that another has not, for every trait and level. */
export async function compareTraits(
  folder: string,
  question: CompareQuestion,
  call: CallContext,
): Promise<TraitTable> {
  const context = stepContext(call)
  return await inWorkspace(folder, call, async ({ engine }) => {
    await ensureDerived(engine, context, valueDefinition(folder))
    const [table] = await compareGroups(engine, context, [question])
    if (table === undefined) throw new Error('one question has one table')
    return table
  })
}
