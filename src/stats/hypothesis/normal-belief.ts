import { normalCdf } from '../distributions/index.ts'

/** What is known of log odds: a normal distribution by its mean and standard deviation. */
export interface NormalBelief {
  readonly mean: number
  readonly deviation: number
}

/**
 * A belief that counts for the experience of some customers: customers at the base rate p carry the
 * information p (1 - p) each on a log odds, so s of them leave the variance 1 / (s p (1 - p)) (Spiegelhalter,
 * Abrams and Myles, Bayesian Approaches to Clinical Trials and Health-Care Evaluation, 2004, 3.9).
 *
 * @param logOdds what is held; @param worth customers, over 0; @param rate base rate, in (0, 1)
 */
export function statedBelief(logOdds: number, worth: number, rate: number): NormalBelief {
  return { mean: logOdds, deviation: Math.sqrt(1 / (worth * rate * (1 - rate))) }
}

/**
 * What one holds after the data: the mean of belief and estimate weighted by their precisions, which add up
 * (conjugate normal model, the same, 3.3).
 */
export function afterData(belief: NormalBelief, data: NormalBelief): NormalBelief {
  const [before, seen] = [belief.deviation ** -2, data.deviation ** -2]
  return {
    mean: (before * belief.mean + seen * data.mean) / (before + seen),
    deviation: Math.sqrt(1 / (before + seen)),
  }
}

/** Probability that the log odds lie above a value. */
export function probabilityAbove({ deviation, mean }: NormalBelief, value: number): number {
  return normalCdf((mean - value) / deviation)
}
