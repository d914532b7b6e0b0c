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
/** The first traits matter, the others do not. */
const telling = 6

/**
 * A company drawn by a seed: twelve traits, six of which matter, by effects drawn anew for every company;
 * two of them more together than apart, so that no card is wholly true; industry and size go together, and
 * a tenth of all values is missing.
 *
 * @param rate share of good accounts in the market
 */
export function simulatedCompany(seed: number, rate: number): SimulatedCompany {
  const random = seededRandom(seed)
  const effects = shapes.map(([levels, ordered], trait) =>
    trait < telling ? drawEffects(random, levels, ordered) : new Float64Array(levels + 1),
  )
  const shares = shapes.map(([levels, ordered]) =>
    Float64Array.from({ length: levels }, () => (ordered ? 1 : 0.3 + random.next() ** 2)),
  )
  const together = randomNormal(random, 0, 0.5)
  const codes = new Uint8Array(shapes.length)
  const logOddsOf = (drawn: Random) => {
    drawCodes(drawn, shares, codes)
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

function drawEffects(random: Random, levels: number, ordered: boolean): Float64Array {
  const effect = new Float64Array(levels + 1)
  const slope = randomNormal(random, 0, 0.9)
  for (let level = 1; level <= levels; level += 1) {
    effect[level] = ordered
      ? slope * (level / levels - 0.5) * 2 + randomNormal(random, 0, 0.1)
      : randomNormal(random, 0, 0.6)
  }
  return effect
}

function drawCodes(random: Random, shares: readonly Float64Array[], codes: Uint8Array): void {
  const lean = random.next()
  shares.forEach((share, trait) => {
    const ordered = shapes[trait]?.[1] === true
    const total = share.reduce((sum, one) => sum + one, 0)
    const place = trait < 2 ? (lean + random.next()) / 2 : random.next()
    let [level, left] = [0, (ordered ? place : random.next() * 0.5 + place * 0.5) * total]
    while (level < share.length - 1 && left >= (share[level] ?? 0)) {
      left -= share[level] ?? 0
      level += 1
    }
    codes[trait] = random.next() < 0.1 ? 0 : level + 1
  })
}

/** The intercept at which the market's rate is as wanted, on 4,000 accounts, by halving. */
function interceptFor(rate: number, random: Random, logOddsOf: (random: Random) => number): number {
  const sums = Float64Array.from({ length: 4000 }, () => logOddsOf(random))
  let [low, high] = [-10, 10]
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
