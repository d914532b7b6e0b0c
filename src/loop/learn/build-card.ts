import {
  type Card,
  type CardPair,
  type CardTrait,
  type Evidence,
  isUnseen,
  plainTrait,
  type When,
} from '../../domain/index.ts'
import type { PointsCard, PointsOfPair, PointsOfTrait, Scorecard } from '../../stats/index.ts'
import type { StatedTrait } from '../levels/index.ts'
import type { FetchedCodes } from './fetch-coded.ts'
import { levelEvidence, tallyGroups, unseen } from './level-evidence.ts'

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.96

/** The card as the profile keeps it: levels with their values, points, intervals and evidence. */
export function buildCard(
  { calibration, card, outOfTime }: Scorecard,
  leveled: readonly StatedTrait[],
  data: FetchedCodes,
): Card {
  const [v00, v01, v11] = calibration.covariance
  return {
    pointsPerDoubling: 20,
    base: card.base,
    calibration: {
      intercept: calibration.intercept,
      slope: calibration.slope,
      covariance: [v00, v01, v11],
    },
    traits: card.traits
      .toSorted((a, b) => b.importance - a.importance || a.index - b.index)
      .map((points) => cardTrait(points, leveled, data, outOfTime?.from)),
    pairs: card.pairs.map((pair) => cardPair(pair, card, leveled, data, outOfTime?.from)),
  }
}

function cardTrait(
  own: PointsOfTrait,
  leveled: readonly StatedTrait[],
  data: FetchedCodes,
  laterFrom: number | undefined,
): CardTrait {
  const source = leveled[own.index]
  const codes = data.traits[own.index]?.codes
  if (source === undefined || codes === undefined) throw new Error(`no trait ${own.index}`)
  const evidence = evidenceOf(codes, own.group, data, laterFrom)
  return {
    ...plainTrait(source.trait),
    importance: own.importance,
    levels: own.points.map((points, level) => {
      const whens = source.whens.filter((_, position) => own.group[position] === level)
      return {
        when: mergedWhen(whens),
        points,
        interval: intervalAround(points, own.error[level] ?? 0),
        evidence: statedUnlessSeen(evidence[level] ?? unseen, source.notes, own.group, level),
      }
    }),
  }
}

/** What nobody has but somebody holds rests on what is held. */
function statedUnlessSeen(
  evidence: Evidence,
  notes: readonly string[] = [],
  group: PointsOfTrait['group'],
  level: number,
): Evidence {
  const note = notes.find((one, position) => one !== '' && group[position] === level)
  return note !== undefined && isUnseen(evidence) ? { kind: 'assumption', note } : evidence
}

/** The table of two traits, with what was counted at each of its cells. */
function cardPair(
  own: PointsOfPair,
  card: PointsCard,
  leveled: readonly StatedTrait[],
  data: FetchedCodes,
  laterFrom: number | undefined,
): CardPair {
  const [first, second] = own.traits.map((index) => {
    const trait = leveled[index]?.trait
    const codes = data.traits[index]?.codes
    const group = card.traits.find((line) => line.index === index)?.group
    if (trait === undefined || codes === undefined || group === undefined)
      throw new Error(`no trait ${index} on the card`)
    return { id: trait.id, codes, group }
  })
  if (first === undefined || second === undefined) throw new Error('a pair has two traits')
  const columns = own.points[0]?.length ?? 0
  const cells = Uint8Array.from(
    { length: data.rows },
    (_, row) =>
      (first.group[first.codes[row] ?? 0] ?? 0) * columns +
      (second.group[second.codes[row] ?? 0] ?? 0),
  )
  const each = Uint8Array.from({ length: own.points.length * columns }, (_, cell) => cell)
  const evidence = evidenceOf(cells, each, data, laterFrom)
  return {
    traits: [first.id, second.id],
    points: own.points.map((line) => [...line]),
    intervals: own.points.map((line, row) =>
      line.map((points, column) => intervalAround(points, own.error[row]?.[column] ?? 0)),
    ),
    evidence: own.points.map((line, row) =>
      line.map((_, column) => evidence[row * columns + column] ?? unseen),
    ),
  }
}

/** What was counted at each group of levels, in all and among the later accounts. */
function evidenceOf(
  codes: Uint8Array,
  group: Uint8Array,
  { good, time }: FetchedCodes,
  laterFrom: number | undefined,
): Evidence[] {
  const all = tallyGroups(codes, group, good, () => true)
  const later =
    laterFrom === undefined
      ? undefined
      : tallyGroups(codes, group, good, (row) => (time[row] ?? 0) >= laterFrom)
  return levelEvidence(all, later)
}

function intervalAround(points: number, error: number): [number, number] {
  return [tenths(points - z * error), tenths(points + z * error)]
}

/** To one decimal, and never -0: more would pretend to know. */
function tenths(value: number): number {
  return Math.round(value * 10) / 10 + 0
}

/** One range from neighbouring ranges, one list from categories; levels of other kinds stand alone. */
function mergedWhen(whens: readonly When[]): When {
  const [first, last] = [whens[0], whens.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a group without levels')
  if (whens.length === 1) return first
  const values = whens.flatMap((when) => ('values' in when ? when.values : []))
  if (values.length > 0) return { values }
  return {
    ...('from' in first && first.from !== undefined ? { from: first.from } : {}),
    ...('below' in last && last.below !== undefined ? { below: last.below } : {}),
  }
}
