import type { CodedTrait } from '../coded/index.ts'
import type { Fit } from './fit.ts'
import { apart, groupLevels, type MergedLevels } from './level-groups.ts'

/**
 * Joins levels until a person can read them: what the data cannot tell apart nobody should have to read
 * apart. Of an ordered trait neighbours are joined, those first whose difference in standard errors,
 * times the roundness of the edge between them, is least: until it is `ALIKE` everywhere, no range holds
 * less than `LEAST_SHARE` of the rows, and at most `MOST_RANGES` are left. Categories are joined where
 * their log odds are less than `POINTLESS` apart, and then the most alike until `MOST_CATEGORIES` are
 * left. A group's log odds is the mean over its rows. Missing and the rest stand alone, and so does a
 * category that no row has; with fewer than `FEW` rows they are taken as average, unless somebody states
 * otherwise.
 *
 * @param offset where the trait's levels begin in the fit
 */
export function mergeLevels(trait: CodedTrait, offset: number, fit: Fit): MergedLevels[] {
  const singles = Array.from({ length: trait.levels }, (_, level) =>
    groupLevels([level], offset, fit),
  )
  const alone = ({ levels: [level], rows }: MergedLevels) =>
    level === 0 || level === trait.rest || (rows === 0 && !trait.ordered)
  const free = singles.filter((single) => !alone(single))
  const kept = singles
    .filter(alone)
    .map((single) => (single.rows < FEW && !isStated(trait, single) ? asAverage(single) : single))
  const joined = trait.ordered
    ? joinRanges(free, trait, offset, fit)
    : joinCategories(free, offset, fit)
  return [...kept, ...joined].toSorted((a, b) => first(a) - first(b))
}

/** In standard errors of the difference, at the roundest edges. */
const ALIKE = 1
/** In log odds: two points. */
const POINTLESS = (2 * Math.LN2) / 20
const LEAST_SHARE = 0.02
const MOST_RANGES = 7
const MOST_CATEGORIES = 8
const FEW = 15

/** What the data seems to say counts as doubt. */
function asAverage(level: MergedLevels): MergedLevels {
  return { ...level, logOdds: 0, off: level.off + level.logOdds ** 2 }
}

function isStated({ prior }: CodedTrait, { levels }: MergedLevels): boolean {
  return levels.some((level) => (prior?.logOdds[level] ?? 0) !== 0)
}

function joinRanges(
  ranges: readonly MergedLevels[],
  { levels, roundness }: CodedTrait,
  offset: number,
  fit: Fit,
): MergedLevels[] {
  const least = LEAST_SHARE * sum(fit.levelRows.subarray(offset, offset + levels))
  const worth = (left: MergedLevels, right: MergedLevels) => {
    const smaller = Math.min(left.rows, right.rows)
    const edge = (roundness?.[first(right)] ?? 1) * (smaller < least ? TOO_SMALL : 1)
    return pointless(left, right) ? 0 : edge * apart(left, right, offset, fit)
  }
  return join(ranges, worth, ALIKE, MOST_RANGES, offset, fit)
}

/** A range that holds too few rows joins its more similar neighbour, however different that is. */
const TOO_SMALL = 1e-6

function joinCategories(
  categories: readonly MergedLevels[],
  offset: number,
  fit: Fit,
): MergedLevels[] {
  const line = categories.toSorted((a, b) => a.logOdds - b.logOdds)
  const worth = (left: MergedLevels, right: MergedLevels) =>
    pointless(left, right) ? 0 : apart(left, right, offset, fit)
  const joined = join(line, worth, Number.MIN_VALUE, MOST_CATEGORIES, offset, fit)
  return joined.map(({ levels }) =>
    groupLevels(
      levels.toSorted((a, b) => a - b),
      offset,
      fit,
    ),
  )
}

/** Joins the two neighbours that are least worth telling apart, until all are worth it and few are left. */
function join(
  line: readonly MergedLevels[],
  worth: (left: MergedLevels, right: MergedLevels) => number,
  enough: number,
  most: number,
  offset: number,
  fit: Fit,
): MergedLevels[] {
  const groups = [...line]
  for (;;) {
    const worths = groups.slice(1).map((right, left) => worth(groups[left] ?? right, right))
    const least = Math.min(...worths)
    if (worths.length === 0 || (least >= enough && groups.length <= most)) return groups
    const at = worths.indexOf(least)
    const levels = groups.slice(at, at + 2).flatMap((group) => group.levels)
    groups.splice(at, 2, groupLevels(levels, offset, fit))
  }
}

function pointless(left: MergedLevels, right: MergedLevels): boolean {
  return Math.abs(left.logOdds - right.logOdds) < POINTLESS
}

function first({ levels }: MergedLevels): number {
  return levels[0] ?? 0
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}
