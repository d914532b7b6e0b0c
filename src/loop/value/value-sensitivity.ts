import type {
  StepContext,
  ValueReport,
  ValueSensitivity,
  WeightChange,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { seededRandom } from '../../stats/index.ts'
import { type PercentileMatrix, readPercentiles } from './percentile-matrix.ts'
import { markBest, overlap, reweigh } from './reweigh.ts'

const factors = { doubled: 2, halved: 0.5, dropped: 0 } as const
const trials = 200
/** Beyond this many customers a sample drawn by hash tells the same. */
const mostCustomers = 50_000

/**
 * How far does the list of best customers hang on the weights? Each weight is doubled, halved and
 * dropped; then all at once are multiplied 200 times by factors drawn between 1/2 and 2, even on the
 * scale of logarithms. Under every weighting the best are as many as now; pins play no part.
 *
 * @param report as `rankCustomers` gave it; its tables must still stand
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
  const changes = ids.flatMap((criterion, index) =>
    changesOf(matrix, weights, index, now, best).map((change) => ({ criterion, ...change })),
  )
  const dropped = changes.filter(({ change }) => change === 'dropped')
  const [most] = dropped.toSorted((one, other) => one.jaccard - other.jaccard)
  return {
    customers: matrix.keys.length,
    of: matrix.of,
    best,
    changes,
    ...(most === undefined ? {} : { mattersMost: most.criterion }),
    random: randomWeights(matrix, weights, now, { best, context }),
  }
}

type Change = Omit<WeightChange, 'criterion'>

function changesOf(
  matrix: PercentileMatrix,
  weights: readonly number[],
  index: number,
  now: Uint8Array,
  best: number,
): readonly Change[] {
  return (['doubled', 'halved', 'dropped'] as const)
    .filter((change) => change !== 'dropped' || weights.length > 1)
    .map((change) => {
      const changed = weights.with(index, (weights[index] ?? 0) * factors[change])
      return { change, ...overlap(now, markBest(reweigh(matrix, changed), best)) }
    })
}

interface Trials {
  readonly best: number
  readonly context: StepContext
}

function randomWeights(
  matrix: PercentileMatrix,
  weights: readonly number[],
  now: Uint8Array,
  { best, context }: Trials,
): ValueSensitivity['random'] {
  const random = seededRandom(context.seed)
  const times = new Uint16Array(now.length)
  let jaccard = 0
  for (let trial = 0; trial < trials; trial++) {
    context.signal?.throwIfAborted()
    context.progress('value.sensitivity', trial / trials)
    const drawn = weights.map((weight) => weight * 2 ** (2 * random.next() - 1))
    const then = markBest(reweigh(matrix, drawn), best)
    jaccard += overlap(now, then).jaccard
    for (let row = 0; row < then.length; row++) times[row] = (times[row] ?? 0) + (then[row] ?? 0)
  }
  const share = (row: number) => (times[row] ?? 0) / trials
  const rows = [...now.keys()]
  return {
    trials,
    jaccard: jaccard / trials,
    firm: rows.filter((row) => now[row] === 1 && share(row) >= 0.9).length,
    stays: rows
      .filter((row) => row < Math.min(best, 1000) || (row >= best && row < best + 500))
      .map((row) => ({
        accountKey: matrix.keys[row] ?? Number.NaN,
        best: now[row] === 1,
        share: share(row),
      })),
  }
}
