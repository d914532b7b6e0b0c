import { expect, test } from 'vitest'
import { fitModel } from '../additive/index.ts'
import { type Coded, type CodedTrait, rowsWhere } from '../coded/index.ts'
import { seededRandom } from '../random/index.ts'
import { learnCard } from './learn-card.ts'

type Direction = NonNullable<CodedTrait['monotone']>

/** The first trait rises and falls again, the second tells only together with the first and the third. */
function world(seed: number, rows: number): Coded {
  const random = seededRandom(seed)
  const draw = (levels: number) =>
    Uint8Array.from({ length: rows }, () =>
      random.next() < 0.1 ? 0 : 1 + Math.floor(random.next() * (levels - 1)),
    )
  const codes = [draw(13), draw(5), draw(5), draw(9)]
  const at = (trait: number, row: number) => codes[trait]?.[row] ?? 0
  const good = Uint8Array.from({ length: rows }, (_, row) => {
    const hill = 1.5 - 0.4 * Math.abs(at(0, row) - 7)
    const one = at(1, row) > 2 === at(2, row) > 2 ? 0.8 : -0.8
    const other = at(1, row) > 2 === at(0, row) > 6 ? 0.8 : -0.8
    const logOdds = hill + one + other + 0.2 * at(3, row) - 1.5
    return random.next() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
  })
  const levels = [13, 5, 5, 9]
  const traits = codes.map((own, i) => ({ codes: own, levels: levels[i] ?? 2, ordered: true }))
  return { rows, good, traits }
}

function learned(data: Coded) {
  const rows = rowsWhere(data.rows, () => true)
  return {
    card: learnCard({ data, rows }, { traits: 12, pairs: 3 }).card,
    full: fitModel(data, rows),
  }
}

const hold = (data: Coded, index: number, monotone: Direction): Coded => ({
  ...data,
  traits: data.traits.map((trait, i) => (i === index ? { ...trait, monotone } : trait)),
})

test.each(['up', 'down'] as const)(
  'what is held to go %s does, in the full model and in whole points',
  (direction) => {
    const sign = direction === 'up' ? 1 : -1
    for (let seed = 1; seed <= 4; seed += 1) {
      for (const rows of [300, 3000]) {
        const { card, full } = learned(hold(world(seed, rows), 0, direction))
        const line = card.traits.find(({ index }) => index === 0)?.points.slice(1) ?? []
        const known = Array.from(full.traits[0]?.slice(1) ?? [])
        for (const values of [line, known]) {
          expect(values.map((value) => sign * value)).toEqual(
            values.map((value) => sign * value).toSorted((a, b) => a - b),
          )
        }
        expect(full.pairs.flatMap(({ traits }) => traits)).not.toContain(0)
        expect(card.pairs.flatMap(({ traits }) => traits)).not.toContain(0)
      }
    }
  },
)

test('a trait that runs that way by itself is learned as without', () => {
  const { card, full } = learned(steep)
  const held = learned(hold(steep, 0, 'up'))
  expect(held.card).toEqual(card)
  held.full.traits[0]?.forEach((value, level) => {
    expect(value).toBeCloseTo(full.traits[0]?.[level] ?? 0, 2)
  })
})

test('of a trait that runs the other way nothing is left but whether it is known', () => {
  const free = learned(steep).card.traits[0]?.points ?? []
  const held = learned(hold(steep, 0, 'down')).card.traits[0]?.points ?? []
  expect(free.length).toBeGreaterThan(4)
  expect(held).toHaveLength(2)
})

/** One trait that rises by itself. */
const random = seededRandom(7)
const codes = Uint8Array.from({ length: 4000 }, () => Math.floor(random.next() * 7))
const steep: Coded = {
  rows: codes.length,
  traits: [{ codes, levels: 7, ordered: true }],
  good: codes.map((level) => (random.next() < 1 / (1 + Math.exp(3 - 0.8 * level)) ? 1 : 0)),
}
