import { type FitState, modelOf, type PairTable, sumByCell } from '../additive/index.ts'
import { sigmoid } from '../calibration/index.ts'
import { bytesAt, type CodedTrait, levelOffsets, recoded, rowsAtLevels } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import type { Candidate } from './choose-traits.ts'
import type { Fit } from './fit.ts'
import { joinLevels, type LevelEffects, type TableRows } from './join-levels.ts'
import type { Training } from './training.ts'

/** A trait at the groups of levels that the card will show. */
export interface Joined {
  readonly index: number
  readonly group: Uint8Array
  readonly trait: CodedTrait
  /** Log odds of the trait's own levels, before they were joined. */
  readonly fine: Float64Array
  /** Rows learned from at each of them. */
  readonly fineRows: Float64Array
}

/**
 * The traits of a card with their levels joined (`joinLevels`): those that stand in tables by what the fit with
 * the tables says of them there, the others by a fit of their own.
 *
 * @param fitted single traits and the tables
 * @param inTables positions of the traits that stand in tables; @param own the fit of the others, if there are any
 */
export function joinedTraits(
  training: Training,
  fitted: FitState,
  inTables: readonly number[],
  alone: readonly Candidate[],
  own: Fit | undefined,
): readonly Joined[] {
  const effects = [
    ...effectsInTables(training, fitted, inTables),
    ...(own === undefined ? [] : effectsAlone(alone, own)),
  ]
  const groups = joinLevels(effects, AFFORDABLE * lossOf(fitted))
  const indices = [...inTables, ...alone.map(({ index }) => index)]
  return effects.map(({ logOdds, rows, trait }, position): Joined => {
    const group = groups[position] ?? new Uint8Array(trait.levels)
    const index = indices[position] ?? -1
    return { index, group, trait: joinedTrait(trait, group), fine: logOdds, fineRows: rows }
  })
}

/** Share of the log loss that joining levels may add. */
const AFFORDABLE = 0.002

/** Log loss of the rows of a fit, summed. */
function lossOf({ data, working }: FitState): number {
  const { good, rows, weight } = data
  return rows * logLoss(working.logOdds.map(sigmoid), good, weight)
}

function effectsAlone(alone: readonly Candidate[], fit: Fit): LevelEffects[] {
  const offsets = levelOffsets(alone.map(({ trait }) => trait))
  return alone.map(({ trait }, position): LevelEffects => {
    const from = offsets[position] ?? 0
    const own = (values: Float64Array) => values.slice(from, from + trait.levels)
    const [rows, information] = [own(fit.levelRows), own(fit.levelInformation)]
    return { trait, rows, information, logOdds: own(fit.logOdds), tables: [] }
  })
}

function effectsInTables(
  { data, rows }: Training,
  fitted: FitState,
  inTables: readonly number[],
): LevelEffects[] {
  const { pairs, traits } = modelOf(fitted)
  const informationOf = (index: number) => {
    const term = fitted.singles[index]
    return term === undefined ? new Float64Array(0) : sumByCell(term, fitted.working.information)
  }
  return inTables.map((index): LevelEffects => {
    const [trait, logOdds] = [data.traits[index], traits[index]]
    if (trait === undefined || logOdds === undefined) throw new RangeError(`no trait ${index}`)
    return {
      trait,
      rows: rowsAtLevels({ ...trait, codes: bytesAt(trait.codes, rows) }),
      information: informationOf(index),
      logOdds,
      tables: pairs
        .filter((pair) => pair.traits.includes(index))
        .map((pair) => tableRows(pair, index, informationOf)),
    }
  })
}

/** A table as one of its traits sees it. */
function tableRows(
  { logOdds, traits }: PairTable,
  index: number,
  informationOf: (index: number) => Float64Array,
): TableRows {
  const [left, right] = traits
  const information = informationOf(index === left ? right : left)
  const whole = information.reduce((sum, weight) => sum + weight, 0)
  const shares = information.map((weight) => weight / whole)
  if (index === left) return { cells: logOdds, shares }
  const levels = logOdds.length / shares.length
  const cells = logOdds.map(
    (_, cell) => logOdds[(cell % shares.length) * levels + Math.floor(cell / shares.length)] ?? 0,
  )
  return { cells, shares }
}

function joinedTrait(trait: CodedTrait, group: Uint8Array): CodedTrait {
  const { codes, monotone, ordered, prior } = trait
  const levels = 1 + group.reduce((last, number) => Math.max(last, number), 0)
  const first = (values: readonly number[]) =>
    Array.from({ length: levels }, (_, number) => values[group.indexOf(number)] ?? 0)
  return {
    codes: recoded(codes, group),
    levels,
    ordered,
    ...(monotone === undefined ? {} : { monotone }),
    ...(prior === undefined
      ? {}
      : { prior: { logOdds: first(prior.logOdds), worth: first(prior.worth) } }),
  }
}
