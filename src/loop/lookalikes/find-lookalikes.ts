import type { CatalogueTrait, Lookalikes, SeedCheck, StepContext } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { walkFromSeeds, weighCandidates } from './candidates.ts'
import { likenessTraits, readPacked } from './coded-market.ts'
import { describeTraits } from './describe-traits.ts'
import { checkModel, learnModel } from './likeness-model.ts'
import { accountNames } from './names.ts'
import { readGraph, sharedCounts } from './relations/index.ts'
import { fetchSample } from './sample.ts'
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
 * hidden, and ranks all other accounts. Needs the snapshot, the catalogue, the unified objects, and what
 * `prepareLookalikes` makes of them.
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
  const leveled = await readPacked(engine, likenessTraits(catalogue, exclude))
  const sample = await fetchSample(engine, context, leveled)
  context.progress('lookalikes.relations', 0.2)
  const graph = await readGraph(engine, options)
  context.progress('lookalikes.learn', 0.35)
  const model = learnModel(sample, graph, sample.seeds, missing)
  context.progress('lookalikes.check', 0.45)
  const checks = checkModel(sample, graph, missing, context.seed)
  context.progress('lookalikes.rank', 0.8)
  const walk = graph === undefined ? undefined : walkFromSeeds(graph, sample.accounts, sample.seeds)
  const candidates = await weighCandidates(engine, { sample, model, walk }, customersToo, options)
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
