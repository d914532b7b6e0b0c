/**
 * Derivative of ln Gamma(x), for x > 0: recurrence up to 10, asymptotic series above (Abramowitz and
 * Stegun 6.3.18). Error about 1e-14.
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma needs x > 0, got ${x}`)
  let [at, sum] = [x, 0]
  while (at < 10) {
    sum -= 1 / at
    at += 1
  }
  const s = 1 / (at * at)
  const tail = 1 / 252 - s * (1 / 240 - s * (1 / 132 - s * (691 / 32760 - s / 12)))
  return sum + Math.log(at) - 0.5 / at - s * (1 / 12 - s * (1 / 120 - s * tail))
}
