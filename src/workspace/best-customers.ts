import type { ValueReport, ValueSensitivity } from '../domain/index.ts'
import { valueSensitivity } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { inWorkspace } from './open-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

export interface BestOptions {
  /** A value definition in YAML. */
  readonly value?: string
  readonly sensitivity?: boolean
}

export interface BestCustomers {
  readonly value: ValueReport
  readonly sensitivity?: ValueSensitivity
}

/** The customers by value, and where asked for how far the list hangs on the weights. */
export async function bestCustomers(
  folder: string,
  options: BestOptions,
  call: CallContext,
): Promise<BestCustomers> {
  const context = stepContext(call)
  const definition = valueDefinition(folder, options.value)
  return await inWorkspace(folder, call, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(workspace, context, definition)
    if (options.sensitivity !== true || value.cut.basis === 'none') return { value }
    return { value, sensitivity: await valueSensitivity(engine, context, value) }
  })
}
