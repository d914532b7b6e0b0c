import type { Profile, Tier } from '../domain/index.ts'
import { prospectTiers, rankedAccounts, readTraits } from '../loop/index.ts'
import { type Translator, translator } from '../messages/index.ts'
import { ensureDerived } from './derive.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { keptSegmentTests } from './segments.ts'
import { type ScoredAccount, withSegments } from './segments-of-ranked.ts'
import { type CallContext, stepContext, within } from './step-context.ts'
import { storeScores } from './stored-scores.ts'
import { valueDefinition } from './value-definition.ts'
import { writeScores } from './write-scores.ts'

export interface ScoreWorkspaceOptions {
  /** A profile file or the id of a stored one; the one in force where nothing is said. */
  readonly profile?: string
  /** Only this tier among the ranked accounts. */
  readonly tier?: Tier
  /** Also the customers; else only accounts still to be won. */
  readonly everyone?: boolean
  readonly limit: number
  /** Keep the scores in their history; only those of the profile in force where nothing is said. */
  readonly keep?: boolean
  /** CSV file for all ranked accounts. */
  readonly out?: string
}

export interface ScoreContext extends CallContext {
  /** Words the reasons in the CSV file; English where nothing is said. */
  readonly translator?: Translator
}

export interface ScoredAccounts {
  readonly profile: Profile
  readonly accounts: number
  readonly tiers: Readonly<Record<Tier, number>>
  /** The same of those who are not customers yet; absent where nothing says who is one. */
  readonly prospects?: Readonly<Record<Tier, number>>
  /** Traits of the card that the data does not have. */
  readonly unmatched: readonly string[]
  readonly ranked: readonly ScoredAccount[]
  readonly written?: string
}

/** Scores all accounts in the engine and gives the first ones to work, with their reasons. */
export async function scoreWorkspace(
  folder: string,
  options: ScoreWorkspaceOptions,
  call: ScoreContext,
): Promise<ScoredAccounts> {
  const context = stepContext(call)
  return await inLearnedWorkspace(
    folder,
    options.profile,
    { ...call, writes: true },
    async (workspace, { id, profile }) => {
      const { engine } = workspace
      await ensureDerived(workspace, within(context, 0, 0.7), valueDefinition(folder))
      const traits = await readTraits(engine)
      const { limit, tier, everyone = false, keep = options.profile === undefined } = options
      const scoring = keep ? { at: call.now, version: id } : undefined
      const summary = await storeScores(engine, profile, traits, scoring)
      const ranked = await rankedAccounts(engine, profile, traits, {
        limit,
        prospects: !everyone,
        ...(tier === undefined ? {} : { tier }),
      })
      const tests = await keptSegmentTests(folder, engine, traits)
      const scored = {
        profile,
        ...summary,
        prospects: await prospectTiers(engine),
        ranked: await withSegments(engine, ranked, tests),
      }
      if (options.out === undefined) return scored
      await writeScores(engine, options.out, options, {
        profile,
        translator: call.translator ?? translator('en'),
        tests,
      })
      return { ...scored, written: options.out }
    },
  )
}
