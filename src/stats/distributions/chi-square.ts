import { gammaQuantile, incompleteGamma } from './gamma.ts'

/**
 * P(X >= x) for a chi-square X with `degrees` > 0 degrees of freedom: the p-value of a chi-square
 * statistic. With no degrees of freedom nothing can vary and the answer is 1.
 */
export function chiSquareUpper(x: number, degrees: number): number {
  return degrees <= 0 ? 1 : incompleteGamma(degrees / 2, x / 2).upper
}

/** The x with P(X <= x) = p for a chi-square X with `degrees` > 0 degrees of freedom. */
export function chiSquareQuantile(p: number, degrees: number): number {
  return 2 * gammaQuantile(p, degrees / 2)
}
