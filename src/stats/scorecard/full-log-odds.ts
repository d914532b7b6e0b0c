import { type AdditiveModel, modelLogOdds } from '../additive/index.ts'
import { sigmoid } from '../calibration/index.ts'
import { bytesAt, type Coded } from '../coded/index.ts'

/**
 * What the full model says of some rows. Learned from rows that count for more or less, it says so at the rate of
 * rows that count alike: its intercept is moved until it foretells as many good ones among the rows it was
 * learned from as there are. (Of rare outcomes weighted alike that is exact: King and Zeng, Logistic Regression
 * in Rare Events Data, Political Analysis 9, 2001, prior correction.)
 *
 * @param rows those it was learned from; @param foretold those to be foretold
 */
export function fullLogOdds(
  model: AdditiveModel,
  { good, traits, weight }: Coded,
  rows: Uint32Array,
  foretold: Uint32Array,
): Float64Array {
  const said = modelLogOdds(model, traits, foretold)
  if (weight === undefined) return said
  const moved = shiftToRate(modelLogOdds(model, traits, rows), bytesAt(good, rows))
  return said.map((logOdds) => logOdds + moved)
}

/** What to add to log odds so that their probabilities add up to the good rows: Newton's method, in bounded steps. */
function shiftToRate(logOdds: Float64Array, good: Uint8Array): number {
  const won = good.reduce((sum, outcome) => sum + outcome, 0)
  let shift = 0
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let [left, information] = [won, 0]
    for (const own of logOdds) {
      const probability = sigmoid(own + shift)
      left -= probability
      information += probability * (1 - probability)
    }
    const step = information > 0 ? Math.max(-1, Math.min(1, left / information)) : 0
    shift += step
    if (Math.abs(step) < NEGLIGIBLE) break
  }
  return shift
}

const MOST_ROUNDS = 50
const NEGLIGIBLE = 1e-9
