import type { CalledBy, Lookalikes, SeedCheck } from '../../src/domain/index.ts'

const called = (key: number, name: string): CalledBy => ({
  key,
  id: `A${key}`,
  name,
  domain: `c${key}.example`,
})

const check = (auc: number): SeedCheck => ({
  seeds: 12,
  folds: 5,
  auc: { value: auc, low: auc - 0.1, high: auc + 0.1 },
  top: [0.01, 0.05, 0.1].map((share) => ({
    share,
    found: { value: 4 * share, low: 2 * share, high: 8 * share },
    lift: { value: 4, low: 2, high: 8 },
  })),
})

const level = (times: number, low: number, high: number, seeds: number) => ({
  times: { value: times, low, high },
  seeds,
  market: 0.2,
})

/** Look-alikes of twelve examples, with names that try to break out. */
export const exampleLookalikes: Lookalikes = {
  ran: '2026-11-22T00:00:00Z',
  seeds: {
    count: 12,
    first: [called(1, 'Kestrel & Vale Ltd'), called(2, 'شرکت داده‌پردازان آریا')],
  },
  market: 12480,
  candidates: 11900,
  customersToo: false,
  verdict: 'proven',
  traits: [
    {
      trait: {
        id: 'account.industry',
        label: { text: 'Industry' },
        type: 'category',
        group: 'firmographic',
        timing: 'stable',
        sources: [{ object: 'account', field: 'industry' }],
      },
      strength: 0.8,
      levels: [
        { when: { missing: true }, ...level(1, 1, 1, 2) },
        { when: { values: ['Software'] }, ...level(3.5, 2, 6, 8) },
        { when: { other: true }, ...level(0.4, 0.2, 0.8, 2) },
      ],
    },
  ],
  check: { together: check(0.82), traits: check(0.8), relations: check(0.6), cosine: check(0.62) },
  shared: [{ kind: 'person', things: 4, links: 9 }],
  accounts: [
    {
      account: called(9, '<img src=x onerror=alert(1)>'),
      customer: false,
      place: 1,
      likeness: 1.25,
      times: 3.1,
      percentile: 0.9994,
      parts: [{ trait: 'account.industry', level: 1, adds: 1.25, error: 0.3 }],
      unknown: [],
      nearest: [{ account: called(1, '=Kestrel'), shared: ['account.industry'] }],
      nearness: 2.5,
      relations: [
        {
          kind: 'person',
          label: 'ann@c1.example',
          share: 1,
          seeds: [called(1, 'Kestrel & Vale Ltd')],
        },
      ],
      places: { traits: 2, relations: 7 },
    },
  ],
}
