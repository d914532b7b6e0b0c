import { type CatalogueTrait, Fault, type Profile } from '../domain/index.ts'
import {
  type AccountExplanation,
  explainAccount,
  explainTrait,
  type ListedSegment,
  readTraits,
  segmentsOfAccounts,
  type TraitExplanation,
} from '../loop/index.ts'
import type { Engine } from '../sql/index.ts'
import { accountKeyOf } from './account-key-of.ts'
import { ensureDerived } from './derive.ts'
import { type HistoryEntry, keptHistory } from './history-of-scores.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { keptSegmentTests } from './segments.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { traitCalled } from './trait-called.ts'
import { valueDefinition } from './value-definition.ts'

export interface ExplainOptions {
  /** A profile file or the id of a stored one; the one in force where nothing is said. */
  readonly profile?: string
}

export interface ExplainedAccount extends AccountExplanation {
  readonly profile: Profile
  /** The segments it is in, of those that were found last. */
  readonly segments: readonly ListedSegment[]
  /** The last changes of its score, newest first. */
  readonly history: readonly HistoryEntry[]
}

/** Changes shown beside a score; the history has them all. */
const shownChanges = 5

/** One account's score, part by part, down to the records it comes from. `account`: id, domain or name. */
export async function explainAccountIn(
  folder: string,
  account: string,
  options: ExplainOptions,
  call: CallContext,
): Promise<ExplainedAccount> {
  return await explained(folder, options, call, async ({ engine, profile, traits }) => {
    const key = await accountKeyOf(engine, account)
    const tests = await keptSegmentTests(folder, engine, traits)
    return {
      profile,
      ...(await explainAccount(engine, profile, traits, key)),
      segments: (await segmentsOfAccounts(engine, tests, [key])).get(key) ?? [],
      history: await keptHistory(folder, engine, key, shownChanges),
    }
  })
}

export interface ExplainTraitOptions extends ExplainOptions {
  /** Id of the trait, or the header or name it is known by. */
  readonly trait: string
  readonly level?: number
  readonly limit: number
}

export interface ExplainedTrait extends TraitExplanation {
  readonly outcome: Profile['outcome']
}

/** The accounts behind what a profile says of a trait, with their deals and the records they come from. */
export async function explainTraitIn(
  folder: string,
  options: ExplainTraitOptions,
  call: CallContext,
): Promise<ExplainedTrait> {
  const { limit, level } = options
  return await explained(folder, options, call, async ({ engine, profile, traits }) => {
    const page = level === undefined ? { limit } : { limit, level }
    const trait = traitIdOf(profile, options.trait)
    return {
      ...(await explainTrait(engine, profile, traits, trait, page)),
      outcome: profile.outcome,
    }
  })
}

interface Explaining {
  readonly engine: Engine
  readonly profile: Profile
  readonly traits: readonly CatalogueTrait[]
}

async function explained<T>(
  folder: string,
  options: ExplainOptions,
  call: CallContext,
  work: (explaining: Explaining) => Promise<T>,
): Promise<T> {
  return await inLearnedWorkspace(folder, options.profile, call, async (workspace, { profile }) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    return await work({ engine, profile, traits: await readTraits(engine) })
  })
}

function traitIdOf(profile: Profile, asked: string): string {
  const trait = traitCalled(profile.card.traits, asked)
  if (trait === undefined)
    throw new Fault('explain.no_trait', {
      trait: asked,
      traits: profile.card.traits.map(({ id }) => id),
    })
  return trait.id
}
