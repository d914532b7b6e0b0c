import { copyOf, type FitState, stepFit } from './fit-state.ts'
import { pairGain } from './pair-gain.ts'
import { pairStrength } from './pair-strength.ts'
import { type FoundPair, isSure, withTables } from './tables.ts'
import { sumByCell, sumWorking } from './term.ts'

/** Every pair of traits that may be worth a table, judged by what the fit leaves to explain. */
export function findPairs(state: FitState, most: number): FoundPair[] {
  const wide = widest(state)
  const pairs = wide.flatMap((i, place) =>
    wide.slice(place + 1).map((j): [number, number] => [Math.min(i, j), Math.max(i, j)]),
  )
  return pairs
    .map((traits) => judged(state, traits))
    .filter(({ excess }) => excess > LEAST_EXCESS)
    .sort((a, b) => b.excess - a.excess)
    .slice(0, most)
}

/** A table with less than this would be held at nothing anyway. */
const LEAST_EXCESS = -0.25
/** Traits that are looked at in pairs, at the most. */
const MOST_PAIRED = 90

/**
 * The traits that move rows the most by themselves. One that is held to run one way stands in no table, where
 * it could turn round again.
 */
function widest({ singles, working }: FitState): number[] {
  const moved = singles.map((term) =>
    sumByCell(term, working.information).reduce(
      (sum, weight, level) => sum + weight * (term.logOdds[level] ?? 0) ** 2,
      0,
    ),
  )
  return Array.from(moved.keys())
    .filter((trait) => singles[trait]?.held === undefined)
    .sort((a, b) => (moved[b] ?? 0) - (moved[a] ?? 0) || a - b)
    .slice(0, MOST_PAIRED)
}

/** The strength of one pair beside the fit as it stands. */
function judged(state: FitState, traits: readonly [number, number]): FoundPair {
  const { left, right, sums } = cellsOf(state, traits)
  return { traits, ...pairStrength(left, right, sums) }
}

/** Two traits as a table has them, and what is left to explain in its cells. */
function cellsOf({ coarse, working }: FitState, traits: readonly [number, number]) {
  const [left, right] = [coarse[traits[0]], coarse[traits[1]]]
  if (left === undefined || right === undefined) throw new RangeError(`no pair ${traits}`)
  const size = left.levels * right.levels
  const cells = { left: left.codes, right: right.codes, width: right.levels, size }
  return { left, right, sums: sumWorking(cells, working) }
}

/**
 * The fit with tables for the few pairs that stand for the most: the one that foretells best, then the one that
 * does so beside it, and so on, each beyond what chance would give the best of all pairs. The k-th of them may
 * be due to chance k times in a hundred data sets.
 *
 * @param state a fit of single traits; it is left as it is
 */
export function telling(state: FitState, most: number): FitState {
  let candidates: readonly FoundPair[] = findPairs(state, RETRIED)
  let fit = copyOf(state)
  while (fit.tables.length < most) {
    const best = mostTelling(fit, candidates)
    if (best === undefined) break
    fit = stepFit(withTables(fit, [best], Math.max(1, best.penalty), fit.tables), BESIDE_SWEEPS)
    candidates = candidates
      .filter((pair) => pair !== best)
      .map(({ traits }) => judged(fit, traits))
      .sort((a, b) => b.excess - a.excess)
  }
  return fit.tables.length === 0 ? fit : stepFit(fit, LAST_SWEEPS)
}

const RETRIED = 60
const BESIDE_SWEEPS = 6
const LAST_SWEEPS = 20
/** Of the sure pairs the strongest so many are weighed against each other. */
const MOST_WEIGHED = 15

function mostTelling(fit: FitState, candidates: readonly FoundPair[]): FoundPair | undefined {
  const sure = candidates
    .filter((pair) => isSure(pair, fit, fit.tables.length + 1))
    .slice(0, MOST_WEIGHED)
  const gains = sure.map(({ penalty, traits }) => {
    const { left, right, sums } = cellsOf(fit, traits)
    return pairGain(left, right, sums, Math.max(1, penalty))
  })
  return sure[gains.indexOf(Math.max(...gains))]
}
