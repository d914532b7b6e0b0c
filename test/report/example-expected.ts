import type { ExpectedAccount, ExpectedValues } from '../../src/domain/index.ts'

const within = (value: number, share: number) => ({
  value,
  low: value * (1 - share),
  high: value * (1 + share),
})

const account = (
  key: number,
  probability: number,
  value: number,
  places: Pick<ExpectedAccount, 'tier' | 'chancePlace' | 'valuePlace'>,
): ExpectedAccount => ({
  account: { key, id: `A${key}`, name: `Prospect ${key} <b>`, domain: `p${key}.example` },
  probability,
  value: within(value, 0.2),
  expected: within(probability * value, 0.25),
  ...places,
})

const likely = account(1, 0.6, 1000, { tier: 'best', chancePlace: 1, valuePlace: 35 })
const valuable = account(2, 0.2, 30_000, { tier: 'bad', chancePlace: 31, valuePlace: 1 })

/** Two orders of forty accounts that have little to do with each other. */
export const exampleExpected: ExpectedValues = {
  ran: '2026-01-15T00:00:00.000Z',
  currency: 'EUR',
  source: 'invoice',
  span: 'first_year',
  chanceProven: true,
  wins: { counted: 120, young: 14 },
  average: within(8000, 0.1),
  median: 6000,
  basis: 'model',
  traits: [
    {
      trait: {
        id: 'account.employees',
        label: { key: 'trait.employees' },
        type: 'number',
        group: 'firmographic',
        timing: 'stable',
        sources: [{ object: 'account', field: 'employees' }],
      },
      levels: [
        { when: { below: 50 }, times: { value: 0.4, low: 0.3, high: 0.5 }, wins: 60 },
        { when: { from: 50 }, times: { value: 2.5, low: 2, high: 3.1 }, wins: 60 },
      ],
    },
  ],
  tellsAmount: [],
  eightOfTen: { low: 0.4, high: 1.8 },
  check: {
    explained: { value: 0.42, low: 0.3, high: 0.54 },
    meanError: 3100,
    medianError: 5200,
    ranks: { value: 0.66, low: 0.54, high: 0.75 },
    tenths: [
      { wins: 60, foretold: 3200, real: within(3300, 0.2) },
      { wins: 60, foretold: 12_900, real: within(12_700, 0.2) },
    ],
  },
  prospects: 40,
  correlation: -0.2,
  picks: {
    accounts: 10,
    both: 2,
    byChance: { wins: 5.5, money: within(9000, 0.2) },
    byValue: { wins: 2.4, money: within(36_000, 0.2) },
  },
  smallValue: { count: 8, lowerHalf: 6, accounts: [likely] },
  smallChance: { count: 8, lowerHalf: 7, accounts: [valuable] },
  accounts: [valuable],
  notes: [{ code: 'currency_left_out', facts: { currency: 'USD', amounts: 3, counted: 'EUR' } }],
}

const leaving: ExpectedAccount = {
  ...likely,
  staying: within(0.3, 0.1),
  kept: within(180, 0.3),
  keptPlace: 38,
}

/** The same where the data tells who stayed: the likely ones leave again. */
export const exampleStaying: ExpectedValues = {
  ...exampleExpected,
  staying: {
    basis: 'model',
    stayed: 70,
    left: 50,
    rate: { value: 0.58, low: 0.49, high: 0.67 },
    check: {
      customers: 120,
      auc: { value: 0.72, low: 0.63, high: 0.81 },
      calibrationError: 0.03,
      logLoss: 0.61,
      baseLogLoss: 0.68,
    },
    traits: exampleExpected.traits.map(({ levels, trait }) => ({
      trait,
      levels: levels.map(({ when }) => ({
        when,
        points: { value: 12, low: 4, high: 20 },
        stayed: 40,
        customers: 60,
      })),
    })),
    found: {
      correlation: -0.6,
      picks: { both: 7, byValue: within(30_000, 0.2), byKept: within(34_000, 0.2) },
      leaving: { count: 6, accounts: [leaving] },
      falling: { count: 0, accounts: [] },
    },
  },
}
