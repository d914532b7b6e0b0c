import { fitModel, searchModel, telling } from '../additive/index.ts'
import { baseLogOdds, bytesAt, type CodedTrait, levelOffsets } from '../coded/index.ts'
import { POINTS_PER_LOG_ODDS, type PointsCard, type PointsOfPair } from './card.ts'
import { chooseTraits } from './choose-traits.ts'
import { fullLogOdds } from './full-log-odds.ts'
import { readableCard } from './readable-card.ts'
import { fitChosen, type Training } from './training.ts'

/** A card, and what the model without its limits says of some rows. */
export interface LearnedCard {
  readonly card: PointsCard
  readonly full?: FullForecast
}

export interface FullForecast {
  /** Log odds by the full model of the rows to be foretold, in their order. */
  readonly logOdds: Float64Array
  /** How many pairs of traits it holds. */
  readonly pairs: number
}

/** How long a card may be. */
export interface CardLimits {
  readonly traits: number
  readonly pairs: number
}

/**
 * The scorecard: traits that no other can stand in for, the pairs that tell the most beyond chance, log odds by
 * penalised likelihood, then made readable. Without a trait worth a line the card is empty and says the
 * base rate.
 *
 * @param foretold rows that the full model foretells; it is fitted only where they are given
 */
export function learnCard(
  training: Training,
  limits: CardLimits,
  foretold?: Uint32Array,
): LearnedCard {
  const { data, rows } = training
  if (data.traits.length === 0) return baseRateCard(training, foretold)
  const chosen = chooseTraits(training, limits.traits)
  const search = searchModel(data, rows)
  const single = limits.pairs === 0 || rows.length < FEWEST
  const fitted = single ? search : telling(search, limits.pairs)
  const card =
    chosen.length + fitted.tables.length > 0
      ? readableCard(training, chosen, fitted, limits.traits)
      : baseRateCard(training).card
  if (foretold === undefined) return { card }
  const model = fitModel(data, rows, search)
  const logOdds = fullLogOdds(model, data, rows, foretold)
  return { card, full: { logOdds, pairs: model.pairs.length } }
}

/** With fewer rows no pair is looked for: only a giant could be told from chance. */
const FEWEST = 400

/** Log odds of single traits by a quick fit, for comparing sets of traits. */
export function additiveLogOdds(training: Training, most: number): (row: number) => number {
  const chosen = chooseTraits(training, most)
  if (chosen.length === 0) return () => 0
  const fit = fitChosen(training, chosen)
  const offsets = levelOffsets(chosen.map(({ trait }) => trait))
  return (row) =>
    chosen.reduce(
      (sum, { trait }, position) =>
        sum + (fit.logOdds[(offsets[position] ?? 0) + (trait.codes[row] ?? 0)] ?? 0),
      fit.intercept,
    )
}

function baseRateCard({ data, rows }: Training, foretold?: Uint32Array): LearnedCard {
  const logOdds = baseLogOdds(bytesAt(data.good, rows))
  const base = Math.round(logOdds * POINTS_PER_LOG_ODDS) + 0
  const card = { base, traits: [], pairs: [] }
  if (foretold === undefined) return { card }
  return { card, full: { logOdds: new Float64Array(foretold.length).fill(logOdds), pairs: 0 } }
}

/**
 * Points of some rows, written to their places in `points`.
 *
 * @param base where to start: the card's own, or one that cards to be compared share
 */
export function scoreRows(
  card: PointsCard,
  traits: readonly CodedTrait[],
  rows: Uint32Array,
  points: Float64Array,
  base = card.base,
): void {
  for (const row of rows) points[row] = base
  for (const { index, group, points: ofGroup } of card.traits) {
    const codes = traits[index]?.codes
    if (codes === undefined) throw new RangeError(`the card asks for trait ${index}`)
    const ofLevel = Float64Array.from(group, (number) => ofGroup[number] ?? 0)
    for (const row of rows) points[row] = (points[row] ?? 0) + (ofLevel[codes[row] ?? 0] ?? 0)
  }
  for (const pair of card.pairs) addPair(card, pair, traits, rows, points)
}

function addPair(
  card: PointsCard,
  { points: cells, traits: pair }: PointsOfPair,
  traits: readonly CodedTrait[],
  rows: Uint32Array,
  points: Float64Array,
): void {
  const [left, right] = pair.map((index) => traits[index]?.codes)
  const [above, beside] = pair.map(
    (index) => card.traits.find((trait) => trait.index === index)?.group,
  )
  if (!(left && right && above && beside)) throw new RangeError(`the card asks for pair ${pair}`)
  for (const row of rows) {
    const line = cells[above[left[row] ?? 0] ?? 0]
    points[row] = (points[row] ?? 0) + (line?.[beside[right[row] ?? 0] ?? 0] ?? 0)
  }
}
