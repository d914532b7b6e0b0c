import { criticalZ, type Interval } from '../intervals/index.ts'
import { ascendingOrder } from '../order/index.ts'
import type { Tenures } from './tenures.ts'

/** The share still there after each time at which somebody left. */
export interface SurvivalCurve {
  readonly steps: readonly SurvivalStep[]
  /** The first time at which half or fewer are left; absent where more than half still are. */
  readonly median?: number
}

export interface SurvivalStep extends Interval {
  readonly time: number
  readonly atRisk: number
  readonly left: number
  readonly share: number
}

/**
 * What share of subscribers is still there after a time, those still there counting for as long as they
 * were watched? E. Kaplan, P. Meier (1958); variance by Greenwood (1926), intervals on the scale of ln(-ln
 * S), which stay within 0 and 1 (J. Kalbfleisch, R. Prentice, The Statistical Analysis of Failure Time
 * Data, 2nd ed., 1.4). Where nobody is left the interval is that of the step before, down to 0. Nobody
 * left: no steps.
 */
export function kaplanMeier({ time, left }: Tenures, confidence = 0.95): SurvivalCurve {
  const z = criticalZ(confidence)
  const order = ascendingOrder(time)
  const steps: SurvivalStep[] = []
  let [share, greenwood, high] = [1, 0, 1]
  let from = 0
  while (from < order.length) {
    const at = time[order[from] ?? 0] ?? 0
    const atRisk = order.length - from
    let gone = 0
    for (; from < order.length && time[order[from] ?? 0] === at; from += 1)
      gone += left[order[from] ?? 0] ?? 0
    if (gone === 0) continue
    share *= 1 - gone / atRisk
    greenwood += gone / (atRisk * (atRisk - gone))
    const range = share > 0 ? logLogRange(share, z * Math.sqrt(greenwood)) : { low: 0, high }
    high = range.high
    steps.push({ time: at, atRisk, left: gone, share, ...range })
  }
  const median = steps.find((step) => step.share <= 0.5)?.time
  return { steps, ...(median === undefined ? {} : { median }) }
}

function logLogRange(share: number, half: number): Interval {
  const spread = half / Math.abs(Math.log(share))
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) }
}
