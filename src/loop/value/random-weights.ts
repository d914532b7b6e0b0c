import type { StepContext, ValueSensitivity } from '../../domain/index.ts'
import { seededRandom } from '../../stats/index.ts'
import type { PercentileMatrix } from './percentile-matrix.ts'
import { markBest, overlap, reweigh } from './reweigh.ts'

const trials = 200
/** Of the random weightings, those under which the traits are looked at too. */
const traitTrials = 50
/** Best under so many of the weightings, a customer is firmly so. */
const firmShare = 0.9

/** Who is best as the weights stand. */
interface Standing {
  /** 1 for the best, in the order of the matrix. */
  readonly now: Uint8Array
  readonly best: number
}

interface RandomLists {
  readonly random: ValueSensitivity['random']
  /** The best under the first of the weightings. */
  readonly lists: readonly Uint8Array[]
}

/** The best under random weights: each weight times a factor between 1/2 and 2, even in logarithms. */
export function randomWeights(
  matrix: PercentileMatrix,
  weights: readonly number[],
  { now, best }: Standing,
  context: StepContext,
): RandomLists {
  const random = seededRandom(context.seed)
  const timesBest = new Uint16Array(now.length)
  const lists: Uint8Array[] = []
  let jaccard = 0
  for (let trial = 0; trial < trials; trial++) {
    context.signal?.throwIfAborted()
    context.progress('value.sensitivity', trial / trials)
    const drawn = weights.map((weight) => weight * 2 ** (2 * random.next() - 1))
    const then = markBest(reweigh(matrix, drawn), best)
    if (trial < traitTrials) lists.push(then)
    jaccard += overlap(now, then).jaccard
    then.forEach((mark, row) => {
      timesBest[row] = (timesBest[row] ?? 0) + mark
    })
  }
  const shares = Float64Array.from(timesBest, (times) => times / trials)
  return {
    random: {
      trials,
      jaccard: jaccard / trials,
      firm: shares.filter((share, row) => now[row] === 1 && share >= firmShare).length,
      stays: listedRows(now.length, best).map((row) => ({
        accountKey: matrix.keys[row] ?? Number.NaN,
        best: now[row] === 1,
        share: shares[row] ?? 0,
      })),
    },
    lists,
  }
}

/** The first of the best, and the customers next in line. */
function listedRows(customers: number, best: number): readonly number[] {
  const [mostBest, nextInLine] = [1000, 500]
  return Array.from({ length: customers }, (_, row) => row).filter(
    (row) => row < Math.min(best, mostBest) || (row >= best && row < best + nextInLine),
  )
}
