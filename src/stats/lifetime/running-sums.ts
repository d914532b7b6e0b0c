/** ln of the rising factorial, ln (p)_k = ln Gamma(p + k) - ln Gamma(p), and its derivative by p, for k = 0 .. most. */
export interface RisingFactorial {
  readonly log: Float64Array
  readonly slope: Float64Array
}

/** Running sums of ln(p + i) and 1 / (p + i): exact, and no gamma function a customer. */
export function risingFactorial(p: number, most: number): RisingFactorial {
  const log = new Float64Array(most + 1)
  const slope = new Float64Array(most + 1)
  for (let k = 0; k < most; k += 1) {
    log[k + 1] = (log[k] ?? 0) + Math.log(p + k)
    slope[k + 1] = (slope[k] ?? 0) + 1 / (p + k)
  }
  return { log, slope }
}
