/**
 * P(N = 0, 1, ... most) for purchases in a span at a rate ~ Gamma(shape, scale): (shape)_k / k! (scale /
 * (scale + span))^shape (span / (scale + span))^k.
 */
export function negativeBinomial(
  shape: number,
  scale: number,
  span: number,
  most: number,
): Float64Array {
  const chances = new Float64Array(most + 1)
  const share = span / (scale + span)
  let log = -shape * Math.log1p(span / scale)
  for (let k = 0; k <= most; k += 1) {
    chances[k] = Math.exp(log)
    log += Math.log(((shape + k) * share) / (k + 1))
  }
  return chances
}
