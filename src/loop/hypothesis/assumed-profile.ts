import {
  assumedCard,
  type Belief,
  type Card,
  type CatalogueTrait,
  type Hypothesis,
  mostEarned,
  type Profile,
  profileSchema,
  type StepContext,
  unnamed,
} from '../../domain/index.ts'
import type { Engine } from '../../sql/index.ts'
import { calibrated, crossValidation } from '../../stats/index.ts'
import {
  type FetchedCodes,
  fetchCoded,
  levelsColumn,
  type Outcome,
  pointsCounts,
} from '../learn/index.ts'
import { inDataSpelling } from '../levels/index.ts'
import { type Cuts, measureTiers } from '../tiers/index.ts'

/** The data a hypothesis meets: nothing was learned from it, so all of it can say how the hypothesis does. */
export interface Met {
  readonly engine: Engine
  readonly traits: readonly CatalogueTrait[]
  readonly outcome: Outcome
  readonly accounts: number
}

/**
 * The profile of a hypothesis alone: a card of assumptions, by name not reliable. Where there are decided
 * accounts it is measured on them; it never saw them.
 */
export async function assumedProfile(
  hypothesis: Hypothesis,
  stated: readonly Belief[],
  context: StepContext,
  met?: Met,
): Promise<Profile> {
  const beliefs = met === undefined ? stated : await inDataSpelling(met.engine, stated, met.traits)
  const decided = met === undefined ? 0 : met.outcome.good + met.outcome.others
  const good = met?.outcome.good ?? 0
  const rate = decided < leastForRate ? hypothesis.rate : (good + 0.5) / (decided + 1)
  const card = assumedCard(beliefs, rate)
  const data = met === undefined ? nobody : await coded(card, context, met)
  const points = pointsOf(card, data)
  const cuts = assumedCuts(card, beliefs)
  const parts = card.traits.map(({ importance }, index) => ({ importance, index }))
  const heldOut = pointsCounts({ card: { traits: parts }, points }, data)
  return profileSchema.parse({
    format: 'northfit-profile',
    formatVersion: 1,
    name: hypothesis.name ?? unnamed,
    learned: context.now.toISOString(),
    outcome: met?.outcome.kind ?? 'won',
    data: { accounts: met?.accounts ?? 0, decided, good, fingerprint: '', seed: context.seed },
    verdict: { reliable: false, reasons: ['hypothesis_only'] },
    card,
    tiers: { ...cuts, basis: 'assumed', measured: measureTiers(cuts, heldOut), heldOut },
    validation: { crossValidated: measured(card, points, data) },
    hypothesis,
  })
}

/** With fewer decided accounts the stated rate is the better guess. */
const leastForRate = 30

const nobody: FetchedCodes = {
  rows: 0,
  good: new Uint8Array(0),
  time: new Float64Array(0),
  traits: [],
}

/** An account is best with half of all points that can be earned, good where more speaks for it than against. */
function assumedCuts(card: Card, beliefs: readonly Belief[]): Cuts {
  const half = Math.ceil((mostEarned(card, beliefs) - card.base) / 2)
  return { bestFrom: card.base + Math.max(1, half), goodFrom: card.base + 1, leastKnown }
}

/** An account of whom less of the card is known than this has no tier. */
const leastKnown = 0.4

/** The decided accounts by their level on each trait of the card; missing where the data has no such trait. */
async function coded(card: Card, context: StepContext, met: Met): Promise<FetchedCodes> {
  const columns = card.traits.map(({ id, levels }) => {
    const trait = met.traits.find((one) => one.id === id)
    return trait === undefined ? undefined : { trait, whens: levels.map(({ when }) => when) }
  })
  const known = columns.flatMap((column) => column ?? [])
  const { engine, outcome } = met
  const draw = {
    seed: context.seed,
    share: mostAccounts / Math.max(1, outcome.good + outcome.others),
  }
  const fetched = await fetchCoded(engine, known.map(levelsColumn), outcome, draw, context.signal)
  return {
    ...fetched,
    traits: columns.map((column, index) => {
      const own = column === undefined ? undefined : fetched.traits[known.indexOf(column)]
      const levels = card.traits[index]?.levels.length ?? 2
      return own ?? { codes: new Uint8Array(fetched.rows), levels, ordered: false }
    }),
  }
}

const mostAccounts = 200_000

function pointsOf({ base, traits }: Card, data: FetchedCodes): Float64Array {
  const points = new Float64Array(data.rows).fill(base)
  traits.forEach(({ levels }, index) => {
    const codes = data.traits[index]?.codes ?? new Uint8Array(0)
    for (const [row, code] of codes.entries())
      points[row] = (points[row] ?? 0) + (levels[code]?.points ?? 0)
  })
  return points
}

/** How the hypothesis does on accounts nobody learned from. */
function measured({ calibration }: Card, points: Float64Array, data: FetchedCodes) {
  const probability = points.map((own) => calibrated(calibration, own))
  const fold = Uint8Array.from(points, (_, row) => row % folds)
  // Nothing was learned, so other rows would change nothing.
  const { plainRule: _rule, ...checked } = crossValidation(
    data,
    fold,
    folds,
    { points, probability, ownPoints: points },
    [],
  )
  return { ...checked, reliability: [...checked.reliability] }
}

const folds = 5
