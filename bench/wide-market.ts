import { type Coded, type CodedTrait, type Random, seededRandom } from '../src/stats/index.ts'

/** Traits by turns: numbers in twenty levels, and categories of a few to a dozen, the common ones first. */
const categories = [4, 7, 10, 13, 3]
const numberLevels = 21

/**
 * Decided accounts of a company that sells to others: about one in seven won; numbers that go together, since
 * most of them grow with size; a tenth of everything unknown; twelve traits that tell something, and three
 * pairs that tell more together.
 */
export function wideMarket(rows: number, traits: number, seed: number): Coded {
  const random = seededRandom(seed)
  const size = Float64Array.from({ length: rows }, () => random.next())
  const columns = Array.from({ length: traits }, (_, index) =>
    index % 2 === 0
      ? numbers(random, size)
      : categoriesOf(random, rows, categories[((index - 1) / 2) % categories.length] ?? 3),
  )
  return { rows, traits: columns, good: outcomes(random, columns, rows) }
}

function numbers(random: Random, size: Float64Array): CodedTrait {
  const share = 0.5 * random.next()
  const codes = new Uint8Array(size.length)
  for (let row = 0; row < codes.length; row += 1) {
    const own = share * (size[row] ?? 0) + (1 - share) * random.next()
    codes[row] = random.next() < 0.1 ? 0 : 1 + Math.floor((numberLevels - 1) * own)
  }
  return { codes, levels: numberLevels, ordered: true }
}

function categoriesOf(random: Random, rows: number, levels: number): CodedTrait {
  const codes = new Uint8Array(rows)
  for (let row = 0; row < rows; row += 1) {
    codes[row] = random.next() < 0.1 ? 0 : 1 + Math.floor((levels - 1) * random.next() ** 1.5)
  }
  return { codes, levels, ordered: false }
}

const telling = 12
const pairs = [
  [0, 1],
  [2, 4],
  [3, 5],
] as const

function outcomes(random: Random, traits: readonly CodedTrait[], rows: number): Uint8Array {
  const effects = traits.slice(0, telling).map(({ levels, ordered }, index) => {
    const strength = 1 / (1 + index / 4)
    return Float64Array.from({ length: levels }, (_, level) => {
      if (level === 0) return 0
      return strength * (ordered ? level / (levels - 1) - 0.5 : random.next() - 0.5)
    })
  })
  const tables = pairs.map(([one, other]) => {
    const cells = (traits[one]?.levels ?? 0) * (traits[other]?.levels ?? 0)
    return Float64Array.from({ length: cells }, () => 1.2 * (random.next() - 0.5))
  })
  return Uint8Array.from({ length: rows }, (_, row) => {
    const level = (index: number) => traits[index]?.codes[row] ?? 0
    let logOdds = -2
    effects.forEach((effect, index) => {
      logOdds += effect[level(index)] ?? 0
    })
    pairs.forEach(([one, other], index) => {
      logOdds += tables[index]?.[level(one) * (traits[other]?.levels ?? 0) + level(other)] ?? 0
    })
    return random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
  })
}
