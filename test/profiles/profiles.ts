import fc from 'fast-check'
import type { Card, CardTrait, Profile, When } from '../../src/domain/index.ts'
import type { Cell } from '../loop/unified-tables.ts'

const measured = (accounts: number, good: number) => ({
  kind: 'measured' as const,
  accounts,
  good,
  rate: accounts === 0 ? 0 : good / accounts,
  rateInterval: [0, 1] as [number, number],
  lift: 1,
  liftInterval: [0, 2] as [number, number],
})

const level = (when: When, points: number, accounts: number, good: number) => ({
  when,
  points,
  interval: [points - 3, points + 3] as [number, number],
  evidence: measured(accounts, good),
})

const industry: CardTrait = {
  id: 'account.industry',
  label: { text: 'Industry' },
  type: 'category',
  group: 'firmographic',
  timing: 'stable',
  sources: [{ object: 'account', field: 'industry', header: 'Branche' }],
  importance: 0.5,
  levels: [
    level({ missing: true }, -2, 20, 3),
    level({ values: ['Software', 'SaaS'] }, 24, 40, 28),
    level({ values: ['Retail'] }, -16, 60, 6),
    level({ other: true }, 0, 80, 23),
  ],
}

const employees: CardTrait = {
  id: 'account.employees',
  label: { text: 'Employees' },
  type: 'number',
  group: 'firmographic',
  timing: 'stable',
  sources: [{ object: 'account', field: 'employees' }],
  importance: 0.3,
  levels: [
    level({ missing: true }, 0, 50, 15),
    level({ below: 50 }, -10, 50, 8),
    level({ from: 50, below: 250 }, 14, 60, 27),
    level({ from: 250 }, 2, 40, 10),
  ],
}

const slack: CardTrait = {
  ...industry,
  id: 'technology.slack',
  label: { text: 'Uses Slack' },
  type: 'yes_no',
  sources: [{ object: 'technology', field: 'technology' }],
  importance: 0.2,
  levels: [
    level({ missing: true }, 0, 100, 30),
    level({ values: ['no'] }, -4, 60, 15),
    level({ values: ['yes'] }, 6, 40, 15),
  ],
}

const metrics = {
  accounts: 200,
  good: 60,
  auc: 0.8,
  aucInterval: [0.74, 0.86] as [number, number],
  logLoss: 0.5,
  brier: 0.16,
  calibrationError: 0.03,
  liftTop10: 2.6,
  capturedTop20: 0.5,
}
const tier = { accounts: 50, good: 20, rate: 0.4, rateInterval: [0.3, 0.5] as [number, number] }

/** A profile small enough to score by hand. */
export const exampleProfile: Profile = {
  format: 'northfit-profile',
  formatVersion: 1,
  name: 'Example',
  learned: '2026-01-31T00:00:00Z',
  outcome: 'won',
  data: { accounts: 1000, decided: 200, good: 60, fingerprint: 'f00', seed: 1 },
  verdict: { reliable: true, reasons: [] },
  card: {
    pointsPerDoubling: 20,
    base: 100,
    calibration: {
      intercept: -4.5,
      slope: Math.LN2 / 20,
      covariance: [0.04, -0.0003, 0.000003],
    },
    traits: [industry, employees, slack],
    pairs: [],
  },
  tiers: {
    bestFrom: 125,
    goodFrom: 100,
    leastKnown: 0.4,
    basis: 'measured',
    measured: { best: tier, good: tier, bad: tier },
  },
  validation: {
    crossValidated: {
      folds: 5,
      card: metrics,
      baseRate: { logLoss: 0.61 },
      pChance: 0.001,
      reliability: [],
      gains: [
        [0, 0],
        [1, 1],
      ],
    },
  },
}

const categories = ['Software', "O'Hare", '软件', 'a\\b', '{p1:String}', ' ', 'نرم‌افزار', 'A', 'a']
const unseen = ['Unseen', 'nan', 'true', '']
const points = fc.integer({ min: -400, max: 400 })
const edge = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constantFrom(0.1, 0.30000000000000004, 1e-9, 1e15),
)

const categoryWhens = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...categories), { minLength: 1, maxLength: 6 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([values, together, other]): When[] => [
    { missing: true },
    ...(together ? [{ values }] : values.map((value) => ({ values: [value] }))),
    ...(other ? [{ other: true as const }] : []),
  ])

