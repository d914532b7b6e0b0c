import {
  leastGood,
  leastOthers,
  type StepContext,
  type TraitSensitivity,
  type ValueReport,
  type ValueSensitivity,
  type WeightChange,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { readTraits } from '../catalogue/index.ts'
import { chooseLevels } from '../levels/index.ts'
import { type PercentileMatrix, readPercentiles } from './percentile-matrix.ts'
import { readLevels } from './read-levels.ts'
import { markBest, overlap, reweigh } from './reweigh.ts'
import { type OtherBest, traitSensitivity } from './trait-sensitivity.ts'

const factors = { doubled: 2, halved: 0.5, dropped: 0 } as const
const trials = 200
/** Of the random weightings, those under which the traits are looked at too. */
const traitTrials = 50
/** Beyond this many customers a sample drawn by hash tells the same. */
const mostCustomers = 50_000

/**
 * How far do the list of best customers and what they have in common hang on the weights? Each weight is
 * doubled, halved and dropped; then all at once are multiplied 200 times by factors drawn between 1/2 and
 * 2, even on the scale of logarithms. Under every weighting the best are as many as now; pins play no
 * part. Traits are told under the changes of one weight and the first 50 of the random ones.
 *
 * @param report as `rankCustomers` gave it; its tables, the snapshot and the catalogue must still stand
 */
export async function valueSensitivity(
  engine: Engine,
  context: StepContext,
  report: ValueReport,
): Promise<ValueSensitivity> {
  const used = report.criteria.filter(({ status }) => status === 'used')
  const weights = used.map(({ weight }) => weight)
  const ids = used.map(({ id }) => id)
  const matrix = await readPercentiles(engine, ids, mostCustomers)
  const best = matrix.values.filter((value) => value >= report.cut.from).length
  const now = markBest(reweigh(matrix, weights), best)
  const changed = ids.flatMap((criterion, index) =>
    changedWeights(weights, index).map((change) => ({
      criterion,
      change: change.change,
      best: markBest(reweigh(matrix, change.weights), best),
    })),
  )
  const changes = changed.map(({ criterion, change, best: then }) => ({
    criterion,
    change,
    ...overlap(now, then),
  }))
  const dropped = changes.filter(({ change }) => change === 'dropped')
  const [most] = dropped.toSorted((one, other) => one.jaccard - other.jaccard)
  const { random, lists } = randomWeights(matrix, weights, now, { best, context })
  const traits = await whatTheyShare(engine, matrix, now, [
    ...changed.map(({ criterion, change, best: then }) =>
      change === 'dropped' ? { best: then, dropped: criterion } : { best: then },
    ),
    ...lists.map((then) => ({ best: then })),
  ])
  return {
    customers: matrix.keys.length,
    of: matrix.of,
    best,
    changes,
    ...(most === undefined ? {} : { mattersMost: most.criterion }),
    ...(traits === undefined ? {} : { traits }),
    random,
  }
}

interface ChangedWeights {
  readonly change: WeightChange['change']
  readonly weights: readonly number[]
}

function changedWeights(weights: readonly number[], index: number): readonly ChangedWeights[] {
  return (['doubled', 'halved', 'dropped'] as const)
    .filter((change) => change !== 'dropped' || weights.length > 1)
    .map((change) => ({
      change,
      weights: weights.with(index, (weights[index] ?? 0) * factors[change]),
    }))
}

interface Trials {
  readonly best: number
  readonly context: StepContext
}

interface RandomLists {
  readonly random: ValueSensitivity['random']
  /** The best under the first of the weightings. */
  readonly lists: readonly Uint8Array[]
}

function randomWeights(
  matrix: PercentileMatrix,
  weights: readonly number[],
  now: Uint8Array,
  { best, context }: Trials,
): RandomLists {
  const random = seededRandom(context.seed)
  const times = new Uint16Array(now.length)
  const lists: Uint8Array[] = []
  let jaccard = 0
  for (let trial = 0; trial < trials; trial++) {
    context.signal?.throwIfAborted()
    context.progress('value.sensitivity', trial / trials)
    const drawn = weights.map((weight) => weight * 2 ** (2 * random.next() - 1))
    const then = markBest(reweigh(matrix, drawn), best)
    if (trial < traitTrials) lists.push(then)
    jaccard += overlap(now, then).jaccard
    for (let row = 0; row < then.length; row++) times[row] = (times[row] ?? 0) + (then[row] ?? 0)
  }
  const share = (row: number) => (times[row] ?? 0) / trials
  const rows = [...now.keys()]
  const stays = rows
    .filter((row) => row < Math.min(best, 1000) || (row >= best && row < best + 500))
    .map((row) => ({
      accountKey: matrix.keys[row] ?? Number.NaN,
      best: now[row] === 1,
      share: share(row),
    }))
  return {
    random: {
      trials,
      jaccard: jaccard / trials,
      firm: rows.filter((row) => now[row] === 1 && share(row) >= 0.9).length,
      stays,
    },
    lists,
  }
}

/** Undefined with too few customers on either side to say what sets them apart. */
async function whatTheyShare(
  engine: Engine,
  { keys, sample }: PercentileMatrix,
  now: Uint8Array,
  others: readonly OtherBest[],
): Promise<TraitSensitivity | undefined> {
  const best = now.filter((mark) => mark === 1).length
  if (best < leastGood || now.length - best < leastOthers) return undefined
  const traits = (await readTraits(engine)).filter(({ leftOut }) => leftOut === undefined)
  const leveled = await chooseLevels(engine, traits)
  return traitSensitivity(await readLevels(engine, leveled, sample, keys), now, others)
}
