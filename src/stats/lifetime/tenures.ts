/** Subscribers: how long each has been one, in any one unit, and whether it left then (1) or is still there (0). */
export interface Tenures {
  readonly time: Float64Array
  readonly left: Uint8Array
}

/**
 * Whole periods: one that left did so in its `periods`-th, from 1; one that is still there has completed
 * as many, from 0.
 */
export interface PeriodCounts {
  /** Subscribers that left in period 1, 2, ...; entry 0 is empty. */
  readonly leavers: Float64Array
  /** Subscribers still there after 0, 1, 2, ... periods. */
  readonly stayers: Float64Array
}

/** Counts by period of a length in the unit of the tenures. */
export function countPeriods({ time, left }: Tenures, period: number): PeriodCounts {
  const most = time.reduce((top, t) => Math.max(top, t), 0)
  const length = Math.floor(most / period) + 2
  const [leavers, stayers] = [new Float64Array(length), new Float64Array(length)]
  for (let i = 0; i < time.length; i += 1) {
    const whole = Math.floor((time[i] ?? 0) / period)
    const counts = left[i] === 1 ? leavers : stayers
    const at = left[i] === 1 ? whole + 1 : whole
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { leavers, stayers }
}
