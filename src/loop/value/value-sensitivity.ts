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
import { readTraits } from '../catalogue/index.ts'
import { chooseLevels } from '../levels/index.ts'
import { type PercentileMatrix, readPercentiles } from './percentile-matrix.ts'
import { randomWeights } from './random-weights.ts'
import { readLevels } from './read-levels.ts'
import { markBest, overlap, reweigh } from './reweigh.ts'
import { type OtherBest, traitSensitivity } from './trait-sensitivity.ts'

const factors = { doubled: 2, halved: 0.5, dropped: 0 } as const
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
    changedWeights(weights, index).map(({ change, weights: others }) => ({
      criterion,
      change,
      marks: markBest(reweigh(matrix, others), best),
    })),
  )
  const changes = changed.map(({ marks, ...change }) => ({ ...change, ...overlap(now, marks) }))
  const dropped = changes.filter(({ change }) => change === 'dropped')
  const [most] = dropped.toSorted((one, other) => one.jaccard - other.jaccard)
  const { random, lists } = randomWeights(matrix, weights, { now, best }, context)
  const traits = await whatTheyShare(engine, matrix, now, [
    ...changed.map(({ criterion, change, marks }) => ({
      best: marks,
      ...(change === 'dropped' ? { dropped: criterion } : {}),
    })),
    ...lists.map((marks) => ({ best: marks })),
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
