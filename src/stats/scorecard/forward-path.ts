import { heldOneWay, type OneWay, oneWayOf, smoothness } from '../additive/index.ts'
import type { CodedTrait } from '../coded/index.ts'
import {
  choleskyInPlace,
  inverseFromFactor,
  product,
  solveInPlace,
  subtractCross,
} from '../linear/index.ts'
import type { Counts } from './training-counts.ts'
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
 * @param stated traits that are in whatever they gain, because somebody holds something of them
 * @param considered traits that could have been picked, at least as many as there are candidates
 * @param most the longest card
 */
export function forwardPath(
  stated: readonly Candidate[],
  candidates: readonly Candidate[],
  counts: Counts,
  considered: number,
  most: number,
): readonly Candidate[] {
  const given = stated.map((candidate) => openingOf(candidate, counts))
  const left = new Set([...given, ...candidates.map((candidate) => openingOf(candidate, counts))])
  const path: Entered[] = []
  while (path.length < Math.max(most, stated.length)) {
    const best = given[path.length] ?? bestOf(left, Math.log(considered / (path.length + 1)))
    if (best === undefined) break
    left.delete(best)
    const entered = enter(best, path)
    for (const other of left) entered.couplings.set(other, sweepOut(entered, other, path, counts))
    path.push(entered)
  }
  return path.map(({ opening }) => opening.candidate)
}

/** What the traits that are in leave to a candidate: its gradient, and its information with the least penalty. */
interface Opening {
  readonly candidate: Candidate
  readonly shape: Float64Array
  readonly residual: Float64Array
  readonly block: Float64Array
}

function openingOf(candidate: Candidate, counts: Counts): Opening {
  const { offset, penalty, trait } = candidate
  const { levels } = trait
  const rate = counts.good / counts.rows
  const rows = counts.levelRows.subarray(offset, offset + levels)
  const shape = smoothness(trait)
  const residual = rows.map((n, level) => (counts.levelGood[offset + level] ?? 0) - rate * n)
  const block = shape.map((cost) => LEAST_PENALTY * cost)
  // A stiff penalty on the trait's mean over the rows, so that 0 is the base rate.
  const stiff = 1000 * penalty * levels
  const shared = stiff / counts.rows ** 2 - (rate * (1 - rate)) / counts.rows
  for (let i = 0; i < levels; i += 1) {
    for (let j = 0; j < levels; j += 1) {
      const pairs = i === j ? rate * (1 - rate) * (rows[i] ?? 0) : 0
      const own = pairs + shared * (rows[i] ?? 0) * (rows[j] ?? 0)
      block[i * levels + j] = (block[i * levels + j] ?? 0) + own
    }
  }
  return { candidate, shape, residual, block }
}

function bestOf(left: Iterable<Opening>, price: number): Opening | undefined {
  let best: Opening | undefined
  let bestGain = price
  for (const opening of left) {
    const gain = gainAbove(bestGain, opening)
    if (gain > bestGain) {
      best = opening
      bestGain = gain
    }
  }
  return best
}

/**
 * r'A r / 2 less the effective degrees of freedom, tr(A M) - penalty tr(A S) - 1 for the centring; these
 * are not worked out where the first part alone is not above the bar.
 */
function gainAbove(bar: number, { block, candidate, residual, shape }: Opening): number {
  const { penalty, trait } = candidate
  const { levels } = trait
  const matrix = block.map((own, cell) => own + (penalty - LEAST_PENALTY) * (shape[cell] ?? 0))
  const factor = matrix.slice()
  choleskyInPlace(factor, levels)
  const logOdds = residual.slice()
  solveInPlace(factor, levels, logOdds)
  const free = dot(logOdds, residual) / 2
  if (free <= bar) return free
  const inverse = inverseFromFactor(factor, levels)
  const lost = lostWithin(oneWayOf(trait), logOdds, inverse, matrix)
  const shrunk = penalty * dot(inverse, shape)
  return free - lost - (levels - 1 - shrunk)
}

/** Gain that is lost where levels are held to run one way: (x - v)'M(x - v) / 2 for the nearest x that do. */
function lostWithin(
  held: readonly OneWay[],
  logOdds: Float64Array,
  inverse: Float64Array,
  matrix: Float64Array,
): number {
  if (held.length === 0) return 0
  const off = heldOneWay(logOdds, inverse, held).map((end, level) => end - (logOdds[level] ?? 0))
  return dot(off, product(matrix, off, off.length, off.length, 1)) / 2
}

/** A trait that is in: its inverse and log odds at the least penalty, and how those that were left hang on it. */
interface Entered {
  readonly opening: Opening
  readonly inverse: Float64Array
  readonly logOdds: Float64Array
  /** Information between its levels and those of another trait, swept of the traits that were in before. */
  readonly couplings: Map<Opening, Float64Array>
  /** For each trait that was in before: its inverse times its coupling with this one. */
  readonly shadows: readonly Float64Array[]
}

function enter(opening: Opening, path: readonly Entered[]): Entered {
  const { levels } = opening.candidate.trait
  const factor = opening.block.slice()
  choleskyInPlace(factor, levels)
  const inverse = inverseFromFactor(factor, levels)
  const logOdds = product(inverse, opening.residual, levels, levels, 1)
  const shadows = path.map(({ couplings, inverse: before, opening: { candidate } }) => {
    const inner = candidate.trait.levels
    return product(before, couplingOf(couplings, opening), inner, inner, levels)
  })
  return { opening, inverse, logOdds, couplings: new Map(), shadows }
}

/** Takes what the entering trait explains out of a trait that is left; returns their coupling. */
function sweepOut(
  { inverse, logOdds, opening, shadows }: Entered,
  other: Opening,
  path: readonly Entered[],
  counts: Counts,
): Float64Array {
  const [own, levels] = [opening.candidate.trait.levels, other.candidate.trait.levels]
  const coupling = information(opening.candidate, other.candidate, counts)
  path.forEach(({ couplings, opening: { candidate } }, position) => {
    const shadow = shadows[position] ?? new Float64Array(0)
    const before = couplingOf(couplings, other)
    subtractCross(coupling, shadow, before, candidate.trait.levels, own, levels)
  })
  subtractCross(other.residual, coupling, logOdds, own, levels, 1)
  const explained = product(inverse, coupling, own, own, levels)
  subtractCross(other.block, coupling, explained, own, levels, levels)
  return coupling
}

/** Information between the levels of two traits: rate (1 - rate) (pairs - rows rows' / n). */
function information(one: Candidate, other: Candidate, counts: Counts): Float64Array {
  const rate = counts.good / counts.rows
  const weight = rate * (1 - rate)
  const { levels } = other.trait
  return counts.pairRows(one.index, other.index).map((pairs, cell) => {
    const [i, j] = [Math.floor(cell / levels), cell % levels]
    const rows = counts.levelRows[one.offset + i] ?? 0
    return weight * (pairs - (rows * (counts.levelRows[other.offset + j] ?? 0)) / counts.rows)
  })
}

function couplingOf(couplings: Entered['couplings'], other: Opening): Float64Array {
  const coupling = couplings.get(other)
  if (coupling === undefined) throw new Error('a trait was left without its coupling')
  return coupling
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0)
  return sum
}
