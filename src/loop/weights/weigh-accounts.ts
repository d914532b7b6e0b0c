import { Fault, type Profile, type StepContext, type Weighting } from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import {
  capturedMore,
  capturedValue,
  classWeights,
  effectiveNumber,
  type Scorecard,
  VALUE_TAIL,
  valueWeights,
} from '../../stats/index.ts'
import { type AccountWorth, accountWorth, type WorthQuestion } from './account-worth.ts'

/** What accounts count for while learning, and what the profile says of it. */
export interface WeighedAccounts {
  readonly weight: Float64Array
  readonly stated: Pick<Weighting, 'by' | 'accounts' | 'effective' | 'values'>
  readonly worth: AccountWorth
}

/**
 * Weights of the decided accounts, in the order of their keys.
 *
 * @throws Fault `learn.no_values` where accounts are to count by value and none has any
 */
export async function weighAccounts(
  engine: Engine,
  context: StepContext,
  by: Weighting['by'],
  good: Uint8Array,
  question: WorthQuestion,
): Promise<WeighedAccounts> {
  const worth = await accountWorth(engine, context, question)
  if (by === 'classes') return weighed(by, classWeights(good), worth)
  const found = valueWeights(worth.stake)
  if (found === undefined) throw new Fault('learn.no_values')
  const { weights, ...values } = found
  const { currency } = question
  return weighed(by, weights, worth, {
    ...values,
    tail: VALUE_TAIL,
    ...(currency === undefined ? {} : { currency }),
  })
}

function weighed(
  by: Weighting['by'],
  weight: Float64Array,
  worth: AccountWorth,
  values?: Weighting['values'],
): WeighedAccounts {
  const effective = Math.round(effectiveNumber(weight))
  const stated = { by, accounts: weight.length, effective, ...(values && { values }) }
  return { weight, stated, worth }
}

/** The share of accounts, by points, that a team works first. */
const TOP = 0.2

/** What weighting bought: the learner with weights beside the one without, on accounts that both kept aside. */
export function weightingOf(
  { stated, worth }: WeighedAccounts,
  good: Uint8Array,
  weighted: Scorecard,
  plain: Scorecard,
): NonNullable<Profile['weighting']> {
  const value = worth.brought.map((amount, row) => (good[row] === 1 ? amount : 0))
  const known = value.some((amount) => amount > 0)
  const ranked = ({ crossValidated: { card }, points }: Scorecard) => ({
    auc: card.auc,
    accounts: card.capturedTop20,
    ...(known ? { value: capturedValue(points, value, TOP) } : {}),
  })
  return {
    ...stated,
    weighted: ranked(weighted),
    plain: ranked(plain),
    ...(known ? { more: capturedMore(weighted.points, plain.points, value, TOP) } : {}),
  }
}
