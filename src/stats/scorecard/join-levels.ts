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

/**
 * Groups of levels that a person can read, of all traits of a card. Those levels are joined first that lose
 * least likelihood by it, h k / (h + k) d^2 / 2 for information h and k and mean squared difference d^2, in a table
 * at every level of the other trait (Ward 1963), times the roundness of the edge between ranges: while what the
 * trait loses stays a small share of what it is worth and what all lose within what the card may, and then until
 * no trait has more groups than can be read and no range holds too few rows. Of an ordered trait only neighbours are joined. Missing, the rest, and a category that
 * nobody has stand alone.
 *
 * Returns the group of each level of each trait, missing in group 0.
 *
 * @param affordable log likelihood that the card may lose by it
 */
export function joinLevels(
  traits: readonly LevelEffects[],
  affordable: number,
): readonly Uint8Array[] {
  const lines = traits.map(lineOf)
  let lost = 0
  for (;;) {
    const next = lines
      .filter((line) => isForced(line) || (lost + line.next.cost <= affordable && spared(line)))
      .sort((a, b) => a.next.worth - b.next.worth)[0]
    if (next === undefined || next.next.worth === Number.POSITIVE_INFINITY) break
    lost += next.next.cost
    next.lost += next.next.cost
    join(next)
  }
  return lines.map(groupsOf)
}

/** Groups of a trait, of one that stands in a table, at the most: a byte numbers 14 x 14 cells, missing and the rest among them. */
const MOST_RANGES = 7
const MOST_CATEGORIES = 8
const MOST_IN_TABLES = 12
const LEAST_SHARE = 0.02
const LEAST_SHARE_IN_TABLES = 0.01
/** Share of what a trait's levels are worth that it may lose, so that a weak trait is not joined to nothing. */
const MOST_LOST = 0.05
/** In log odds: one point. */
const POINTLESS = Math.LN2 / 20
/** A range with too few rows joins a neighbour before all else, however different. */
const TOO_SMALL = 1e-6

interface Group {
  readonly levels: readonly number[]
  readonly rows: number
  readonly information: number
  readonly logOdds: number
  readonly lines: readonly Float64Array[]
}

/** A trait on the way, and which two of its groups would be joined next. */
interface Line {
  readonly effects: LevelEffects
  readonly most: number
  readonly least: number
  /** Log likelihood that its levels gain over one number for all of them. */
  readonly worth: number
  lost: number
  groups: readonly Group[]
  next: Join
}

interface Join {
  readonly at: number
  readonly other: number
  /** Log likelihood it loses; and what its turn is decided by. */
  readonly cost: number
  readonly worth: number
}

function lineOf(effects: LevelEffects): Line {
  const { rows, tables, trait } = effects
  const free = Array.from(rows.keys()).filter((level) => !standsAlone(effects, level))
  const groups = free.map((level) => single(effects, level))
  const inTables = tables.length > 0
  const alone = trait.ordered ? MOST_RANGES : MOST_CATEGORIES
  const share = inTables ? LEAST_SHARE_IN_TABLES : LEAST_SHARE
  const least = trait.ordered ? share * rows.reduce((sum, n) => sum + n, 0) : 0
  const most = inTables ? MOST_IN_TABLES : alone
  const worth = worthOf(groups)
  return { effects, groups, least, most, worth, lost: 0, next: cheapest(groups, trait, least) }
}

function worthOf(groups: readonly Group[]): number {
  const [first, ...others] = groups
  let [worth, all] = [0, first]
  for (const group of others) {
    if (all === undefined) break
    worth += lost(all, group)
    all = together(all, group)
  }
  return worth
}

/** Whether a trait keeps nearly all it is worth after its next join. */
function spared({ lost, next, worth }: Line): boolean {
  return lost + next.cost <= MOST_LOST * worth
}

function standsAlone({ rows, trait }: LevelEffects, level: number): boolean {
  return level === 0 || level === trait.rest || (rows[level] === 0 && !trait.ordered)
}

/** Whether the next two are joined whatever it costs: too many to read, too few rows, or the same points. */
function isForced({ groups, least, most, next }: Line): boolean {
  const [left, right] = [groups[next.at], groups[next.other]]
  if (left === undefined || right === undefined) return false
  const few = Math.min(left.rows, right.rows) < least
  return groups.length > most || few || distance(left, right) < POINTLESS ** 2
}

function join(line: Line): void {
  const { at, other } = line.next
  const [left, right] = [line.groups[at], line.groups[other]]
  if (left === undefined || right === undefined) return
  const rest = line.groups.filter((_, place) => place !== other)
  line.groups = rest.map((group) => (group === left ? together(left, right) : group))
  line.next = cheapest(line.groups, line.effects.trait, line.least)
}

function groupsOf({ effects, groups }: Line): Uint8Array {
  const alone = Array.from(effects.rows.keys()).filter((level) => standsAlone(effects, level))
  const all = [...groups.map(({ levels }) => levels), ...alone.map((level) => [level])]
  const group = new Uint8Array(effects.trait.levels)
  all
    .sort((a, b) => Math.min(...a) - Math.min(...b))
    .forEach((levels, number) => {
      for (const level of levels) group[level] = number
    })
  return group
}

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

/** The two groups that lose least as one; of a trait in order only neighbours. */
function cheapest(
  groups: readonly Group[],
  { ordered, roundness }: CodedTrait,
  least: number,
): Join {
  const never = Number.POSITIVE_INFINITY
  let best = { at: -1, other: -1, cost: never, worth: never }
  groups.forEach((left, at) => {
    groups.slice(at + 1, ordered ? at + 2 : undefined).forEach((right, next) => {
      const few = Math.min(left.rows, right.rows) < least ? TOO_SMALL : 1
      const edge = ordered ? (roundness?.[right.levels[0] ?? 0] ?? 1) : 1
      const cost = lost(left, right)
      const worth = cost * few * edge
      if (worth < best.worth) best = { at, other: at + 1 + next, cost, worth }
    })
  })
  return best
}

/** Likelihood that one number for both loses. */
function lost(left: Group, right: Group): number {
  const [h, k] = [left.information, right.information]
  return h + k === 0 ? 0 : (((h * k) / (h + k)) * distance(left, right)) / 2
}

/** Mean square of what two groups differ by. */
function distance(left: Group, right: Group): number {
  let squares = (left.logOdds - right.logOdds) ** 2
  left.lines.forEach((line, table) => {
    line.forEach((value, other) => {
      squares += (value - (right.lines[table]?.[other] ?? 0)) ** 2
    })
  })
  return squares
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
