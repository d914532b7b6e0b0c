import { type FitState, purify, type Term, tableCost } from '../additive/index.ts'
import { type CodedTrait, levelOffsets } from '../coded/index.ts'
import { cardOf, type DraftPair, type DraftTrait, type PointsCard } from './card.ts'
import type { Candidate } from './choose-traits.ts'
import { type Fit, fitAdditive } from './fit.ts'
import { type Joined, joinedTraits } from './joined-traits.ts'
import { averageIfRare, groupLevels } from './level-groups.ts'
import { fitChosen, type Training } from './training.ts'

/** A table of two joined traits, as a trait of its own: one level a cell. */
interface JoinedTable {
  readonly traits: readonly [Joined, Joined]
  readonly cells: CodedTrait
  readonly penalty: number
}

/**
 * A card that people can read: of the traits that stand in tables and of the chosen ones, as many as may be, with
 * levels joined that hardly differ (`joinLevels`). Without tables a group says the mean of what its levels say. With
 * tables all is fitted once more together at the joined levels, and what a table says of one trait alone is moved
 * to that trait.
 *
 * @param fitted single traits and the tables, if any; @param most traits on the card
 */
export function readableCard(
  training: Training,
  chosen: readonly Candidate[],
  fitted: FitState,
  most: number,
): PointsCard {
  const inTables = [...new Set(fitted.tables.flatMap(({ traits }) => traits))]
  const alone = chosen
    .filter(({ index }) => !inTables.includes(index))
    .slice(0, Math.max(0, most - inTables.length))
  const enough = inTables.length > 0 ? ENOUGH : training.rows.length
  const own = alone.length > 0 ? fitChosen(training, alone, enough) : undefined
  const joined = joinedTraits(training, fitted, inTables, alone, own)
  if (own !== undefined && inTables.length === 0) return cardOfMeans(training, own, joined)
  const tables = fitted.tables.map((term) => joinedTable(term, joined))
  const traits = [...joined.map(({ trait }) => trait), ...tables.map(({ cells }) => cells)]
  const penalties = [
    ...joined.map(({ index }) => fitted.singles[index]?.penalty ?? 1),
    ...tables.map(({ penalty }) => penalty),
  ]
  const { data, rows } = training
  const fit = fitAdditive(traits, data.good, rows, penalties, data.weight)
  return drafted(training, fit, joined, tables)
}

/** Rows that tell which levels are alike, where what these say is then learned from all. */
const ENOUGH = 200_000

function cardOfMeans({ data }: Training, fit: Fit, joined: readonly Joined[]): PointsCard {
  let offset = 0
  const drafts = joined.map(({ fine, group, index }): DraftTrait => {
    const from = offset
    offset += fine.length
    const numbers = [...new Set(group)].sort((a, b) => a - b)
    const groups = numbers.map((number) =>
      averageIfRare(data.traits[index], groupLevels(levelsOf(group, number), from, fit)),
    )
    return { index, groups }
  })
  return cardOf(fit.intercept, drafts, [])
}

function levelsOf(group: Uint8Array, number: number): number[] {
  return Array.from(group.keys()).filter((level) => group[level] === number)
}

function joinedTable({ penalty, traits }: Term, joined: readonly Joined[]): JoinedTable {
  const [left, right] = traits.map((index) => joined.find((trait) => trait.index === index))
  if (left === undefined || right === undefined) throw new RangeError(`no pair ${traits}`)
  const width = right.trait.levels
  const codes = new Uint8Array(left.trait.codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    codes[row] = (left.trait.codes[row] ?? 0) * width + (right.trait.codes[row] ?? 0)
  }
  const shape = tableCost(left.trait, right.trait)
  const cells = { codes, levels: left.trait.levels * width, ordered: false, shape }
  return { traits: [left, right], cells, penalty }
}

