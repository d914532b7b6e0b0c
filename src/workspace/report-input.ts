import {
  compareQuestions,
  type Profile,
  type StepContext,
  type TraitTable,
} from '../domain/index.ts'
import {
  compareGroups,
  customerFacts,
  prospectTiers,
  rankedAccounts,
  readTraits,
  valueSensitivity,
  type WantedOutcome,
} from '../loop/index.ts'
import type { ReportInput } from '../report/index.ts'
import { listImports } from '../sources/index.ts'
import { ensureDerived } from './derive.ts'
import { checkedIn } from './hypothesis/index.ts'
import {
  keptExpected,
  keptLifetimes,
  keptLookalikes,
  keptReplay,
  keptSegments,
} from './kept-results.ts'
import { leftOutTraits } from './left-out.ts'
import type { Workspace } from './open-workspace.ts'
import type { StoredProfile } from './profile-store.ts'
import { keptSegmentTests } from './segments.ts'
import { withSegments } from './segments-of-ranked.ts'
import { within } from './step-context.ts'
import { storedResult } from './stored-result.ts'
import { storeScores } from './stored-scores.ts'
import { valueDefinition } from './value-definition.ts'

/** Accounts to work next that a report shows. */
const shownAccounts = 25

/** Gathers what a report says with a profile. */
export async function reportInput(
  workspace: Workspace,
  { id, profile }: StoredProfile,
  context: StepContext,
): Promise<ReportInput> {
  const { engine, folder } = workspace
  const { unified, value } = await ensureDerived(
    workspace,
    within(context, 0, 0.5),
    valueDefinition(folder),
  )
  const traits = await readTraits(engine)
  const { tiers } = await storeScores(engine, profile, traits)
  context.progress('report.gather', 0.6)
  const sensitivity =
    value.cut.basis !== 'none' ? await valueSensitivity(engine, context, value) : undefined
  const tables = await compareGroups(engine, within(context, 0.65, 0.9), compareQuestions)
  const ranked = await withSegments(
    engine,
    await rankedAccounts(engine, profile, traits, { limit: shownAccounts, prospects: true }),
    await keptSegmentTests(folder, engine, traits),
  )
  const imports = await listImports(engine)
  const replay = await storedResult(folder, engine, keptReplay)
  const lifetimes = await storedResult(folder, engine, keptLifetimes)
  const lookalikes = await storedResult(folder, engine, keptLookalikes)
  const expected = await storedResult(folder, engine, keptExpected)
  const stated = profile.hypothesis
  const hypothesis =
    stated === undefined
      ? undefined
      : await checkedIn(engine, context, stated, wantedOf(profile.outcome))
  const segments = await storedResult(folder, engine, keptSegments)
  return {
    profile,
    profileId: id,
    ...(hypothesis === undefined ? {} : { hypothesis }),
    now: context.now.toISOString(),
    data: {
      objects: { account: unified.accounts, ...unified.objects },
      files: imports.flatMap(({ receipt }) => receipt.files),
      orphans: unified.orphans,
    },
    value,
    ...(sensitivity === undefined ? {} : { sensitivity }),
    customerFacts: await customerFacts(
      engine,
      value.top.map(({ accountKey }) => accountKey),
    ),
    tables: tables.filter((table) => isTelling(table, profile.outcome)),
    market: tiers,
    prospects: await prospectTiers(engine),
    accounts: ranked.map(({ account: { domain, id, key, name }, ...account }) => ({
      ...account,
      accountKey: key,
      id,
      name,
      domain,
    })),
    ...(replay === undefined ? {} : { replay }),
    ...(lifetimes === undefined ? {} : { lifetimes }),
    ...(lookalikes === undefined ? {} : { lookalikes }),
    ...(expected === undefined ? {} : { expected }),
    ...(segments === undefined ? {} : { segments }),
    leftOut: leftOutTraits(traits, profile, value),
  }
}

/** Which outcomes first deals belong to is for `auto` to find. */
function wantedOf(outcome: Profile['outcome']): WantedOutcome {
  return outcome === 'first_deal_won' ? 'auto' : outcome
}

/** A question of churn, or of sales where churn was learned, is asked only where the data has both answers. */
function isTelling({ question, group, others }: TraitTable, outcome: Profile['outcome']): boolean {
  const asked = question === 'won_lost' ? outcome !== 'retained' : question !== 'stayed_churned'
  return asked || (group > 0 && others > 0)
}
