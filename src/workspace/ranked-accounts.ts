import type { Profile, Tier } from '../domain/index.ts'
import {
  type RankPlace,
  rankedAccounts,
  readTraits,
  scoreQuery,
  type TierCounts,
  tierCounts,
} from '../loop/index.ts'
import { sql } from '../sql/index.ts'
import { ensureDerived } from './derive.ts'
import { inLearnedWorkspace } from './learned-workspace.ts'
import { keptSegmentTests } from './segments.ts'
import { type ScoredAccount, withSegments } from './segments-of-ranked.ts'
import { type CallContext, stepContext } from './step-context.ts'
import { hasScoresOf } from './stored-scores.ts'
import { valueDefinition } from './value-definition.ts'

interface RankedPage {
  /** A profile file or the id of a stored one; the one in force where nothing is said. */
  readonly profile?: string
  /** Only this tier. */
  readonly tier?: Tier
  /** Also the customers; else only accounts still to be won. */
  readonly everyone?: boolean
  /** The fewest points first. */
  readonly ascending?: boolean
  readonly limit: number
  /** The last account of the page before. */
  readonly after?: RankPlace
}

interface RankedAccounts {
  readonly profile: Profile
  /** Of all accounts, or of those still to be won, whatever the page. */
  readonly tiers: TierCounts
  readonly ranked: readonly ScoredAccount[]
}

/**
 * A page of the accounts by points, with their reasons. Reads the scores that are stored; where those are of
 * another profile, or of data before an import, the engine works them out for the page: nothing is written, so
 * that the page is right beside any job.
 */
export async function rankedIn(
  folder: string,
  { everyone = false, profile: which, ...page }: RankedPage,
  call: CallContext,
): Promise<RankedAccounts> {
  return await inLearnedWorkspace(folder, which, call, async (workspace, { profile }) => {
    const { engine } = workspace
    await ensureDerived(workspace, stepContext(call), valueDefinition(folder))
    const traits = await readTraits(engine)
    const stored = await hasScoresOf(engine, profile)
    const options = {
      prospects: !everyone,
      ...(stored ? {} : { scores: sql`(${scoreQuery(engine.dialect, profile, traits, false)})` }),
    }
    const ranked = await rankedAccounts(engine, profile, traits, { ...page, ...options })
    return {
      profile,
      tiers: await tierCounts(engine, options),
      ranked: await withSegments(engine, ranked, await keptSegmentTests(folder, engine, traits)),
    }
  })
}
