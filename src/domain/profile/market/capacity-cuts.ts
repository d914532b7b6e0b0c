import type { Card } from '../card.ts'
import { probabilityAt } from '../score/index.ts'

/** Accounts with a number of points, of those that are known well enough to have a tier. */
export interface PointsCount {
  readonly points: number
  readonly accounts: number
}

/** The line drawn at a number of points. */
export interface CapacityCut {
  readonly from: number
  /** Accounts on or above the line, and how many of them are expected to turn out good. */
  readonly accounts: number
  readonly expectedGood: number
}

export interface CapacityCuts {
  readonly cut: CapacityCut
  /** The line one step higher and one step lower, to see what moving it costs; absent at the ends. */
  readonly higher?: CapacityCut
  readonly lower?: CapacityCut
}

/**
 * Where to draw the line so that a team that can work `capacity` accounts gets as many as it can work, the
 * best-scored ones. Accounts with equal points cannot be told apart, so the line takes all of them or none:
 * the number that qualifies is the greatest not above the capacity, or the best-scored group where
 * even that is larger. Undefined where there are no accounts or no capacity.
 *
 * Expected good outcomes are the sum of calibrated probabilities over the accounts above the line.
 */
export function tierCutsForCapacity(
  histogram: readonly PointsCount[],
  capacity: number,
  calibration: Card['calibration'],
): CapacityCuts | undefined {
  const cuts = cutsFromTop(histogram, calibration)
  if (cuts.length === 0 || capacity <= 0) return undefined
  const index = Math.max(
    0,
    cuts.findLastIndex(({ accounts }) => accounts <= capacity),
  )
  const [higher, cut, lower] = [cuts[index - 1], cuts[index], cuts[index + 1]]
  if (cut === undefined) return undefined
  return {
    cut,
    ...(higher === undefined ? {} : { higher }),
    ...(lower === undefined ? {} : { lower }),
  }
}

/** Every line that can be drawn, highest first. */
function cutsFromTop(
  histogram: readonly PointsCount[],
  calibration: Card['calibration'],
): readonly CapacityCut[] {
  let accounts = 0
  let expectedGood = 0
  return histogram
    .filter((count) => count.accounts > 0)
    .sort((a, b) => b.points - a.points)
    .map((count) => {
      accounts += count.accounts
      expectedGood += count.accounts * probabilityAt(calibration, count.points).probability
      return { from: count.points, accounts, expectedGood }
    })
}
