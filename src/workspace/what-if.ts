import {
  type CardEdit,
  editedProfile,
  type Profile,
  profileText,
  readProfile,
  type Tiers,
} from '../domain/index.ts'
import {
  readTraits,
  remeasured,
  type TierMove,
  type TierOutlook,
  tierMoves,
  tierOutlook,
} from '../loop/index.ts'
import { ensureDerived } from './derive.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { valueDefinition } from './value-definition.ts'

interface WhatIfQuestion {
  /** A profile file or the id of a stored one to start from; the one in force where nothing is said. */
  readonly profile?: string
  /** What to change of it, or another profile altogether. */
  readonly change: CardEdit | { readonly instead: Profile }
}

interface Outlook {
  readonly tiers: readonly TierOutlook[]
  /** What each tier won among accounts that the card had not seen; only where such accounts were counted for these points. */
  readonly heldOut?: Tiers['measured']
}

interface WhatIf {
  readonly before: Outlook
  readonly after: Outlook
  readonly moves: readonly TierMove[]
  /** The changed profile, to be kept as a version. */
  readonly profile: Profile
}

/** What a change of the profile would do to the accounts; writes nothing. */
export async function whatIf(
  folder: string,
  { change, profile: which }: WhatIfQuestion,
  call: CallContext,
): Promise<WhatIf> {
  return await inLearnedWorkspace(folder, which, call, async (workspace, { profile: before }) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const traits = await readTraits(engine)
    const wanted = 'instead' in change ? change.instead : editedProfile(before, change)
    const after = remeasured(readProfile(profileText(wanted), 'profile.json'))
    const outlook = async (profile: Profile): Promise<Outlook> => {
      const tiers = await tierOutlook(engine, profile, traits)
      const { heldOut, measured } = profile.tiers
      return heldOut === undefined ? { tiers } : { tiers, heldOut: measured }
    }
    return {
      before: await outlook(before),
      after: await outlook(after),
      moves: await tierMoves(engine, before, after, traits),
      profile: after,
    }
  })
}
