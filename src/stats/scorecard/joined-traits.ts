import { type FitState, sumByCell, type Term } from '../additive/index.ts'
import { bytesAt, type CodedTrait, levelOffsets, recoded, rowsAtLevels } from '../coded/index.ts'
import { groupOf } from './card.ts'
import type { Candidate } from './choose-traits.ts'
import { joinForTables, type TableRows } from './join-for-tables.ts'
import { mergeLevels } from './merge-levels.ts'
import { fitChosen, type Training } from './training.ts'

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

/** A trait that stands in tables, its levels joined where they are alike at every level of the others. */
export function joinedInTables({ data, rows }: Training, paired: FitState, index: number): Joined {
  const [trait, single] = [data.traits[index], paired.singles[index]]
  if (trait === undefined || single === undefined) throw new RangeError(`no trait ${index}`)
  const fineRows = rowsAtLevels({ ...trait, codes: bytesAt(trait.codes, rows) })
  const group = joinForTables({
    trait,
    rows: fineRows,
    information: sumByCell(single, paired.working.information),
    logOdds: single.logOdds,
    tables: paired.tables.flatMap((term) => tableRows(term, paired, index)),
  })
  return { index, group, trait: joinedTrait(trait, group), fine: single.logOdds, fineRows }
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

/** Traits that stand in no table, their levels joined as on a card without pairs. */
export function joinedAlone(training: Training, chosen: readonly Candidate[]): Joined[] {
  if (chosen.length === 0) return []
  const fit = fitChosen(training, chosen, ENOUGH)
  const offsets = levelOffsets(chosen.map(({ trait }) => trait))
  return chosen.map(({ index, trait }, position) => {
    const [from, to] = [offsets[position] ?? 0, (offsets[position] ?? 0) + trait.levels]
    const group = groupOf(mergeLevels(trait, from, fit))
    const fineRows = fit.levelRows.slice(from, to)
    const fine = fit.logOdds.slice(from, to)
    return { index, group, trait: joinedTrait(trait, group), fine, fineRows }
  })
}

/** Rows that tell which levels are alike; what these then say is learned from all. */
const ENOUGH = 200_000

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
