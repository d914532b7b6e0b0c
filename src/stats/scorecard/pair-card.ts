import { type FitState, purify, smoothness, sumByCell, type Term } from '../additive/index.ts'
import { bytesAt, type CodedTrait, levelOffsets, rowsAtLevels } from '../coded/index.ts'
import { cardOf, type DraftPair, type DraftTrait, groupOf, type PointsCard } from './card.ts'
import { type Fit, fitAdditive } from './fit.ts'
import type { Candidate } from './forward-path.ts'
import { joinForTables, type TableRows } from './join-for-tables.ts'
import type { Training } from './learn-card.ts'
import { mergeLevels } from './merge-levels.ts'

/** A trait at the groups of levels that the card will show. */
interface Joined {
  readonly index: number
  readonly group: Uint8Array
  readonly trait: CodedTrait
  /** Log odds of the trait's own levels, before they were joined. */
  readonly fine: Float64Array
}

/** A table of two joined traits, as a trait of its own: one level a cell. */
interface JoinedTable {
  readonly traits: readonly [Joined, Joined]
  readonly cells: CodedTrait
  readonly penalty: number
}

/**
 * A card with tables for the pairs of a fit. Levels of traits that stand in a table are joined where they
 * are alike alone and at every level of the other trait; those of others as on a card without pairs. All is
 * then fitted once more together at the joined levels, so that points and intervals are those of what is
 * shown, and what a table says of one trait alone is moved to that trait.
 *
 * @param paired single traits and the tables, fitted; @param most traits on the card
 */
export function cardWithPairs(
  training: Training,
  chosen: readonly Candidate[],
  paired: FitState,
  most: number,
): PointsCard {
  const inTables = [...new Set(paired.tables.flatMap(({ traits }) => traits))]
  const alone = chosen
    .filter(({ index }) => !inTables.includes(index))
    .slice(0, Math.max(0, most - inTables.length))
  const joined = [
    ...inTables.map((index) => joinedInTables(training, paired, index)),
    ...joinedAlone(training, alone),
  ]
  const tables = paired.tables.map((term) => joinedTable(term, joined))
  const traits = [...joined.map(({ trait }) => trait), ...tables.map(({ cells }) => cells)]
  const penalties = [
    ...joined.map(({ index }) => paired.singles[index]?.penalty ?? 1),
    ...tables.map(({ penalty }) => penalty),
  ]
  const { data, rows } = training
  return drafted(
    fitAdditive(traits, data.good, rows, penalties, data.weight),
    joined,
    tables,
    training,
  )
}

function joinedInTables({ data, rows }: Training, paired: FitState, index: number): Joined {
  const [trait, single] = [data.traits[index], paired.singles[index]]
  if (trait === undefined || single === undefined) throw new RangeError(`no trait ${index}`)
  const group = joinForTables({
    trait,
    rows: rowsAtLevels({ ...trait, codes: bytesAt(trait.codes, rows) }),
    information: sumByCell(single, paired.working.information),
    logOdds: single.logOdds,
    tables: paired.tables.flatMap((term) => tableRows(term, paired, index)),
  })
  return { index, group, trait: joinedTrait(trait, group), fine: single.logOdds }
}

/** The rows of a table as one of its traits sees them; nothing where it is not in the table. */
function tableRows(term: Term, { coarse, working }: FitState, index: number): TableRows[] {
  const place = term.traits.indexOf(index)
  const group = coarse[index]?.group
  if (place < 0 || group === undefined) return []
  const { logOdds, shape, width } = term
  const others = place === 0 ? width : shape.size / width
  const at = (own: number, other: number) =>
    place === 0 ? own * width + other : other * width + own
  const information = sumByCell(term, working.information)
  const shares = new Float64Array(others)
  const whole = information.reduce((sum, weight) => sum + weight, 0)
  information.forEach((weight, cell) => {
    const other = place === 0 ? cell % width : Math.floor(cell / width)
    shares[other] = (shares[other] ?? 0) + weight / whole
  })
  const cells = new Float64Array(group.length * others)
  for (let cell = 0; cell < cells.length; cell += 1) {
    const own = group[Math.floor(cell / others)] ?? 0
    cells[cell] = logOdds[at(own, cell % others)] ?? 0
  }
  return [{ cells, shares }]
}

