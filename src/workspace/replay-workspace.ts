import {
  Fault,
  leastGood,
  type Profile,
  type Replay,
  unnamed,
  type Weighting,
} from '../domain/index.ts'
import { chooseOutcome, type ReplayOptions, readTraits, replay } from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { type AskedDirection, heldTraitsIn } from './held-traits.ts'
import { keptReplay } from './kept-results.ts'
import { inWorkspace } from './open-workspace.ts'
import { hasProfile, loadProfile, type StoredProfile, versionBefore } from './profile-store.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storeResult } from './stored-result.ts'
import { traitIdOf } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'
import { writeReplayed } from './write-replay.ts'

export interface ReplayWorkspaceOptions extends Pick<ReplayOptions, 'by' | 'periods' | 'capacity'> {
  /** A profile file or the id of a stored one; the one in force where nothing is said. */
  readonly profile?: string
  /** As for learning: by id, header or name. */
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  /** Instead of what the profile was learned with. */
  readonly monotone?: readonly AskedDirection[]
  readonly weight?: Weighting['by'] | 'none'
  readonly maxTraits?: number
  readonly maxPairs?: number
  /** CSV file for every account that the figures count. */
  readonly out?: string
}

/**
 * Plays the last periods again with this way of learning, with the options that the profile in force was learned
 * with unless others are asked for, and with that profile itself where it had not seen the outcome; keeps what came of it for the report.
 *
 * @throws Fault `replay.outcome` where the outcome is one of today only, `replay.no_dates` where nothing is
 *   dated, `replay.one_sided` where all were won, or none
 */
export async function replayWorkspace(
  folder: string,
  options: ReplayWorkspaceOptions,
  call: CallContext,
): Promise<Replay> {
  const context = stepContext(call)
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(
      workspace,
      within(context, 0, 0.3),
      valueDefinition(folder),
    )
    const file = fileToReplay(folder, options.profile)
    const before = file && versionBefore(folder, file)
    const run = await replay(engine, within(context, 0.3, 1), {
      ...plainOptions(options),
      outcome: file === undefined ? await clearerOutcome(engine) : outcomeOf(file.profile),
      way: await wayOf(engine, options, file?.profile),
      ...(value.currency === undefined ? {} : { currency: value.currency }),
      ...(file === undefined ? {} : { file }),
      ...(before === undefined ? {} : { before }),
    })
    await storeResult(folder, engine, keptReplay, run.replay)
    if (options.out === undefined) return run.replay
    await writeReplayed(engine, options.out, [
      { profile: 'learned', accounts: run.accounts },
      ...(file === undefined ? [] : [{ profile: file.id, accounts: run.fileAccounts ?? [] }]),
    ])
    return run.replay
  })
}

function fileToReplay(folder: string, which: string | undefined): StoredProfile | undefined {
  return which !== undefined || hasProfile(folder) ? loadProfile(folder, which) : undefined
}

function plainOptions({ by, capacity, periods }: ReplayWorkspaceOptions) {
  return { by, periods, ...(capacity === undefined ? {} : { capacity }) }
}

function outcomeOf({ outcome }: Profile): ReplayOptions['outcome'] {
  if (outcome === 'retained' || outcome === 'best') throw new Fault('replay.outcome', { outcome })
  return outcome
}

/** Of the outcomes with a date, the one that has more of what it has less of. */
async function clearerOutcome(engine: Engine): Promise<ReplayOptions['outcome']> {
  const rarer = async (outcome: ReplayOptions['outcome']) => {
    const { good, others } = await chooseOutcome(engine, outcome)
    return Math.min(good, others)
  }
  const [won, first] = [await rarer('won'), await rarer('first_deal_won')]
  if (won === 0 && first === 0) throw new Fault('replay.one_sided')
  return won >= leastGood || won >= first ? 'won' : 'first_deal_won'
}

async function wayOf(
  engine: Engine,
  { exclude = [], keep = [], maxPairs, maxTraits, ...asked }: ReplayWorkspaceOptions,
  profile: Profile | undefined,
): Promise<ReplayOptions['way']> {
  const traits = await readTraits(engine)
  const { monotone: held = [], weighting } = profile ?? {}
  const monotone =
    asked.monotone === undefined
      ? held.map(({ direction, trait }) => ({ direction, trait: trait.id }))
      : heldTraitsIn(traits, asked.monotone)
  const weight = asked.weight ?? weighting?.by ?? 'none'
  return {
    name: unnamed,
    monotone,
    ...(weight === 'none' ? {} : { weight }),
    keep: keep.map((asked) => traitIdOf(traits, asked)),
    exclude: exclude.map((asked) => traitIdOf(traits, asked)),
    ...(maxTraits === undefined ? {} : { maxTraits }),
    ...(maxPairs === undefined ? {} : { maxPairs }),
  }
}
