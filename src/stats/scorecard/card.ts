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

/** Points that two traits on the card have together, beyond what each has alone. */
export interface PointsOfPair {
  /** Positions of the traits in the data. */
  readonly traits: readonly [number, number]
  /** Whole points, and their standard error, by group of the first trait and group of the second. */
  readonly points: readonly (readonly number[])[]
  readonly error: readonly (readonly number[])[]
}

/** `base` plus the points of each trait's level and each pair's cell; 20 more double the odds. */
export interface PointsCard {
  readonly base: number
  readonly traits: readonly PointsOfTrait[]
  readonly pairs: readonly PointsOfPair[]
}

/** Points for one unit of log odds: 20 / ln 2. */
export const POINTS_PER_LOG_ODDS = 20 / Math.LN2

/** A trait's line on the card before it is rounded. */
export interface DraftTrait {
  readonly index: number
  readonly groups: readonly DraftGroup[]
}

/** Levels that share their points. */
export interface DraftGroup {
  readonly levels: readonly number[]
  readonly rows: number
  readonly logOdds: number
  /** Mean square by which the true log odds of its levels may be off: their own variance, and what they differ from it. */
  readonly off: number
}

/** A pair's table before it is rounded, by group and group, row by row. */
export interface DraftPair {
  readonly traits: readonly [number, number]
  readonly columns: number
  readonly rows: Float64Array
  readonly logOdds: Float64Array
  /** Mean square by which the log odds may be off. */
  readonly off: Float64Array
}

/**
 * The card of some drafts: log odds turned to whole points, pairs and then traits that move nobody by two
 * points left out; a trait that a pair speaks of stays.
 */
export function cardOf(
  intercept: number,
  drafts: readonly DraftTrait[],
  tables: readonly DraftPair[],
): PointsCard {
  const pairs = tables.flatMap(pairOf)
  const paired = new Set(pairs.flatMap(({ traits }) => traits))
  const lines = drafts.flatMap(({ groups, index }) => {
    const points = groups.map(({ logOdds }) => whole(logOdds * POINTS_PER_LOG_ODDS))
    const rows = groups.map((group) => group.rows)
    if (spread(points, rows) < LEAST_SPREAD && !paired.has(index)) return []
    const group = groupOf(groups)
    const error = groups.map(({ off }) => Math.sqrt(off) * POINTS_PER_LOG_ODDS)
    const shared = pairs.filter(({ traits }) => traits.includes(index))
    const own = meanDistance(points, rows)
    return [
      {
        index,
        group,
        points,
        error,
        moved: shared.reduce((sum, pair) => sum + pair.moved / 2, own),
      },
    ]
  })
  const moved = lines.reduce((sum, line) => sum + line.moved, 0)
  return {
    base: whole(intercept * POINTS_PER_LOG_ODDS),
    traits: lines.map(({ moved: own, ...line }) => ({
      ...line,
      importance: moved > 0 ? own / moved : 1 / lines.length,
    })),
    pairs: pairs.map(({ moved: _moved, ...pair }) => pair),
  }
}

/** The group of each level, from the levels of each group. */
function groupOf(groups: readonly { readonly levels: readonly number[] }[]): Uint8Array {
  const group = new Uint8Array(groups.reduce((sum, { levels }) => sum + levels.length, 0))
  groups.forEach(({ levels }, number) => {
    for (const level of levels) group[level] = number
  })
  return group
}

function pairOf({ columns, logOdds, off, rows, traits }: DraftPair) {
  const points = Array.from(logOdds, (value) => whole(value * POINTS_PER_LOG_ODDS))
  if (spread(points, Array.from(rows)) < LEAST_SPREAD) return []
  const error = Array.from(off, (value) => Math.sqrt(value) * POINTS_PER_LOG_ODDS)
  const moved = meanDistance(points, Array.from(rows))
  return [{ traits, points: lines(points, columns), error: lines(error, columns), moved }]
}

function lines(cells: readonly number[], columns: number): number[][] {
  return Array.from({ length: cells.length / columns }, (_, line) =>
    cells.slice(line * columns, (line + 1) * columns),
  )
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
