import { choleskyInPlace, inverseFromFactor } from '../linear/index.ts'
import { type CodedTrait, levelOffsets } from './coded.ts'
import { type Counts, countsOfSpans, type Span } from './fold-counts.ts'
import { smoothness } from './smoothness.ts'
import { LEAST_PENALTY } from './trait-strength.ts'

/** A trait that may enter, with the penalty it enters with. */
export interface Candidate {
  readonly index: number
  readonly trait: CodedTrait
  /** Where its levels begin in the counts. */
  readonly offset: number
  readonly penalty: number
}

/**
 * Which traits belong on the card, and in which order do they help, each given those before it? The log
 * likelihood is taken to second order around the base rate (a Newton step from no profile), where
 * everything it needs is in the counts: gradient g = good - rate x rows by level, information
 * H = rate (1 - rate) (pairs - rows rows' / n), plus each trait's penalty. A trait's gain is
 * r'(M_tt)^-1 r / 2 with M and r swept of the traits already in (Cholesky by blocks) at the
 * least penalty, so that what they could explain they do explain. The k-th trait enters
 * while its gain exceeds its effective degrees of freedom (Akaike) plus ln(considered / k): with many
 * traits to pick from, the best of them gains by chance, and this price holds the share of chance picks
 * down as false-discovery control does (Abramovich, Benjamini, Donoho and Johnstone, Ann. Statist. 34,
 * 2006). A trait that repeats another has little gain left and stays out.
 *
 * @param considered traits that could have been picked, at least as many as there are candidates
 * @param most the longest card
 */
export function forwardPath(
  candidates: readonly Candidate[],
  counts: Counts,
  considered: number,
  most: number,
): readonly Candidate[] {
  if (!candidates.some((candidate) => opens(candidate, counts, considered))) return []
  const left = [...closeUp(candidates)]
  const state = startingState(left, countsOfSpans(counts, candidates.map(spanOf)))
  const path: Candidate[] = []
  while (path.length < most && left.length > 0) {
    const best = bestOf(left, state, Math.log(considered / (path.length + 1)))
    if (best === undefined) break
    left.splice(left.indexOf(best), 1)
    sweepOut(enterWith(best, LEAST_PENALTY, state), state, left)
    path.push(best)
  }
  return path
}

/** Would the trait be worth its price as the first? Mostly none would, and the large matrix is not needed. */
function opens(candidate: Candidate, counts: Counts, considered: number): boolean {
  const alone = closeUp([candidate])
  const state = startingState(alone, countsOfSpans(counts, [spanOf(candidate)]))
  return bestOf(alone, state, Math.log(considered)) !== undefined
}

function spanOf({ offset, trait }: Candidate): Span {
  return { offset, levels: trait.levels }
}

/** The candidates with their levels one after the other from 0. */
function closeUp(candidates: readonly Candidate[]): Candidate[] {
  const offsets = levelOffsets(candidates.map(({ trait }) => trait))
  return candidates.map((candidate, index) => ({ ...candidate, offset: offsets[index] ?? 0 }))
}

/** What the traits that are in leave of information (width x width) and gradient. */
interface State {
  readonly width: number
  readonly matrix: Float64Array
  readonly residual: Float64Array
}

function startingState(candidates: readonly Candidate[], counts: Counts): State {
  const width = counts.levelRows.length
  const rate = counts.good / counts.rows
  const weight = rate * (1 - rate)
  const { levelRows, levelGood } = counts
  const pairRows = counts.pairRows()
  const residual = Float64Array.from(levelRows, (n, level) => (levelGood[level] ?? 0) - rate * n)
  const matrix = new Float64Array(width * width)
  for (let row = 0; row < width; row += 1) {
    const share = (levelRows[row] ?? 0) / counts.rows
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column
      matrix[cell] = weight * ((pairRows[cell] ?? 0) - share * (levelRows[column] ?? 0))
    }
  }
  for (const candidate of candidates) addPenalty(matrix, width, candidate, counts)
  return { width, matrix, residual }
}

