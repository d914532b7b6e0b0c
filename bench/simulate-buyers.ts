import { type Random, randomNormal } from '../src/stats/index.ts'

/** Who buys how: the parameters of a model that simulated customers are drawn from, times in days. */
export interface World {
  readonly model: 'bg_nbd' | 'mbg_nbd' | 'pareto_nbd'
  readonly parameters: readonly [number, number, number, number]
  /** p, q and gamma of Gamma-Gamma. */
  readonly spend: readonly [number, number, number]
}

export interface Buyer {
  /** Days of purchase, from 0, the first. */
  readonly days: readonly number[]
  readonly amounts: readonly number[]
}

/** A draw from a gamma distribution of scale 1 (G. Marsaglia, W. Tsang, 2000). */
export function randomGamma(random: Random, shape: number): number {
  if (shape < 1) return randomGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const z = randomNormal(random)
    const v = (1 + c * z) ** 3
    if (v > 0 && Math.log(1 - random.next()) < (z * z) / 2 + d - d * v + d * Math.log(v))
      return d * v
  }
}

const wait = (random: Random, rate: number): number => -Math.log(1 - random.next()) / rate

/** What one customer buys until a number of days after its first purchase. */
export function simulateBuyer(
  random: Random,
  { model, parameters, spend }: World,
  until: number,
): Buyer {
  const [r, alpha, third, fourth] = parameters
  const rate = randomGamma(random, r) / alpha
  const stops = stopOf(random, model, third, fourth)
  const days = [0]
  let day = 0
  while (!stops.after(days.length)) {
    day += wait(random, rate)
    if (day > until || day > stops.by) break
    days.push(day)
  }
  const [p, q, gamma] = spend
  const nu = randomGamma(random, q) / gamma
  return { days, amounts: days.map(() => randomGamma(random, p) / nu) }
}

/** Stops at a moment (Pareto), or with a probability after each purchase, the first included or not. */
function stopOf(random: Random, model: World['model'], third: number, fourth: number) {
  if (model === 'pareto_nbd') {
    const by = wait(random, randomGamma(random, third) / fourth)
    return { by, after: () => false }
  }
  const [a, b] = [randomGamma(random, third), randomGamma(random, fourth)]
  const chance = a / (a + b)
  const after = (bought: number) => (bought > 1 || model === 'mbg_nbd') && random.next() < chance
  return { by: Infinity, after }
}
