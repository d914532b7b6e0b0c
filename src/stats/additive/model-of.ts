import type { FitState } from './fit-state.ts'
import type { AdditiveModel, PairTable } from './model.ts'
import { purify } from './purify.ts'
import { sumByCell } from './term.ts'

/** The model as the fit stands: tables at the traits' own levels, and what a trait does alone said by the trait. */
export function modelOf({ coarse, data, intercept, singles, tables }: FitState): AdditiveModel {
  const traits = singles.map(({ logOdds }) => logOdds.slice())
  let moved = 0
  const pairs = tables.map((term): PairTable => {
    const [i = 0, j = 0] = term.traits
    const [left, right] = [coarse[i]?.group ?? none, coarse[j]?.group ?? none]
    const rows = sumByCell(term, new Float64Array(data.rows).fill(1))
    const pure = purify(term.logOdds, rows, term.width)
    moved += pure.mean
    addTo(traits[i], left, pure.left)
    addTo(traits[j], right, pure.right)
    const cells = new Float64Array(left.length * right.length)
    for (let cell = 0; cell < cells.length; cell += 1) {
      const [a, b] = [Math.floor(cell / right.length), cell % right.length]
      cells[cell] = pure.cells[(left[a] ?? 0) * term.width + (right[b] ?? 0)] ?? 0
    }
    return { traits: [i, j], logOdds: cells }
  })
  return { intercept: intercept + moved, traits, pairs }
}

const none = new Uint8Array(0)

/** Adds to each level what is said of its coarse level. */
function addTo(levels: Float64Array | undefined, group: Uint8Array, effects: Float64Array): void {
  if (levels === undefined) return
  for (let level = 0; level < levels.length; level += 1) {
    levels[level] = (levels[level] ?? 0) + (effects[group[level] ?? 0] ?? 0)
  }
}
