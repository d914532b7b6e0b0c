/** Points and weights: a mean or an integral is about the sum of weight times function. */
export interface Nodes {
  readonly points: Float64Array
  readonly weights: Float64Array
}

/**
 * Gauss's nodes for means over a beta distribution: sum of weight f(point) is the mean of f(P), P ~
 * Beta(a, b), exactly so for polynomials up to degree 2n - 1. By the eigenvalues of the Jacobi matrix
 * (G. Golub and J. Welsch, "Calculation of Gauss Quadrature Rules", Math. Comp. 23, 1969). a, b > 0.
 */
export function betaNodes(a: number, b: number, n: number): Nodes {
  const diagonal = new Float64Array(n)
  const beside = new Float64Array(n)
  const [low, high] = [a - 1, b - 1]
  const sum = low + high
  for (let k = 0; k < n; k += 1) {
    const two = 2 * k + sum
    diagonal[k] = k === 0 ? (low - high) / (sum + 2) : ((low - high) * sum) / (two * (two + 2))
    if (k === 0) continue
    const square =
      k === 1
        ? (4 * (1 + low) * (1 + high)) / (two * two * (two + 1))
        : (4 * k * (k + low) * (k + high) * (k + sum)) / (two * two * (two + 1) * (two - 1))
    beside[k - 1] = Math.sqrt(square)
  }
  const first = diagonaliseFirst(diagonal, beside)
  return {
    points: diagonal.map((x) => Math.min(1, Math.max(0, (1 + x) / 2))),
    weights: first.map((x) => x * x),
  }
}

/** Gauss and Legendre's nodes on [0, 1]. */
export const unitNodes = (n: number): Nodes => betaNodes(1, 1, n)

/**
 * Implicit QL with shifts on a symmetric tridiagonal matrix (Golub and Van Loan, 8.3): `diagonal` becomes
 * the eigenvalues; returned are the first components of the eigenvectors, all that weights need.
 */
function diagonaliseFirst(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const n = diagonal.length
  const first = new Float64Array(n)
  first[0] = 1
  for (let low = 0; low < n; low += 1) {
    for (let round = 0; round < 60; round += 1) {
      const high = endOfBlock(diagonal, beside, low)
      if (high === low) break
      sweep(diagonal, beside, first, low, high)
    }
  }
  return first
}

function endOfBlock(diagonal: Float64Array, beside: Float64Array, low: number): number {
  let high = low
  for (; high < diagonal.length - 1; high += 1) {
    const size = Math.abs(diagonal[high] ?? 0) + Math.abs(diagonal[high + 1] ?? 0)
    if (Math.abs(beside[high] ?? 0) <= 1e-16 * size) break
  }
  return high
}

const at = (values: Float64Array, i: number): number => values[i] ?? 0

function sweep(
  d: Float64Array,
  e: Float64Array,
  first: Float64Array,
  low: number,
  high: number,
): void {
  const half = (at(d, low + 1) - at(d, low)) / (2 * at(e, low))
  const root = Math.hypot(half, 1)
  let g = at(d, high) - at(d, low) + at(e, low) / (half + (half < 0 ? -root : root))
  let [sine, cosine, taken] = [1, 1, 0]
  for (let i = high - 1; i >= low; i -= 1) {
    const f = sine * at(e, i)
    const b = cosine * at(e, i)
    const length = Math.hypot(f, g)
    e[i + 1] = length
    if (length === 0) {
      d[i + 1] = at(d, i + 1) - taken
      e[high] = 0
      return
    }
    sine = f / length
    cosine = g / length
    const rest = at(d, i + 1) - taken
    const turned = (at(d, i) - rest) * sine + 2 * cosine * b
    taken = sine * turned
    d[i + 1] = rest + taken
    g = cosine * turned - b
    const after = at(first, i + 1)
    first[i + 1] = sine * at(first, i) + cosine * after
    first[i] = cosine * at(first, i) - sine * after
  }
  d[low] = at(d, low) - taken
  e[low] = g
  e[high] = 0
}
