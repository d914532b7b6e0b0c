import { sigmoid } from '../calibration/index.ts'
import { bytesAt, type Coded, numbersAt, pickRows, rowsWhere } from '../coded/index.ts'
import { logLoss } from '../discrimination/index.ts'
import { findPairs } from './find-pairs.ts'
import { copyOf, type FitState, singlesPooledAt, startFit, stepFit } from './fit-state.ts'
import { modelLogOdds } from './model.ts'
import { modelOf } from './model-of.ts'
import { type FoundPair, tablesPooledAt, withTables } from './tables.ts'

/** What traits, and tables of two, are held to before their own data speak. */
export interface ChosenPooling {
  readonly singles: number
  /** Undefined where no tables foretell better. */
  readonly tables?: number
}

/** Penalties to choose from, strictest first: many parts that say nothing ask for the first, many that say a little for the last. */
const SINGLES = [5000, 500, 100] as const
const TABLES = [5000, 1000, 200, 50]

/**
 * Which pooling foretells rows that are kept aside best? With few rows several parts are kept aside in turn,
 * since one would be an accident. The strictest comes first, and a weaker one only where it does better.
 *
 * @param tables tables to try at the most; 0 for none
 */
export function choosePooling(data: Coded, tables: number): ChosenPooling {
  const turns = data.rows < FEW ? 3 : 1
  const first = Array.from({ length: turns }, (_, turn) => keptAside(data, turn))
  const alone = weakened(first, lossOf(first), SINGLES.slice(1), (state, penalty) =>
    stepFit(singlesPooledAt(state, penalty), SINGLE_SWEEPS),
  )
  const singles = alone.penalty ?? SINGLES[0]
  if (tables === 0) return { singles }
  const searched = alone.tries.map((before) => ({
    ...before,
    pairs: findPairs(before.state, tables),
  }))
  const { penalty } = weakened(searched, alone.loss, TABLES, (state, now, pairs) =>
    stepFit(
      state.tables.length > 0 ? tablesPooledAt(state, now) : withTables(state, pairs, now),
      TABLE_SWEEPS,
    ),
  )
  return { singles, ...(penalty === undefined ? {} : { tables: penalty }) }
}

const FEW = 20_000
const FIRST_SWEEPS = 40
const SINGLE_SWEEPS = 12
const TABLE_SWEEPS = 5

/** A fit without some rows, and how well it foretells them. */
interface Try {
  readonly data: Coded
  readonly check: Uint32Array
  readonly state: FitState
  readonly pairs: readonly FoundPair[]
  readonly loss: number
}

function keptAside(data: Coded, turn: number): Try {
  const train = rowsWhere(data.rows, (row) => part(row) !== turn)
  const check = rowsWhere(data.rows, (row) => part(row) === turn)
  const state = stepFit(startFit(pickRows(data, train), SINGLES[0]), FIRST_SWEEPS)
  return { data, check, state, pairs: [], loss: lossOn(data, check, state) }
}

/** Goes down the penalties until the rows kept aside were foretold worse twice; the best of them. */
function weakened(
  first: readonly Try[],
  before: number,
  penalties: readonly number[],
  next: (state: FitState, penalty: number, pairs: readonly FoundPair[]) => FitState,
): { readonly tries: readonly Try[]; readonly loss: number; readonly penalty?: number } {
  let best: { tries: readonly Try[]; loss: number; penalty?: number } = {
    tries: first,
    loss: before,
  }
  let [tries, worse] = [first, 0]
  for (const penalty of penalties) {
    tries = tries.map((one): Try => {
      const state = next(copyOf(one.state), penalty, one.pairs)
      return { ...one, state, loss: lossOn(one.data, one.check, state) }
    })
    const loss = lossOf(tries)
    if (loss < best.loss) best = { tries, loss, penalty }
    else worse += 1
    if (worse > 1) break
  }
  return best
}

const lossOf = (tries: readonly Try[]) => tries.reduce((sum, { loss }) => sum + loss, 0)

function lossOn({ good, traits, weight }: Coded, rows: Uint32Array, state: FitState): number {
  const logOdds = modelLogOdds(modelOf(state), traits, rows)
  return logLoss(logOdds.map(sigmoid), bytesAt(good, rows), weight && numbersAt(weight, rows))
}

/** One of five parts for each row, whatever order they come in. */
function part(row: number): number {
  return ((Math.imul(row + 1, 0x9e3779b1) >>> 16) * 5) >>> 16
}
