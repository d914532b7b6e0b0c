import {
  type Coded,
  type CodedTrait,
  type Random,
  type SegmentRule,
  seededRandom,
} from '../src/stats/index.ts'

/** Customers of whom three planted groups are good more often than the others. */
export interface PlantedSegments {
  readonly data: Coded
  readonly truth: readonly SegmentRule[]
}

const outside = 0.15
const inside = 0.65

/** Traits of the planted rules; what follows them is noise of the same shapes. */
const industry = { levels: 6, ordered: false, rest: 5 }
const employees = { levels: 17, ordered: true }
const country = { levels: 16, ordered: false, rest: 15 }
const age = { levels: 11, ordered: true }
const yesNo = { levels: 3, ordered: false }
const shapes = [industry, employees, country, age, yesNo, yesNo]
const [INDUSTRY, EMPLOYEES, COUNTRY, AGE, CRM, DATA_TEAM] = [0, 1, 2, 3, 4, 5]

const truth: readonly SegmentRule[] = [
  [
    { trait: INDUSTRY, levels: [1] },
    { trait: EMPLOYEES, levels: [6, 7, 8, 9, 10, 11, 12] },
    { trait: CRM, levels: [1] },
  ],
  [
    { trait: INDUSTRY, levels: [2] },
    { trait: COUNTRY, levels: [1, 4, 7] },
  ],
  [
    { trait: INDUSTRY, levels: [3] },
    { trait: AGE, levels: [1, 2, 3, 4, 5] },
    { trait: DATA_TEAM, levels: [1] },
  ],
]

/** Three rules of two and three conditions among `noise` traits more that tell nothing; a tenth of the values is missing. */
export function simulateSegments(seed: number, rows: number, noise: number): PlantedSegments {
  const random = seededRandom(seed)
  const traits = Array.from({ length: shapes.length + noise }, (_, index) =>
    simulateTrait(random, rows, shapes[index % shapes.length] ?? yesNo),
  )
  const good = Uint8Array.from({ length: rows }, (_, row) => {
    const planted = truth.some((rule) => meets(traits, rule, row))
    return random.next() < (planted ? inside : outside) ? 1 : 0
  })
  return { data: { rows, traits, good }, truth }
}

function simulateTrait(random: Random, rows: number, shape: Omit<CodedTrait, 'codes'>): CodedTrait {
  const skew = shape.ordered ? 1 : 1.4
  const draw = () => 1 + Math.floor((shape.levels - 1) * random.next() ** skew)
  return {
    ...shape,
    codes: Uint8Array.from({ length: rows }, () => (random.next() < 0.1 ? 0 : draw())),
  }
}

function meets(traits: readonly CodedTrait[], rule: SegmentRule, row: number): boolean {
  return rule.every(({ trait, levels }) => levels.includes(traits[trait]?.codes[row] ?? 0))
}

/** How many planted rules were found: the same traits, ends of ranges within one level, lists but for one value. */
export function recovered(found: readonly SegmentRule[], planted: readonly SegmentRule[]): number {
  return planted.filter((rule) => found.some((one) => isSame(one, rule))).length
}

function isSame(one: SegmentRule, other: SegmentRule): boolean {
  return (
    one.length === other.length &&
    one.every(({ trait, levels }, at) => {
      const planted = other[at]
      if (planted?.trait !== trait) return false
      return shapes[trait % shapes.length]?.ordered === true
        ? ends(levels).every((end, side) => Math.abs(end - (ends(planted.levels)[side] ?? 0)) <= 1)
        : differing(levels, planted.levels) <= 1
    })
  )
}

const ends = (levels: readonly number[]) => [levels[0] ?? 0, levels.at(-1) ?? 0]

const differing = (one: readonly number[], other: readonly number[]) =>
  [...one, ...other].filter((level) => !(one.includes(level) && other.includes(level))).length