function joinedAlone({ data, rows }: Training, chosen: readonly Candidate[]): Joined[] {
  if (chosen.length === 0) return []
  const traits = chosen.map(({ trait }) => trait)
  const penalties = chosen.map(({ penalty }) => penalty)
  const fit = fitAdditive(traits, data.good, rows, penalties, data.weight)
  const offsets = levelOffsets(traits)
  return chosen.map(({ index, trait }, position) => {
    const offset = offsets[position] ?? 0
    const group = groupOf(mergeLevels(trait, offset, fit))
    const fine = fit.logOdds.slice(offset, offset + trait.levels)
    return { index, group, trait: joinedTrait(trait, group), fine }
  })
}

function joinedTrait(trait: CodedTrait, group: Uint8Array): CodedTrait {
  const { codes, monotone, ordered, prior } = trait
  const joined = new Uint8Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) joined[row] = group[codes[row] ?? 0] ?? 0
  const levels = 1 + group.reduce((last, number) => Math.max(last, number), 0)
  const first = (values: readonly number[]) =>
    Array.from({ length: levels }, (_, number) => values[group.indexOf(number)] ?? 0)
  return {
    codes: joined,
    levels,
    ordered,
    ...(monotone === undefined ? {} : { monotone }),
    ...(prior === undefined
      ? {}
      : { prior: { logOdds: first(prior.logOdds), worth: first(prior.worth) } }),
  }
}

function joinedTable({ penalty, traits }: Term, joined: readonly Joined[]): JoinedTable {
  const [left, right] = traits.map((index) => joined.find((trait) => trait.index === index))
  if (left === undefined || right === undefined) throw new RangeError(`no pair ${traits}`)
  const width = right.trait.levels
  const codes = new Uint8Array(left.trait.codes.length)
  for (let row = 0; row < codes.length; row += 1) {
    codes[row] = (left.trait.codes[row] ?? 0) * width + (right.trait.codes[row] ?? 0)
  }
  const shape = kronecker(left.trait, right.trait)
  const cells = { codes, levels: left.trait.levels * width, ordered: false, shape }
  return { traits: [left, right], cells, penalty }
}

/** The dense penalty of a table. */
function kronecker(left: CodedTrait, right: CodedTrait): Float64Array {
  const [a, b] = [smoothness(left), smoothness(right)]
  const [rows, columns] = [left.levels, right.levels]
  const size = rows * columns
  const matrix = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      const above = a[Math.floor(i / columns) * rows + Math.floor(j / columns)] ?? 0
      matrix[i * size + j] = above * (b[(i % columns) * columns + (j % columns)] ?? 0)
    }
  }
  return matrix
}

/** Points before rounding: what a table says of one trait alone is moved to the trait. */
function drafted(
  fit: Fit,
  joined: readonly Joined[],
  tables: readonly JoinedTable[],
  { data, rows }: Training,
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
    const shown = pure.cells.map((value, cell) => ((own[cell] ?? 0) < FEW ? 0 : value))
    return { traits: [left.index, right.index], columns, rows: own, logOdds: shown, off }
  })
  const drafts = joined.map(({ fine, group, index }, position): DraftTrait => {
    const fineRows = rowsAtLevels({
      ...(data.traits[index] ?? { levels: group.length, ordered: false }),
      codes: bytesAt(data.traits[index]?.codes ?? new Uint8Array(0), rows),
    })
    const offset = offsets[position] ?? 0
    const groups = Array.from(effects[position] ?? [], (logOdds, number) => {
      const levels = Array.from(group.keys()).filter((level) => group[level] === number)
      const said = saidOf(number, position, joined, tables, offsets, fit)
      const off = varianceOf(fit, said) + spreadOf(levels, fine, fineRows)
      return { levels, rows: fit.levelRows[offset + number] ?? 0, logOdds, off }
    })
    return { index, groups }
  })
  return cardOf(intercept, drafts, pairs)
}

/** A cell with fewer rows has no points of its own. */
const FEW = 15

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
