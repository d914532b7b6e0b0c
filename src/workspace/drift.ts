import { type ProfileDrift, profileDrift, readTraits } from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

export type { ProfileDrift } from '../loop/index.ts'

/** Does a profile still hold on the accounts that were decided since it was learned? Writes nothing. */
export async function driftIn(
  folder: string,
  { profile: which }: { readonly profile: string },
  call: CallContext,
): Promise<ProfileDrift> {
  return await inLearnedWorkspace(folder, which, call, async (workspace, { profile }) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    return await profileDrift(engine, profile, await readTraits(engine))
  })
}
