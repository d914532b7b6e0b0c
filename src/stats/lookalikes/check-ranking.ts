import { type Estimate, wilson } from '../intervals/index.ts'
import { type Random, shuffle } from '../random/index.ts'

/** Scores of some rows; more is more alike. */
export type Ranking = (rows: Uint32Array) => Float64Array

/** How early hidden seeds come back in the list of all other accounts. */
export interface RankingCheck {
  /** Seeds that were hidden once each, and into how many parts they were dealt. */
  readonly seeds: number
  readonly folds: number
  /** How often a hidden seed stands above an account picked at random; 0.5 is chance. */
  readonly auc: Estimate
  readonly top: readonly TopShare[]
}

export interface TopShare {
  /** The first part of the list, in (0, 1). */
  readonly share: number
  /** Share of the hidden seeds found there, and how many times as many as by chance. */
  readonly found: Estimate
  readonly lift: Estimate
}

const TOP_SHARES = [0.01, 0.05, 0.1] as const
const FOLDS = 5
/** Up to so many seeds every one is hidden alone: with few, to learn from one less is loss enough. */
const HIDDEN_ALONE = 10
/** From here on the spread of the placements themselves is known well enough to make intervals from. */
const SPREAD_KNOWN = 30

/**
 * Would a ranking have found these seeds, had it not known them? Each part of the seeds is hidden in turn, the
 * rankings learned from the rest, and each hidden seed placed among the other accounts: its placement is the
 * share of them below it, equals counting half, and the mean placement is the AUC (Hanley and McNeil 1982;
 * DeLong, DeLong, Clarke-Pearson 1988). Other accounts may be as good as the seeds without anybody knowing,
 * so a perfect ranking reaches less than 1.
 *
 * Intervals: Wilson's, for the placements with as many trials as make their variance p (1 - p) / n (Korn and
 * Graubard 1998), under 30 seeds with their number, which is the cautious end. Under 2 seeds, or nobody to
 * compare with: 0.5 in [0, 1].
 *
 * @param learn rankings learned from some seeds, always the same number of them
 * @param others rows of accounts that are not seeds, all or a sample
 * @returns the check of each ranking
 */
export function checkRankings(
  learn: (seeds: Uint32Array) => readonly Ranking[],
  seeds: Uint32Array,
  others: Uint32Array,
  random: Random,
): readonly RankingCheck[] {
  const folds = seeds.length <= HIDDEN_ALONE ? seeds.length : FOLDS
  const dealt = shuffle(random, seeds.slice())
  const placements: number[][] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const hidden = dealt.filter((_, i) => i % folds === fold)
    const rest = dealt.filter((_, i) => i % folds !== fold).sort()
    learn(rest).forEach((rank, which) => {
      const market = rank(others).sort()
      placements[which] ??= []
      for (const score of rank(hidden)) placements[which].push(placementOf(score, market))
    })
  }
  const told = seeds.length > 1 && others.length > 0
  return placements.map((own) => ({ ...figures(told ? own : []), folds }))
}

/** The figures of a check from placements in [0, 1]. */
function figures(placements: readonly number[]): Omit<RankingCheck, 'folds'> {
  const n = placements.length
  const mean = placements.reduce((sum, placement) => sum + placement, 0) / Math.max(1, n)
  const sure = trials(placements, mean)
  return {
    seeds: n,
    auc: wilson(mean * sure, sure),
    top: TOP_SHARES.map((share) => {
      const found = wilson(placements.filter((placement) => placement > 1 - share).length, n)
      const lift = (value: number) => value / share
      return {
        share,
        found,
        lift: { value: lift(found.value), low: lift(found.low), high: lift(found.high) },
      }
    }),
  }
}

/** With how many yes-or-no trials the mean of the placements would be as sure. */
function trials(placements: readonly number[], mean: number): number {
  const n = placements.length
  if (n < SPREAD_KNOWN) return n
  const variance = placements.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1)
  return variance === 0 ? n : Math.max(n, (mean * (1 - mean) * n) / variance)
}

/** Share of ascending numbers below a score, equals counting half. */
function placementOf(score: number, ascending: Float64Array): number {
  const below = firstAt(ascending, (value) => value >= score)
  const upTo = firstAt(ascending, (value) => value > score)
  return ascending.length === 0 ? 0.5 : (below + upTo) / 2 / ascending.length
}

function firstAt(ascending: Float64Array, test: (value: number) => boolean): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(ascending[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return low
}
