import { normalCdf } from '../distributions/index.ts'
import type { OutOfTime } from './out-of-time.ts'
import type { CrossValidation } from './validate.ts'

type Doubt =
  | 'too_few_good'
  | 'too_few_others'
  | 'no_usable_trait'
  | 'not_better_than_chance'
  | 'not_better_than_base_rate'
  | 'not_better_than_plain_rule'
  | 'fails_out_of_time'
  | 'weaker_out_of_time'

export interface Judgement {
  readonly reliable: boolean
  readonly reasons: readonly Doubt[]
}

/** What a judgement rests on. */
export interface Findings {
  readonly good: number
  readonly others: number
  /** Rows of each outcome that are needed to learn at all. */
  readonly leastGood: number
  readonly leastOthers: number
  /** Traits on the card learned on all rows. */
  readonly traits: number
  /** Was the plain rule given (industry by size), or chosen from the data? */
  readonly ruleGiven: boolean
  readonly crossValidated: CrossValidation
  readonly outOfTime?: OutOfTime
}

/**
 * Is the card to be believed? It must rank held-out accounts better than chance and lower the log loss
 * of the base rate; it must beat a given plain rule beyond chance, and must not rank worse than one that
 * was itself chosen from the data; and learned on the earlier accounts it must rank the later ones better
 * than chance. A reliable card that does clearly worse in the later part carries that as a warning.
 *
 * Chance: the scores of one fold are learned from the others, so held-out AUC scatters more than its
 * DeLong error says; the p-value needed is therefore stricter than the 5 % of false alarms aimed at
 * (simulated in scorecard.test.ts).
 */
export function judge(findings: Findings): Judgement {
  const { crossValidated: cv, outOfTime } = findings
  const fatal: Doubt[] = []
  if (findings.good < findings.leastGood) fatal.push('too_few_good')
  if (findings.others < findings.leastOthers) fatal.push('too_few_others')
  if (fatal.length > 0) return { reliable: false, reasons: fatal }
  if (findings.traits === 0) fatal.push('no_usable_trait')
  if (cv.pChance > CHANCE) fatal.push('not_better_than_chance')
  if (cv.card.logLoss >= cv.baseRate.logLoss) fatal.push('not_better_than_base_rate')
  const { pPlainRule } = cv
  if (pPlainRule !== undefined && pPlainRule > (findings.ruleGiven ? BEYOND_RULE : 1 - BEYOND_RULE))
    fatal.push('not_better_than_plain_rule')
  if (outOfTime !== undefined && pBetterThanChance(outOfTime) > BEYOND_RULE)
    fatal.push('fails_out_of_time')
  const reliable = fatal.length === 0
  const stale = outOfTime !== undefined && isStale(cv, outOfTime)
  return { reliable, reasons: reliable && stale ? ['weaker_out_of_time'] : fatal }
}

const CHANCE = 0.01
const BEYOND_RULE = 0.05

/** Does the later part fall clearly behind: ranked worse beyond chance, or probabilities worse than its base rate? */
function isStale(cv: CrossValidation, { baseRate, card }: OutOfTime): boolean {
  return card.logLoss >= baseRate.logLoss || card.aucInterval[1] < cv.card.aucInterval[0]
}

/** One-sided p-value that the later AUC is no better than 0.5, from its interval. */
function pBetterThanChance({ card }: OutOfTime): number {
  const [low, high] = card.aucInterval
  const error = Math.max((high - low) / (2 * 1.96), 1e-9)
  return 1 - normalCdf((card.auc - 0.5) / error)
}
