/** A table of two traits with what each trait does alone taken out of it. */
export interface Purified {
  readonly mean: number
  /** What belongs to the levels of the first trait, and of the second. */
  readonly left: Float64Array
  readonly right: Float64Array
  /** What is left to the cells: no row and no column has a mean of its own. */
  readonly cells: Float64Array
}

/**
 * Splits a table into a mean, two lists of main effects and a pure interaction, by taking out weighted row
 * and column means in turn until none is left (Lengerich, Tan, Chang, Hooker and Caruana, Purifying
 * Interaction Effects with the Functional ANOVA, AISTATS 2020). Sums of the parts are the table as it was.
 * Cells that no row has take no part in the means.
 *
 * @param cells rows x columns, row by row; @param weights rows of the data in each cell
 */
export function purify(cells: Float64Array, weights: Float64Array, columns: number): Purified {
  const rows = cells.length / columns
  const pure = cells.slice()
  const [left, right] = [new Float64Array(rows), new Float64Array(columns)]
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const moved = Math.max(
      takeMeans(pure, weights, left, (i) => i * columns, 1, columns),
      takeMeans(pure, weights, right, (j) => j, columns, rows),
    )
    if (moved < NEGLIGIBLE) break
  }
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = taken(left, weights, whole, (cell) => Math.floor(cell / columns))
  const other = taken(right, weights, whole, (cell) => cell % columns)
  return { mean: mean + other, left, right, cells: pure }
}

const MOST_ROUNDS = 200
const NEGLIGIBLE = 1e-9

/** Moves the weighted mean of every line of the table to `effects`; returns the largest move. */
function takeMeans(
  cells: Float64Array,
  weights: Float64Array,
  effects: Float64Array,
  start: (line: number) => number,
  stride: number,
  length: number,
): number {
  let largest = 0
  for (let line = 0; line < effects.length; line += 1) {
    let [sum, weight] = [0, 0]
    for (let k = 0, cell = start(line); k < length; k += 1, cell += stride) {
      sum += (weights[cell] ?? 0) * (cells[cell] ?? 0)
      weight += weights[cell] ?? 0
    }
    const mean = weight > 0 ? sum / weight : 0
    for (let k = 0, cell = start(line); k < length; k += 1, cell += stride) {
      cells[cell] = (cells[cell] ?? 0) - mean
    }
    effects[line] = (effects[line] ?? 0) + mean
    largest = Math.max(largest, Math.abs(mean))
  }
  return largest
}

/** Takes the weighted mean out of effects, in place, and returns it. */
function taken(
  effects: Float64Array,
  weights: Float64Array,
  whole: number,
  lineOf: (cell: number) => number,
): number {
  let sum = 0
  weights.forEach((weight, cell) => {
    sum += weight * (effects[lineOf(cell)] ?? 0)
  })
  const mean = whole > 0 ? sum / whole : 0
  for (let line = 0; line < effects.length; line += 1) effects[line] = (effects[line] ?? 0) - mean
  return mean
}
