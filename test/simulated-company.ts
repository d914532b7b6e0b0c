import {
  type Coded,
  type CodedTrait,
  type Random,
  randomNormal,
  seededRandom,
} from '../src/stats/index.ts'

/** A company's market with a known truth, from which any number of decided accounts can be drawn. */
export interface SimulatedCompany {
  /** Accounts drawn until there are exactly so many of either outcome. */
  readonly draw: (seed: number, good: number, others: number) => Coded
  /** Accounts as they come, with the true probability of each. */
  readonly sample: (seed: number, rows: number) => Market
}

export interface Market extends Coded {
  readonly probability: Float64Array
}

/** Levels besides `missing` of each trait, and whether they have an order. */
const shapes: readonly (readonly [levels: number, ordered: boolean])[] = [
  [7, false],
  [9, true],
  [5, false],
  [2, false],
  [2, false],
  [4, false],
  [8, true],
  [2, false],
  [6, false],
  [10, true],
  [2, false],
  [3, false],
]

/** What kind of world a company lives in: standard deviations are of log odds, and drawn for each company anew. */
interface World {
  /** The first traits matter, the others do not. */
  readonly telling: number
  /** Of the slope over an ordered trait's levels, and of a category. */
  readonly slope: number
  readonly level: number
  /** Of what not being known says by itself. */
  readonly missing: number
  /** Share of values that are missing. */
  readonly gaps: number
  /** Of what two traits of two levels do together and not apart. */
  readonly together: number
  /** The first traits go together. */
  readonly leaning: number
  /** Each next category has this part of the rows of the one before; drawn where not stated. */
  readonly thinning?: number
}

const mixed: World = {
  telling: 6,
  slope: 0.9,
  level: 0.6,
  missing: 0,
  gaps: 0.1,
  together: 0.5,
  leaning: 2,
}

/** Kinds of truth, one beside the other. */
export const worlds = {
  mixed,
  nothing: { ...mixed, telling: 0, together: 0 },
  strong: { ...mixed, telling: 2, slope: 2, level: 1.2, together: 0 },
  weak: { ...mixed, telling: 12, slope: 0.35, level: 0.25, together: 0 },
  pair: { ...mixed, telling: 3, together: 2 },
  alike: { ...mixed, leaning: 12 },
  gaps: { ...mixed, gaps: 0.35, missing: 0.5 },
  rare: { ...mixed, thinning: 0.45 },
} as const satisfies Readonly<Record<string, World>>

export type WorldName = keyof typeof worlds

/**
 * A company drawn by a seed: twelve traits, of which some matter by effects drawn anew for every company.
 *
 * @param rate share of good accounts in the market
 */
export function simulatedCompany(
  seed: number,
  rate: number,
  name: WorldName = 'mixed',
): SimulatedCompany {
  const world: World = worlds[name]
  const random = seededRandom(seed)
  const effects = shapes.map((_, trait) => drawEffects(random, trait, world))
  const shares = shapes.map(([levels, ordered]) =>
    Float64Array.from({ length: levels }, (_, level) =>
      ordered ? 1 : sharePart(random, level, world),
    ),
  )
  const together = randomNormal(random, 0, world.together)
  const codes = new Uint8Array(shapes.length)
  const logOddsOf = (drawn: Random) => {
    drawCodes(drawn, shares, codes, world)
    let sum = codes[3] === 2 && codes[4] === 2 ? together : 0
    effects.forEach((effect, trait) => {
      sum += effect[codes[trait] ?? 0] ?? 0
    })
    return sum
  }
  const intercept = interceptFor(rate, seededRandom(seed + 0.5e9), logOddsOf)
  const probabilityOf = (drawn: Random) => 1 / (1 + Math.exp(-intercept - logOddsOf(drawn)))
  return {
    sample: (own, rows) => collect(own, rows, probabilityOf, codes, () => true),
    draw: (own, good, others) => {
      const left = [others, good]
      return collect(own, good + others, probabilityOf, codes, (outcome) => {
        left[outcome] = (left[outcome] ?? 0) - 1
        return (left[outcome] ?? 0) >= 0
      })
    },
  }
}

function drawEffects(
  random: Random,
  trait: number,
  { level: own, missing, slope, telling }: World,
): Float64Array {
  const [levels, ordered] = shapes[trait] ?? [0, false]
  const effect = new Float64Array(levels + 1)
  if (trait >= telling) return effect
  const steep = randomNormal(random, 0, slope)
  effect[0] = randomNormal(random, 0, missing)
  for (let level = 1; level <= levels; level += 1) {
    effect[level] = ordered
      ? steep * (level / levels - 0.5) * 2 + randomNormal(random, 0, slope / 9)
      : randomNormal(random, 0, own)
  }
  return effect
}

function sharePart(random: Random, level: number, { thinning }: World): number {
  return thinning === undefined ? 0.3 + random.next() ** 2 : thinning ** level
}

function drawCodes(
  random: Random,
  shares: readonly Float64Array[],
  codes: Uint8Array,
  { gaps, leaning }: World,
): void {
  const lean = random.next()
  shares.forEach((share, trait) => {
    const ordered = shapes[trait]?.[1] === true
    const total = share.reduce((sum, one) => sum + one, 0)
    const place = trait < leaning ? (lean + random.next()) / 2 : random.next()
    let [level, left] = [0, (ordered ? place : random.next() * 0.5 + place * 0.5) * total]
    while (level < share.length - 1 && left >= (share[level] ?? 0)) {
      left -= share[level] ?? 0
      level += 1
    }
    codes[trait] = random.next() < gaps ? 0 : level + 1
  })
}

/** The intercept at which the market's rate is as wanted, on 4,000 accounts, by halving. */
function interceptFor(rate: number, random: Random, logOddsOf: (random: Random) => number): number {
  const sums = Float64Array.from({ length: 4000 }, () => logOddsOf(random))
  let [low, high] = [-15, 15]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    const mean = sums.reduce((sum, own) => sum + 1 / (1 + Math.exp(-middle - own)), 0) / sums.length
    if (mean < rate) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function collect(
  seed: number,
  rows: number,
  probabilityOf: (random: Random) => number,
  codes: Uint8Array,
  wanted: (outcome: number) => boolean,
): Market {
  const random = seededRandom(seed)
  const good = new Uint8Array(rows)
  const probability = new Float64Array(rows)
  const traits = shapes.map(
    ([levels, ordered]): CodedTrait => ({
      codes: new Uint8Array(rows),
      levels: levels + 1,
      ordered,
    }),
  )
  for (let row = 0; row < rows; ) {
    const own = probabilityOf(random)
    const outcome = random.next() < own ? 1 : 0
    if (!wanted(outcome)) continue
    good[row] = outcome
    probability[row] = own
    traits.forEach((trait, index) => {
      trait.codes[row] = codes[index] ?? 0
    })
    row += 1
  }
  return { rows, good, traits, probability }
}
