import type { CodedTrait } from '../coded/index.ts'

/** What is known of each level of a trait: its effect, and those of its rows in the tables it stands in. */
export interface LevelEffects {
  readonly trait: CodedTrait
  /** Rows, and information, at each level. */
  readonly rows: Float64Array
  readonly information: Float64Array
  readonly logOdds: Float64Array
  readonly tables: readonly TableRows[]
}

/** A table as one of its traits sees it. */
export interface TableRows {
  /** By level of the trait and level of the other: levels x others. */
  readonly cells: Float64Array
  /** Share of the information at each level of the other. */
  readonly shares: Float64Array
}

interface Group {
  readonly levels: readonly number[]
  readonly rows: number
  readonly information: number
  readonly logOdds: number
  readonly lines: readonly Float64Array[]
}

/**
 * Groups of levels that a person can read, of a trait that stands in tables: two levels are alike only if
 * they are so at every level of the other traits. Those are joined first that lose least likelihood by it,
 * h k / (h + k) d^2 / 2 for information h and k and mean squared difference d^2 (Ward 1963), times the
 * roundness of the edge between ranges: until the loss is over `WORTH` everywhere and at most `MOST`
 * groups are left. Missing and the rest stand alone.
 *
 * Returns the group of each level, missing in group 0.
 */
export function joinForTables(effects: LevelEffects): Uint8Array {
  const { trait } = effects
  const alone = (level: number) => level === 0 || level === trait.rest
  const free = Array.from(effects.rows.keys()).filter((level) => !alone(level))
  const joined = joinAll(
    free.map((level) => single(effects, level)),
    trait,
  )
  const groups = [
    ...joined.map(({ levels }) => levels),
    ...Array.from(effects.rows.keys())
      .filter(alone)
      .map((level) => [level]),
  ].sort((a, b) => Math.min(...a) - Math.min(...b))
  const group = new Uint8Array(trait.levels)
  groups.forEach((levels, number) => {
    for (const level of levels) group[level] = number
  })
  return group
}

const WORTH = 1
/** With missing and the rest at most 14 x 14 cells in a table, which a byte can number. */
const MOST = 12
const LEAST_SHARE = 0.01
/** A range with too few rows joins a neighbour, however different. */
const TOO_SMALL = 1e-6

function single(effects: LevelEffects, level: number): Group {
  return {
    levels: [level],
    rows: effects.rows[level] ?? 0,
    information: effects.information[level] ?? 0,
    logOdds: effects.logOdds[level] ?? 0,
    lines: effects.tables.map(({ cells, shares }) => {
      const line = cells.subarray(level * shares.length, (level + 1) * shares.length)
      return line.map((value, other) => value * Math.sqrt(shares[other] ?? 0))
    }),
  }
}

function joinAll(singles: readonly Group[], trait: CodedTrait): Group[] {
  const groups = [...singles]
  const least = LEAST_SHARE * singles.reduce((sum, { rows }) => sum + rows, 0)
  for (;;) {
    const { at, cost, other } = cheapest(groups, trait, least)
    const [left, right] = [groups[at], groups[other]]
    if (left === undefined || right === undefined) return groups
    if (cost > WORTH && groups.length <= MOST) return groups
    groups.splice(other, 1)
    groups.splice(at, 1, together(left, right))
  }
}

/** The two groups that lose least as one; of a trait in order only neighbours. */
function cheapest(
  groups: readonly Group[],
  { ordered, roundness }: CodedTrait,
  least: number,
): { readonly at: number; readonly other: number; readonly cost: number } {
  let best = { at: -1, other: -1, cost: Number.POSITIVE_INFINITY }
  groups.forEach((left, at) => {
    groups.slice(at + 1, ordered ? at + 2 : undefined).forEach((right, next) => {
      const few = Math.min(left.rows, right.rows) < least ? TOO_SMALL : 1
      const edge = ordered ? (roundness?.[right.levels[0] ?? 0] ?? 1) : 1
      const cost = lost(left, right) * few * edge
      if (cost < best.cost) best = { at, other: at + 1 + next, cost }
    })
  })
  return best
}

/** Likelihood that one number for both loses. */
function lost(left: Group, right: Group): number {
  const [h, k] = [left.information, right.information]
  if (h + k === 0) return 0
  let distance = (left.logOdds - right.logOdds) ** 2
  left.lines.forEach((line, table) => {
    line.forEach((value, other) => {
      distance += (value - (right.lines[table]?.[other] ?? 0)) ** 2
    })
  })
  return (((h * k) / (h + k)) * distance) / 2
}

function together(left: Group, right: Group): Group {
  const whole = left.information + right.information
  const share = whole > 0 ? left.information / whole : 0.5
  return {
    levels: [...left.levels, ...right.levels],
    rows: left.rows + right.rows,
    information: whole,
    logOdds: share * left.logOdds + (1 - share) * right.logOdds,
    lines: left.lines.map((line, table) =>
      line.map((value, other) => share * value + (1 - share) * (right.lines[table]?.[other] ?? 0)),
    ),
  }
}
