import type { CatalogueTrait, Lookalikes, SeedCheck, StepContext } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { describeTraits } from './describe-traits.ts'
import { checkModel, learnModel } from './likeness-model.ts'
import { readCandidates, walkFromSeeds, writeLikeness } from './likeness-table.ts'
import { accountNames } from './names.ts'
import { readGraph, sharedCounts } from './relations/index.ts'
import { fetchSample, likenessTraits } from './sample.ts'
import { type Seeds, writeSeeds } from './seeds.ts'
import { shownAccounts } from './shown-accounts.ts'

export interface LookalikeQuestion {
  readonly seeds: Seeds
  /** Also accounts that are customers already. */
  readonly customersToo?: boolean
  /** Accounts to name at the most. */
  readonly limit: number
  /** Traits not to use, by id. */
  readonly exclude?: readonly string[]
  /** Whether not to be known says something; it says nothing unless asked. */
  readonly missing?: 'neutral' | 'counts'
}

/** Seeds named as such in the result. */
const namedSeeds = 20

/**
 * Which accounts are most like these examples? Learns what sets them apart from the market by traits known
 * before a sale and by what they share with others, says how early they would have come back had they been
 * hidden, and ranks all other accounts. Writes `lookalike`, one row an account. Needs the snapshot, the
 * catalogue and the unified objects.
 *
 * @throws Fault `lookalikes.too_few`
 */
export async function findLookalikes(
  engine: Engine,
  context: StepContext,
  catalogue: readonly CatalogueTrait[],
  question: LookalikeQuestion,
): Promise<Lookalikes> {
  const options = context.signal === undefined ? {} : { signal: context.signal }
  const { customersToo = false, exclude = [], limit, missing = 'neutral' } = question
  context.progress('lookalikes.fetch', 0)
  const count = await writeSeeds(engine, question.seeds, options)
  const sample = await fetchSample(engine, context, likenessTraits(catalogue, exclude))
  context.progress('lookalikes.relations', 0.2)
  const graph = await readGraph(engine, options)
  context.progress('lookalikes.learn', 0.35)
  const model = learnModel(sample, graph, sample.seeds, missing)
  context.progress('lookalikes.check', 0.45)
  const checks = checkModel(sample, graph, missing, context.seed)
  context.progress('lookalikes.rank', 0.8)
  const walk = graph === undefined ? undefined : walkFromSeeds(graph, sample.accounts, sample.seeds)
  await writeLikeness(engine, model.likeness, sample.leveled, walk, options)
  const candidates = await readCandidates(engine, customersToo, options)
  const accounts = await shownAccounts(engine, { sample, model, walk, candidates }, limit)
  const first = Array.from(sample.seeds.subarray(0, namedSeeds), (row) => sample.accounts[row] ?? 0)
  const names = await accountNames(engine, first)
  context.progress('lookalikes.rank', 1)
  return {
    ran: context.now.toISOString(),
    customersToo,
    seeds: { count, first: first.map(names) },
    market: sample.size,
    candidates: candidates.keys.length,
    verdict: verdictOf(model.likeness.traits.length, checks.together),
    traits: describeTraits(sample, model),
    check: checks,
    shared: graph === undefined ? [] : await sharedCounts(engine),
    accounts,
  }
}

function verdictOf(traits: number, { auc }: SeedCheck): Lookalikes['verdict'] {
  if (traits === 0) return 'nothing_in_common'
  return auc.low > 0.5 ? 'proven' : 'unproven'
}
