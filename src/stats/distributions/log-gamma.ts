const HALF_LOG_TWO_PI = 0.9189385332046728

// Lanczos approximation with g = 7 and nine terms (P. Godfrey's coefficients): relative error about
// 1e-15 for positive arguments.
const LANCZOS: readonly number[] = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
]

/**
 * Natural logarithm of the gamma function, ln Gamma(x), for x > 0.
 * Lanczos (1964) below 15, Stirling's series above. Relative error about 1e-15, except close to the
 * zeros at 1 and 2, where the absolute error is about 1e-15.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma needs x > 0, got ${x}`)
  if (x >= 15) return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x)
  if (x < 0.5) return logGamma(x + 1) - Math.log(x)
  let sum = 0.9999999999998099
  for (const [i, coefficient] of LANCZOS.entries()) sum += coefficient / (x + i)
  const t = x + 6.5
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * What Stirling's formula misses: ln Gamma(n + 1) - (n + 1/2) ln n + n - ln(2 pi) / 2, for n > 0.
 * Keeps densities with huge parameters exact where differences of logGamma would cancel
 * (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000).
 */
export function stirlingError(n: number): number {
  if (n >= 15) return stirlingSeries(n)
  return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI
}

function stirlingSeries(n: number): number {
  const s = 1 / (n * n)
  const tail = s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156))))
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - tail))) / n
}

/**
 * Loader's deviance part: x ln(x / mean) + mean - x, without cancellation when x is near the mean.
 * `difference` is x - mean, given by the caller where it knows it more exactly than the subtraction.
 */
export function deviance(x: number, mean: number, difference: number): number {
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference
  const v = difference / (x + mean)
  let sum = difference * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j += 1) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
