import { type Card, type CardTrait, plainTrait, type When } from '../../domain/index.ts'
import type { PointsOfTrait, Scorecard } from '../../stats/index.ts'
import type { LeveledTrait } from '../levels/index.ts'
import type { FetchedCodes } from './fetch-coded.ts'
import { levelEvidence, tallyGroups, unseen } from './level-evidence.ts'

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.96

/** The card as the profile keeps it: levels with their values, points, intervals and evidence. */
export function buildCard(
  { calibration, card, outOfTime }: Scorecard,
  leveled: readonly LeveledTrait[],
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
    pairs: [],
  }
}

function cardTrait(
  own: PointsOfTrait,
  leveled: readonly LeveledTrait[],
  data: FetchedCodes,
  laterFrom: number | undefined,
): CardTrait {
  const source = leveled[own.index]
  const codes = data.traits[own.index]?.codes
  if (source === undefined || codes === undefined) throw new Error(`no trait ${own.index}`)
  const all = tallyGroups(codes, own.group, data.good, () => true)
  const later =
    laterFrom === undefined
      ? undefined
      : tallyGroups(codes, own.group, data.good, (row) => (data.time[row] ?? 0) >= laterFrom)
  const evidence = levelEvidence(all, later)
  return {
    ...plainTrait(source.trait),
    importance: own.importance,
    levels: own.points.map((points, level) => {
      const whens = source.whens.filter((_, position) => own.group[position] === level)
      const half = z * (own.error[level] ?? 0)
      return {
        when: mergedWhen(whens),
        points,
        interval: [tenths(points - half), tenths(points + half)] as [number, number],
        evidence: evidence[level] ?? unseen,
      }
    }),
  }
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
