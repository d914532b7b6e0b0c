import type {
  Belief,
  CatalogueTrait,
  Estimated,
  HypothesisCheck,
  StatementCheck,
  StepContext,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import {
  type CheckedBelief,
  type Coded,
  checkBeliefs,
  type Estimate,
  POINTS_PER_LOG_ODDS,
  type StatedEffect,
} from '../../stats/index.ts'
import { fetchCoded, levelsColumn, type Outcome } from '../learn/index.ts'
import { chooseLevels, inDataSpelling } from '../levels/index.ts'
import { type StatementColumn, statementColumn } from './statement-column.ts'

/** More decided accounts say nothing new. */
const mostAccounts = 200_000
/** Ranges of a number that other traits are held alike by. */
const ranges = 6

/**
 * What does the data say to each statement of a hypothesis, among companies alike in the other traits?
 * Needs the snapshot and the trait catalogue.
 */
export async function checkHypothesis(
  engine: Engine,
  { seed, signal }: StepContext,
  stated: readonly Belief[],
  traits: readonly CatalogueTrait[],
  outcome: Outcome,
): Promise<HypothesisCheck> {
  const beliefs = await inDataSpelling(engine, stated, traits)
  const columns = beliefs.map((belief) => statementColumn(belief, traits))
  const usable = traits.filter(({ leftOut, timing }) => leftOut === undefined && timing !== 'after')
  const decided = outcome.good + outcome.others
  const others = decided === 0 ? [] : await chooseLevels(engine, usable, { ranges })
  const asked = columns.flatMap((column) => (typeof column === 'string' ? [] : [column]))
  const draw = { seed, share: mostAccounts / Math.max(1, decided) }
  const fetched = await fetchCoded(
    engine,
    [...asked, ...others.map(levelsColumn)],
    outcome,
    draw,
    signal,
  )
  const data: Coded = {
    rows: fetched.rows,
    good: fetched.good,
    traits: fetched.traits.slice(asked.length),
  }
  const codesOf = (column: StatementColumn) =>
    typeof column === 'string'
      ? new Uint8Array(data.rows)
      : (fetched.traits[asked.indexOf(column)]?.codes ?? new Uint8Array(data.rows))
  const effects = beliefs.map(
    ({ levels, points, worth }, index): StatedEffect => ({
      logOdds: points / POINTS_PER_LOG_ODDS,
      worth,
      codes: codesOf(columns[index] ?? 'no_trait'),
      about: others.flatMap(({ trait }, position) =>
        levels.some((level) => level.trait.id === trait.id) ? [position] : [],
      ),
    }),
  )
  const checked = checkBeliefs(effects, data)
  return {
    outcome: outcome.kind,
    decided,
    good: outcome.good,
    statements: beliefs.flatMap((belief, index) => {
      const [own, column] = [checked[index], columns[index]]
      return own === undefined || column === undefined ? [] : [statementCheck(belief, own, column)]
    }),
  }
}

function statementCheck(
  { levels, statement }: Belief,
  { adjusted, at, data, posterior, positive, prior, rest, verdict }: CheckedBelief,
  column: StatementColumn,
): StatementCheck {
  const untested = typeof column === 'string' ? column : 'nobody'
  return {
    statement,
    levels,
    at: { accounts: at.rows, good: at.good },
    rest: { accounts: rest.rows, good: rest.good },
    prior: inPoints(prior),
    ...(data === undefined ? { untested } : { data: inPoints(data) }),
    adjusted,
    posterior: inPoints(posterior),
    positive,
    verdict,
  }
}

function inPoints({ high, low, value }: Estimate): Estimated {
  const points = (logOdds: number) => Math.round(logOdds * POINTS_PER_LOG_ODDS * 10) / 10 + 0
  return { value: points(value), low: points(low), high: points(high) }
}