/** Points before rounding: what a table says of one trait alone is moved to the trait. */
function drafted(
  { data }: Training,
  fit: Fit,
  joined: readonly Joined[],
  tables: readonly JoinedTable[],
): PointsCard {
  const offsets = levelOffsets([
    ...joined.map(({ trait }) => trait),
    ...tables.map(({ cells }) => cells),
  ])
  const effects = joined.map(({ trait }, position) => {
    const offset = offsets[position] ?? 0
    return fit.logOdds.slice(offset, offset + trait.levels)
  })
  let intercept = fit.intercept
  const pairs = tables.map(({ cells, traits: [left, right] }, table): DraftPair => {
    const offset = offsets[joined.length + table] ?? 0
    const own = fit.levelRows.slice(offset, offset + cells.levels)
    const columns = right.trait.levels
    const logOdds = fit.logOdds.slice(offset, offset + cells.levels)
    const pure = purify(logOdds, own, columns)
    intercept += pure.mean
    add(effects[joined.indexOf(left)], pure.left)
    add(effects[joined.indexOf(right)], pure.right)
    const off = Float64Array.from(own, (_, cell) => varianceOf(fit, [[offset + cell, 1]]))
    const shown = pure.cells.map((value, cell) => (own[cell] === 0 ? 0 : value))
    return { traits: [left.index, right.index], columns, rows: own, logOdds: shown, off }
  })
  const drafts = joined.map(({ fine, fineRows, group, index }, position): DraftTrait => {
    const offset = offsets[position] ?? 0
    const groups = Array.from(effects[position] ?? [], (logOdds, number) => {
      const levels = levelsOf(group, number)
      const said = saidOf(number, position, joined, tables, offsets, fit)
      const off = varianceOf(fit, said) + spreadOf(levels, fine, fineRows)
      const rows = fit.levelRows[offset + number] ?? 0
      return averageIfRare(data.traits[index], { levels, rows, logOdds, off })
    })
    return { index, groups }
  })
  return cardOf(intercept, drafts, pairs)
}

function add(effects: Float64Array | undefined, moved: Float64Array): void {
  moved.forEach((value, level) => {
    if (effects !== undefined) effects[level] = (effects[level] ?? 0) + value
  })
}

/** A weighted sum of levels of a fit: their places, each with its weight. */
type Said = readonly (readonly [number, number])[]

/** What a group of a trait's levels says in the end: its own log odds, and the means of its lines in tables. */
function saidOf(
  group: number,
  position: number,
  joined: readonly Joined[],
  tables: readonly JoinedTable[],
  offsets: Uint32Array,
  fit: Fit,
): Said {
  const lines = tables.flatMap(({ cells, traits: [left, right] }, table): Said => {
    const offset = offsets[joined.length + table] ?? 0
    const columns = right.trait.levels
    const line = Array.from({ length: cells.levels }, (_, cell) => cell).filter((cell) =>
      joined[position] === left
        ? Math.floor(cell / columns) === group
        : joined[position] === right && cell % columns === group,
    )
    const rows = line.map((cell) => fit.levelRows[offset + cell] ?? 0)
    const total = rows.reduce((sum, n) => sum + n, 0)
    return total === 0 ? [] : line.map((cell, i) => [offset + cell, (rows[i] ?? 0) / total])
  })
  return [[(offsets[position] ?? 0) + group, 1], ...lines]
}

function varianceOf(fit: Fit, said: Said): number {
  const width = fit.logOdds.length + 1
  let variance = 0
  for (const [i, weight] of said) {
    for (const [j, other] of said) {
      variance += weight * other * (fit.covariance[(1 + i) * width + 1 + j] ?? 0)
    }
  }
  return Math.max(variance, 0)
}

/** Mean square by which the log odds of levels differ from their mean over the rows. */
function spreadOf(levels: readonly number[], fine: Float64Array, rows: Float64Array): number {
  const total = levels.reduce((sum, level) => sum + (rows[level] ?? 0), 0)
  if (total === 0) return 0
  const share = (level: number) => (rows[level] ?? 0) / total
  const mean = levels.reduce((sum, level) => sum + share(level) * (fine[level] ?? 0), 0)
  return levels.reduce((sum, level) => sum + share(level) * ((fine[level] ?? 0) - mean) ** 2, 0)
}
