import {
  beliefsOf,
  type CatalogueTrait,
  type Hypothesis,
  type HypothesisCheck,
  type Profile,
  specificity,
  unnamed,
} from '../domain/index.ts'
import {
  cutForCapacity,
  type LearnOptions,
  learn,
  marketCounts,
  readTraits,
} from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { type AskedDirection, heldTraitsIn } from './held-traits.ts'
import { assumedProfileIn, checkedIn } from './hypothesis/index.ts'
import { leftOutTraits, partsOfValue } from './left-out.ts'
import { inWorkspace } from './open-workspace.ts'
import { keepVersion, type StoredProfile, storeProfile } from './profile-store.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storeScores } from './stored-scores.ts'
import { traitCalled, traitIdOf } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'

export interface LearnProfileOptions
  extends Partial<
    Omit<LearnOptions, 'keep' | 'exclude' | 'hypothesis' | 'monotone' | 'decidedBefore'>
  > {
  /** What somebody holds before the data; learning starts from it. */
  readonly hypothesis?: Hypothesis
  /** Traits to use although they look as if they told the outcome, and traits not to use: by id, header or name. */
  readonly keep?: readonly string[]
  readonly exclude?: readonly string[]
  /** Traits whose points may run one way only. */
  readonly monotone?: readonly AskedDirection[]
  /** `false` only keeps the version, for whoever decides later what is in force. */
  readonly inForce?: boolean
  /** Accounts still to be won that the team can work; the best tier is then cut to hold as many. */
  readonly capacity?: number
}

export interface LearnedProfile extends StoredProfile {
  /** Traits kept out of learning, each with its reason. */
  readonly leftOut: readonly CatalogueTrait[]
  /** What the data says to the hypothesis, where one was given. */
  readonly checked?: HypothesisCheck
}

/**
 * Learns the profile, checks it on accounts kept aside, measures it against the market, stores it, puts it
 * in force, and scores all accounts.
 */
export async function learnProfile(
  folder: string,
  options: LearnProfileOptions,
  call: CallContext,
): Promise<LearnedProfile> {
  const context = stepContext(call)
  return await inWorkspace(folder, { ...call, writes: true }, async (workspace) => {
    const { engine } = workspace
    const { value } = await ensureDerived(
      workspace,
      within(context, 0, 0.4),
      valueDefinition(folder),
    )
    const catalogue = await readTraits(engine)
    const { keep = [], exclude = [], name = unnamed, outcome = 'auto', ...others } = options
    const { capacity, hypothesis, inForce = true, monotone, ...rest } = others
    const { profile: tried } = await learn(engine, within(context, 0.4, 0.9), {
      ...rest,
      ...(hypothesis === undefined ? {} : { hypothesis: statedIn(hypothesis, catalogue) }),
      ...(monotone === undefined ? {} : { monotone: heldTraitsIn(catalogue, monotone) }),
      ...(value.currency === undefined ? {} : { currency: value.currency }),
      name,
      outcome,
      partsOfValue: partsOfValue(value),
      keep: keep.map((asked) => traitIdOf(catalogue, asked)),
      exclude: exclude.map((asked) => traitIdOf(catalogue, asked)),
    })
    const traits = await readTraits(engine)
    const found =
      hypothesis !== undefined && isTooLittle(tried)
        ? await assumedProfileIn(engine, context, hypothesis)
        : tried
    const learned = capacity === undefined ? found : await cutTo(capacity, engine, found, traits)
    await storeScores(engine, learned, traits)
    const profile = {
      ...learned,
      specificity: specificity(learned.card, await marketCounts(engine, learned, traits)),
    }
    return {
      ...(inForce ? storeProfile(folder, profile) : keepVersion(folder, profile)),
      leftOut: leftOutTraits(traits, profile, value),
      ...(hypothesis === undefined
        ? {}
        : { checked: await checkedIn(engine, context, hypothesis, outcome) }),
    }
  })
}

function statedIn(written: Hypothesis, traits: readonly CatalogueTrait[]) {
  return { written, beliefs: beliefsOf(written, (name) => traitCalled(traits, name)) }
}

/** Was there too little to learn from? */
function isTooLittle({ verdict }: Profile): boolean {
  return verdict.reasons.some(
    (reason) => reason === 'too_few_good' || reason === 'too_few_others' || reason === 'no_value',
  )
}

/** The line can be drawn only where it is known who lies above it. */
async function cutTo(
  capacity: number,
  engine: Engine,
  profile: Profile,
  traits: readonly CatalogueTrait[],
): Promise<Profile> {
  await storeScores(engine, profile, traits)
  return await cutForCapacity(engine, profile, capacity)
}
