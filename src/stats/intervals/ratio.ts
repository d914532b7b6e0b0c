import { checkCount, criticalZ, type Estimate } from './estimate.ts'

/**
 * How many times as often does the first group win as the second? The ratio of shares p1 / p2 with
 * Koopman's score interval (1984): the ratios that a score test does not reject, found by bisection.
 * Good with small counts and with zeros. In [0, Infinity]: the upper bound is Infinity when the second
 * group never won, and so is the value if the first did. Nobody won, or a group without rows: value 1
 * in [0, Infinity].
 */
export function ratioOfProportions(
  wins1: number,
  total1: number,
  wins2: number,
  total2: number,
  confidence = 0.95,
): Estimate {
  checkCount(wins1, total1)
  checkCount(wins2, total2)
  const z = criticalZ(confidence)
  const none = wins1 + wins2 === 0
  if (total1 === 0 || total2 === 0 || none) return { value: 1, low: 0, high: Infinity }
  const score = (logRatio: number) => scoreOfRatio(Math.exp(logRatio), wins1, total1, wins2, total2)
  return {
    value: wins2 === 0 ? Infinity : wins1 / total1 / (wins2 / total2),
    low: wins1 === 0 ? 0 : Math.exp(whereFalling(score, z)),
    high: wins2 === 0 ? Infinity : Math.exp(whereFalling(score, -z)),
  }
}

/**
 * How many times as often as everybody does a group win? Lift = (wins / total) / (allWins / allTotal),
 * where the group is part of all. Since share(all) = w p1 + (1 - w) p2 with w = total / allTotal, the
 * lift is 1 / (w + (1 - w) / (p1 / p2)), which rises with p1 / p2: its interval is Koopman's interval
 * of the group against the rest, mapped. In [0, allTotal / total]; no rows or no wins at all: value 1
 * in the widest interval; a group that is everybody: exactly 1.
 */
export function lift(
  wins: number,
  total: number,
  allWins: number,
  allTotal: number,
  confidence = 0.95,
): Estimate {
  checkCount(wins, total)
  checkCount(allWins, allTotal)
  checkCount(total, allTotal)
  if (total === 0) return { value: 1, low: 0, high: Infinity }
  if (total === allTotal) return { value: 1, low: 1, high: 1 }
  // Fractional counts (ties shared out) can pass the ends by a rounding error.
  const restWins = Math.min(Math.max(0, allWins - wins), allTotal - total)
  const rest = ratioOfProportions(wins, total, restWins, allTotal - total, confidence)
  const weight = total / allTotal
  const mapped = (ratio: number) => 1 / (weight + (1 - weight) / ratio)
  return { value: mapped(rest.value), low: mapped(rest.low), high: mapped(rest.high) }
}

/** Standard score of the data if p1 = ratio p2, with the shares most likely under that. */
function scoreOfRatio(
  ratio: number,
  wins1: number,
  total1: number,
  wins2: number,
  total2: number,
): number {
  const all = total1 + total2
  const b = ratio * (total1 + wins2) + wins1 + total2
  const c = ratio * (wins1 + wins2)
  const root = Math.sqrt(Math.max(0, b * b - 4 * all * c))
  const share1 = Math.min(1, (2 * c) / (b + root))
  const share2 = share1 / ratio
  const variance =
    (share1 * (1 - share1)) / total1 + (ratio * ratio * share2 * Math.max(0, 1 - share2)) / total2
  const gap = wins1 / total1 - (ratio * wins2) / total2
  return gap === 0 ? 0 : gap / Math.sqrt(variance)
}

/** Where a falling function of a logarithm passes `level`, between e^-46 and e^46. */
function whereFalling(f: (x: number) => number, level: number): number {
  let low = -46
  let high = 46
  while (high - low > 1e-13) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) break
    if (f(middle) > level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
