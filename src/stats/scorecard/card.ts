import { levelOffsets } from '../coded/index.ts'
import type { Fit } from './fit.ts'
import type { Candidate } from './forward-path.ts'
import { mergeLevels } from './merge-levels.ts'

/** Points for the levels of one trait; 0 is what the average account gets. */
export interface PointsOfTrait {
  /** Position of the trait in the data. */
  readonly index: number
  /** Which group each level belongs to: levels that do not differ share one. Missing is group 0. */
  readonly group: Uint8Array
  /**
   * Whole points of each group, and their standard error: how far the true points of one of its levels are
   * from them on average, since it speaks for each of them.
   */
  readonly points: readonly number[]
  readonly error: readonly number[]
  /** Share of the card's separation that the trait carries: mean distance from 0, over that of all. */
  readonly importance: number
}

/** `base` plus the points of each trait's level; 20 more double the odds. */
export interface PointsCard {
  readonly base: number
  readonly traits: readonly PointsOfTrait[]
}

/** Points for one unit of log odds: 20 / ln 2. */
export const POINTS_PER_LOG_ODDS = 20 / Math.LN2

/**
 * A card people can read, from a fit: levels that do not differ merged, log odds turned to whole points, traits that then move nobody by two points left out.
 */
export function cardFromFit(candidates: readonly Candidate[], fit: Fit): PointsCard {
  const offsets = levelOffsets(candidates.map(({ trait }) => trait))
  const drafts = candidates.flatMap((candidate, position) => {
    const offset = offsets[position] ?? 0
    const groups = mergeLevels(candidate.trait, offset, fit)
    const points = groups.map(({ logOdds }) => whole(logOdds * POINTS_PER_LOG_ODDS))
    const rows = groups.map((group) => group.rows)
    if (spread(points, rows) < LEAST_SPREAD) return []
    const group = new Uint8Array(candidate.trait.levels)
    groups.forEach(({ levels }, number) => {
      for (const level of levels) group[level] = number
    })
    const error = groups.map(({ off }) => Math.sqrt(off) * POINTS_PER_LOG_ODDS)
    return [{ index: candidate.index, group, points, error, moved: meanDistance(points, rows) }]
  })
  const moved = drafts.reduce((sum, draft) => sum + draft.moved, 0)
  return {
    base: whole(fit.intercept * POINTS_PER_LOG_ODDS),
    traits: drafts.map(({ moved: own, ...draft }) => ({ ...draft, importance: own / moved })),
  }
}

/** A trait whose levels differ by fewer points is not worth a line on the card. */
const LEAST_SPREAD = 2

/** Rounds to a whole number; never -0. */
function whole(value: number): number {
  return Math.round(value) + 0
}

function spread(points: readonly number[], rows: readonly number[]): number {
  const used = points.filter((_, group) => (rows[group] ?? 0) > 0)
  return Math.max(...used) - Math.min(...used)
}

function meanDistance(points: readonly number[], rows: readonly number[]): number {
  let [distance, total] = [0, 0]
  points.forEach((value, group) => {
    distance += Math.abs(value) * (rows[group] ?? 0)
    total += rows[group] ?? 0
  })
  return total === 0 ? 0 : distance / total
}
