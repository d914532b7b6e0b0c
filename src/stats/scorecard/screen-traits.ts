import { strongest } from './choose-traits.ts'
import type { Coded } from './coded.ts'
import { addCounts, type Counts, countFolds } from './fold-counts.ts'
import { traitStrength } from './trait-strength.ts'

/** Counts of each fold for the traits that any set of training folds could want. */
export interface ScreenedCounts {
  readonly counted: readonly number[]
  readonly folds: readonly Counts[]
}

/**
 * Counts pairs of levels only for traits that are among the strongest in at least one of the sets of
 * folds that will be learned from, so that a table of hundreds of traits stays affordable. A training
 * set still looks only at its own strongest: what other sets want changes nothing for it. Of very many
 * rows about `MOST_COUNTED` are counted, evenly spread: enough to choose by.
 *
 * @param trainings each a set of folds that will be learned from
 */
export function countScreened(
  data: Coded,
  fold: Uint8Array,
  folds: number,
  trainings: readonly (readonly number[])[],
): ScreenedCounts {
  const { good, traits } = data
  const every = Math.ceil(data.rows / MOST_COUNTED)
  const drawn = fold.map((k, row) => (row % every === 0 ? k : NO_FOLD))
  const single = traits.map((trait) => countFolds([trait], good, drawn, folds))
  const wanted = new Set<number>()
  for (const training of trainings) {
    const found = traits.flatMap((trait, index) => {
      const counts = addCounts(training.flatMap((k) => single[index]?.[k] ?? []))
      const { excess } = traitStrength(trait, 0, counts)
      return excess > 0 ? [{ index, excess }] : []
    })
    for (const { index } of strongest(found)) wanted.add(index)
  }
  const counted = [...wanted].toSorted((a, b) => a - b)
  const picked = counted.flatMap((index) => traits[index] ?? [])
  return { counted, folds: countFolds(picked, good, drawn, folds) }
}

const MOST_COUNTED = 100_000
/** A fold that is none of the folds. */
const NO_FOLD = 255
