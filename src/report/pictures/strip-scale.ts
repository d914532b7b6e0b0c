import { scaleLinear, scaleLog } from '@visx/scale'

/** Where a value stands across a strip, in per cent of its width, and what is written above it. */
export interface StripScale {
  at(value: number): number
  readonly ticks: readonly number[]
  /** The value that says nothing: lift 1, 0 points, the rate of all. */
  readonly neutral: number
}

/** Room at both ends for dots and for the texts of the outermost ticks, in per cent. */
const ends: [number, number] = [6, 94]

/** Ratios around 1 on a log scale: twice as often is as far from the middle as half as often. */
export function liftScale(values: readonly number[]): StripScale {
  const positive = values.filter((value) => value > 0)
  const low = Math.max(1 / 8, Math.min(1 / 2, ...positive))
  const high = Math.min(16, Math.max(2, ...positive))
  const scale = scaleLog({ domain: [low, high], range: ends, base: 2, clamp: true })
  const every = Math.log2(high / low) > 3.5 ? 4 : 2
  const ticks = [1 / 16, 1 / 4, 1, 4, 16, ...(every === 2 ? [1 / 8, 1 / 2, 2, 8] : [])]
  return {
    at: (value) => scale(Math.max(low, value)),
    ticks: ticks.filter((tick) => tick >= low && tick <= high).sort((a, b) => a - b),
    neutral: 1,
  }
}

/** Differences around 0: points. */
export function pointScale(values: readonly number[]): StripScale {
  const scale = scaleLinear({
    domain: [Math.min(-10, ...values), Math.max(10, ...values)],
    range: ends,
    clamp: true,
  })
  return { at: (value) => scale(value), ticks: scale.ticks(4), neutral: 0 }
}

/** Shares from 0 to the largest; `base` is the share of all. */
export function shareScale(values: readonly number[], base: number): StripScale {
  const scale = scaleLinear({
    domain: [0, Math.min(1, Math.max(0.05, base, ...values))],
    range: [3, 94],
    clamp: true,
  })
  return { at: (value) => scale(value), ticks: scale.ticks(4), neutral: base }
}