/** Adds the trait's least penalty, and a stiff one on its mean over the rows, so that 0 is the base rate. */
function addPenalty(
  matrix: Float64Array,
  width: number,
  candidate: Candidate,
  counts: Counts,
): void {
  const { trait, offset, penalty } = candidate
  const shape = smoothness(trait)
  const stiff = 1000 * penalty * trait.levels
  for (let i = 0; i < trait.levels; i += 1) {
    const share = (counts.levelRows[offset + i] ?? 0) / counts.rows
    for (let j = 0; j < trait.levels; j += 1) {
      const cell = (offset + i) * width + offset + j
      const centre = (stiff * share * (counts.levelRows[offset + j] ?? 0)) / counts.rows
      matrix[cell] =
        (matrix[cell] ?? 0) + LEAST_PENALTY * (shape[i * trait.levels + j] ?? 0) + centre
    }
  }
}

interface Entering {
  readonly candidate: Candidate
  readonly inverse: Float64Array
  readonly own: Float64Array
}

function bestOf(left: readonly Candidate[], state: State, price: number): Candidate | undefined {
  let best: Candidate | undefined
  let bestGain = price
  for (const candidate of left) {
    const gain = gainOf(enterWith(candidate, candidate.penalty, state), state)
    if (gain > bestGain) {
      best = candidate
      bestGain = gain
    }
  }
  return best
}

/** The log odds of the candidate's levels were it to enter, at a penalty. */
function enterWith(
  candidate: Candidate,
  penalty: number,
  { matrix, residual, width }: State,
): Entering {
  const { offset, trait } = candidate
  const { levels } = trait
  const block = smoothness(trait).map((cost) => (penalty - LEAST_PENALTY) * cost)
  for (let i = 0; i < levels; i += 1) {
    for (let j = 0; j < levels; j += 1) {
      const cell = (offset + i) * width + offset + j
      block[i * levels + j] = (block[i * levels + j] ?? 0) + (matrix[cell] ?? 0)
    }
  }
  choleskyInPlace(block, levels)
  const inverse = inverseFromFactor(block, levels)
  const own = new Float64Array(levels)
  for (let i = 0; i < levels; i += 1) {
    let sum = 0
    for (let j = 0; j < levels; j += 1)
      sum += (inverse[i * levels + j] ?? 0) * (residual[offset + j] ?? 0)
    own[i] = sum
  }
  return { candidate, inverse, own }
}

/** r'A r / 2 less the effective degrees of freedom, tr(A M) - penalty tr(A S) - 1 for the centring. */
function gainOf({ candidate, inverse, own }: Entering, { residual }: State): number {
  const { offset, penalty, trait } = candidate
  const shape = smoothness(trait)
  let [gain, shrunk] = [0, 0]
  for (let i = 0; i < trait.levels; i += 1)
    gain += ((own[i] ?? 0) * (residual[offset + i] ?? 0)) / 2
  for (let i = 0; i < shape.length; i += 1) shrunk += penalty * (inverse[i] ?? 0) * (shape[i] ?? 0)
  return gain - (trait.levels - 1 - shrunk)
}

/** Takes what the entering trait explains out of the rows of the traits that are left. */
function sweepOut(
  { candidate, inverse, own }: Entering,
  { matrix, residual, width }: State,
  left: readonly Candidate[],
): void {
  const { offset, trait } = candidate
  const { levels } = trait
  const coupling = matrix.slice(offset * width, (offset + levels) * width)
  const scaled = new Float64Array(levels)
  for (const other of left) {
    for (let row = other.offset; row < other.offset + other.trait.levels; row += 1) {
      scaled.fill(0)
      for (let i = 0; i < levels; i += 1) {
        const link = coupling[i * width + row] ?? 0
        residual[row] = (residual[row] ?? 0) - link * (own[i] ?? 0)
        for (let j = 0; j < levels; j += 1) {
          scaled[j] = (scaled[j] ?? 0) + link * (inverse[i * levels + j] ?? 0)
        }
      }
      sweepRow(matrix.subarray(row * width, (row + 1) * width), scaled, coupling, left)
    }
  }
}

function sweepRow(
  line: Float64Array,
  scaled: Float64Array,
  coupling: Float64Array,
  left: readonly Candidate[],
): void {
  for (let j = 0; j < scaled.length; j += 1) {
    const factor = scaled[j] ?? 0
    const start = j * line.length
    if (factor === 0) continue
    for (const { offset, trait } of left) {
      for (let column = offset; column < offset + trait.levels; column += 1) {
        line[column] = (line[column] ?? 0) - factor * (coupling[start + column] ?? 0)
      }
    }
  }
}