const rangeWhens = fc
  .tuple(fc.uniqueArray(edge, { minLength: 1, maxLength: 6 }), fc.boolean(), fc.boolean())
  .map(([edges, openBelow, openAbove]): When[] => {
    const cuts = [...new Set(edges.map((cut) => cut + 0))].sort((a, b) => a - b)
    const bounds = [
      ...(openBelow || cuts.length === 1 ? [undefined] : []),
      ...cuts,
      ...(openAbove ? [undefined] : []),
    ]
    const ranges = bounds.slice(1).map((below, index): When => {
      const from = bounds[index]
      return { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) }
    })
    return [{ missing: true }, ...ranges]
  })

const cardTrait = fc
  .oneof(categoryWhens, rangeWhens)
  .chain((whens) =>
    fc.tuple(
      fc.constant(whens),
      fc.array(fc.tuple(points, fc.nat(500), fc.double({ min: 0, max: 1, noNaN: true })), {
        minLength: whens.length,
        maxLength: whens.length,
      }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  )
  .map(([whens, numbers, importance]): Omit<CardTrait, 'id'> => {
    const { id: _id, ...base } = isRanges(whens) ? employees : industry
    return {
      ...base,
      importance,
      levels: whens.map((when, index) => {
        const [added = 0, accounts = 0, share = 0] = numbers[index] ?? []
        return level(when, added, accounts, Math.round(accounts * share))
      }),
    }
  })

/** Any card the format allows, with up to two pairs. */
const anyCard: fc.Arbitrary<Card> = fc
  .array(cardTrait, { minLength: 1, maxLength: 8 })
  .map((traits) => traits.map((trait, index): CardTrait => ({ ...trait, id: `trait.${index}` })))
  .chain((traits) =>
    fc.record({
      pointsPerDoubling: fc.constant(20),
      base: fc.integer({ min: -500, max: 500 }),
      calibration: fc.record({
        intercept: fc.double({ min: -5, max: 5, noNaN: true }),
        slope: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
        covariance: fc.constant<[number, number, number]>([0.04, -0.0003, 0.000003]),
      }),
      traits: fc.constant(traits),
      pairs: traits.length < 2 ? fc.constant([]) : pairsOf(traits),
    }),
  )

function pairsOf(traits: readonly CardTrait[]): fc.Arbitrary<Card['pairs']> {
  const last = traits.length - 1
  return fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: last - 1 }), fc.nat(1000))
      .map(([first, seed]): Card['pairs'][number] => {
        const [a, b] = [traits[first], traits[last]]
        const size = (trait?: CardTrait) => Array.from({ length: trait?.levels.length ?? 0 })
        return {
          traits: [a?.id ?? '', b?.id ?? ''],
          points: size(a).map((_, row) =>
            size(b).map((__, column) => ((row * 7 + column * seed) % 41) - 20),
          ),
          intervals: size(a).map(() => size(b).map((): [number, number] => [-20, 20])),
          evidence: size(a).map(() => size(b).map(() => measured(10, 5))),
        }
      }),
    { maxLength: 2 },
  )
}

/** Any profile with a random card and random cuts. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .tuple(anyCard, points, points, fc.constantFrom(0, 0.3, 0.5, 1))
  .map(([card, a, b, leastKnown]) => ({
    ...exampleProfile,
    card,
    tiers: {
      ...exampleProfile.tiers,
      bestFrom: Math.max(a, b),
      goodFrom: Math.min(a, b),
      leastKnown,
    },
  }))

/** Values for the traits of a card: of its levels and their edges, unseen, empty, and not there. */
export function anyValues(card: Card): fc.Arbitrary<Cell[]> {
  return fc.tuple(...card.traits.map(({ levels }) => anyValue(levels.map(({ when }) => when))))
}

function anyValue(whens: readonly When[]): fc.Arbitrary<Cell> {
  if (!isRanges(whens)) return fc.constantFrom<Cell>(...categories, ...unseen, null)
  const edges = whens.flatMap((when) =>
    'from' in when || 'below' in when ? [when.from, when.below] : [],
  )
  const near = edges.flatMap((cut) =>
    cut === undefined ? [] : [cut, cut * (1 + 2 ** -52), cut - 1e-9],
  )
  return fc.oneof(
    fc.constantFrom<Cell>(...near, null, Number.NaN, 0),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
}

function isRanges(whens: readonly When[]): boolean {
  return whens.some((when) => 'from' in when || 'below' in when)
}
