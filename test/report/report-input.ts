import {
  accountScorer,
  type CardTrait,
  type CatalogueTrait,
  type LevelFinding,
  type Profile,
  type TraitFinding,
  type TraitTable,
  type TraitValues,
  tierNames,
} from '../../src/domain/index.ts'
import type { ReportInput, ScoredAccount } from '../../src/report/index.ts'
import { decided, good, traits, wilson } from './example-card.ts'
import { exampleValue } from './example-value.ts'

const metrics = {
  accounts: decided,
  good,
  auc: 0.784,
  aucInterval: [0.757, 0.811] as [number, number],
  logLoss: 0.437,
  brier: 0.139,
  calibrationError: 0.021,
  liftTop10: 2.9,
  capturedTop20: 0.51,
}
const tier = (accounts: number, won: number) => ({
  accounts,
  good: won,
  rate: won / accounts,
  rateInterval: wilson(won, accounts),
})

const reliability = [
  [0.03, 0.02],
  [0.06, 0.05],
  [0.09, 0.11],
  [0.12, 0.11],
  [0.16, 0.18],
  [0.2, 0.19],
  [0.26, 0.28],
  [0.33, 0.3],
  [0.44, 0.47],
  [0.61, 0.58],
].map(([predicted = 0, observed = 0]) => ({
  accounts: 184,
  predicted,
  observed,
  interval: wilson(observed * 184, 184),
}))

export const exampleProfile: Profile = {
  format: 'northfit-profile',
  formatVersion: 1,
  name: 'Acme Analytics',
  learned: '2026-11-22T00:00:00Z',
  outcome: 'won',
  data: {
    accounts: 12480,
    decided,
    good,
    from: '2023-01-04',
    to: '2026-11-14',
    fingerprint: '9f2c11d07be8',
    seed: 1,
  },
  verdict: { reliable: true, reasons: [] },
  card: {
    pointsPerDoubling: 20,
    base: 100,
    calibration: {
      intercept: -4.9,
      slope: Math.LN2 / 20,
      covariance: [0.04, -0.0003, 0.000003],
    },
    traits: [...traits],
    pairs: [],
  },
  tiers: {
    bestFrom: 128,
    goodFrom: 100,
    leastKnown: 0.4,
    basis: 'measured',
    measured: { best: tier(322, 176), good: tier(618, 162), bad: tier(900, 64) },
  },
  specificity: {
    market: 12480,
    bestShare: 0.094,
    goodShare: 0.31,
    narrowings: [
      {
        trait: 'account.employees',
        admits: [2, 3, 4],
        narrowed: [3, 4],
        marketShare: 0.61,
        narrowedShare: 0.38,
        rateNow: 0.287,
        rateNarrowed: 0.34,
      },
    ],
  },
  validation: {
    crossValidated: {
      folds: 5,
      card: metrics,
      baseRate: { logLoss: 0.525 },
      plainRule: {
        ...metrics,
        auc: 0.671,
        aucInterval: [0.64, 0.702],
        logLoss: 0.489,
        liftTop10: 1.9,
        capturedTop20: 0.36,
        traits: ['account.industry', 'account.employees'],
      },
      pChance: 0.0001,
      pPlainRule: 0.0002,
      reliability,
      gains: Array.from({ length: 41 }, (_, step): [number, number] => [
        step / 40,
        1 - (1 - step / 40) ** 3.2,
      ]),
    },
    outOfTime: {
      from: '2026-02-01',
      card: { ...metrics, accounts: 552, good: 118, auc: 0.762, aucInterval: [0.71, 0.81] },
      baseRate: { logLoss: 0.519 },
      plainRule: {
        ...metrics,
        accounts: 552,
        auc: 0.64,
        traits: ['account.industry', 'account.employees'],
        labels: [{ text: 'Industry' }, { text: 'Employees' }],
      },
    },
  },
}

const findings = (card: CardTrait): TraitFinding => ({
  trait: card,
  coverage: { group: 0.93, others: 0.9 },
  p: card.importance > 0.06 ? 0.0001 : 0.08,
  q: card.importance > 0.06 ? 0.0004 : 0.11,
  found: card.importance > 0.06,
  dependable: true,
  strength: card.importance,
  information: { value: card.importance, byChance: 0.01 },
  usefulness: { value: card.importance, low: card.importance * 0.7 },
  ...(card.id === 'account.country'
    ? { explainedBy: { trait: 'account.industry', oddsAlone: 1.6, oddsGiven: 1.1, pGiven: 0.4 } }
    : {}),
  levels: card.levels.flatMap(({ when, evidence: counted }): LevelFinding[] => {
    if (counted.kind !== 'measured' || counted.accounts === 0) return []
    const [group, others] = [counted.good, counted.accounts - counted.good]
    const [groupShare, othersShare] = [group / good, others / (decided - good)]
    const [low, high] = counted.liftInterval
    const found = low > 1 || high < 1
    return [
      {
        when,
        group,
        others,
        among: { group: good, others: decided - good },
        groupShare,
        othersShare,
        lift: { value: counted.lift, low, high },
        difference: {
          value: groupShare - othersShare,
          low: groupShare - othersShare - 0.04,
          high: groupShare - othersShare + 0.04,
        },
        p: found ? 0.0003 : 0.21,
        q: found ? 0.001 : 0.3,
        found,
        information:
          Math.abs(Math.log(groupShare / othersShare)) * Math.abs(groupShare - othersShare),
        repeats: when !== traits[4]?.levels[2]?.when,
      },
    ]
  }),
})

const table = (question: TraitTable['question'], group: number, others: number): TraitTable => ({
  question,
  group,
  others,
  laterFrom: '2026-02-01',
  traits: traits.map(findings),
})

const names = [
  'Nordwind Datenwerke GmbH',
  'Công ty Cổ phần Phần mềm Sao Mai',
  'บริษัท ดิจิทัลสยาม จำกัด',
  '上海云图数据科技有限公司',
  'شرکت داده‌پردازان آریا',
  '=HYPERLINK("http://evil.example","Click")',
  '<img src=x onerror=alert(1)>',
  'Fjord Payments AS',
  'Brightwater Analytics',
  'Kestrel & Vale Ltd',
  'A company with a remarkably long registered name, Holdings International (Europe) B.V.',
  'Lumen Ledger',
]

const score = accountScorer(exampleProfile)
const accounts = names
  .map((name, index): ScoredAccount => {
    const values: TraitValues = {
      'account.industry': index % 4 === 3 ? 'Professional services' : 'Software',
      'account.employees': [120, 340, 80, 60, 210, 45][index % 6],
      'technology.snowflake': index % 3 === 2 ? null : 'yes',
      'activity.count_90d': [12, 4, 7][index % 3],
      'account.country': ['Deutschland', 'Việt Nam', 'ไทย', '中国', 'ایران'][index % 5],
      'account.custom.data_team': index % 2 === 0 ? null : 'yes',
    }
    return {
      accountKey: index + 1,
      name: index === 11 ? null : name,
      domain: index % 5 === 4 ? null : `company-${index + 1}.example`,
      score: score(values),
    }
  })
  .sort((a, b) => b.score.points - a.score.points)

const catalogueTrait = (header: string, leftOut: CatalogueTrait['leftOut']): CatalogueTrait => ({
  id: `account.custom.${header.toLowerCase().replaceAll(' ', '_')}`,
  label: { text: header },
  type: 'category',
  group: 'custom',
  timing: 'unknown',
  sources: [{ object: 'account', header }],
  column: 't9',
  coverage: 0.31,
  distinct: 4,
  placeholders: [],
  ...(leftOut === undefined ? {} : { leftOut }),
})

/** A report on a made-up company, with names that try to break out. */
export const exampleInput: ReportInput = {
  profile: exampleProfile,
  profileId: '3fa94c21d07b',
  now: '2026-11-22',
  data: {
    objects: { account: 12480, contact: 31002, deal: 4120, invoice: 9114, activity: 140221 },
    files: ['hubspot-companies.csv', 'hubspot-deals.csv', 'billing.xlsx'].map((file, index) => ({
      file,
      plan: {
        file,
        format: 'csv' as const,
        encoding: 'utf-8',
        kind: (['account', 'deal', 'invoice'] as const)[index] ?? 'account',
        skipRows: 0,
        kindConfidence: 1,
        columns: [],
      },
      rows: {
        read: 12610 - index * 4000,
        kept: 12480 - index * 4000,
        merged: 118,
        rejected: 12,
        mended: 41,
      },
      coverage: { Name: 1, Industry: 0.95, Employees: 0.93 - index * 0.2 },
      notes: [],
      problems: [],
      problemCounts: {},
    })),
  },
  ...exampleValue(names),
  tables: [
    table('won_lost', good, decided - good),
    table('best_others', 84, 318),
    table('customers_market', good, 12480 - good),
  ],
  market: { best: 1173, good: 3869, bad: 6102, unknown: 1336 },
  prospects: { best: 180, good: 700, bad: 1600, unknown: 90 },
  accounts,
  leftOut: [
    catalogueTrait('Closed lost reason', {
      reason: 'leak',
      facts: {
        kind: 'filled_where_lost',
        auc: 0.97,
        aucWith: 0.98,
        aucWithout: 0.78,
        filledGood: 0,
        filledOthers: 0.94,
      },
    }),
    catalogueTrait('Lifecycle stage', { reason: 'after_the_sale', facts: {} }),
    catalogueTrait('Record number', { reason: 'identifier', facts: { distinct: 9, filled: 9 } }),
  ],
}

/** The same company, had the profile not held. */
export const unreliableInput: ReportInput = {
  ...exampleInput,
  profile: {
    ...exampleProfile,
    verdict: { reliable: false, reasons: ['not_better_than_chance', 'not_better_than_plain_rule'] },
    card: { ...exampleProfile.card, traits: [] },
    validation: {
      crossValidated: {
        ...exampleProfile.validation.crossValidated,
        card: { ...metrics, auc: 0.512, aucInterval: [0.481, 0.543], capturedTop20: 0.22 },
        pChance: 0.24,
        gains: Array.from({ length: 41 }, (_, step): [number, number] => [step / 40, step / 40]),
      },
    },
  },
  market: {
    ...Object.fromEntries(tierNames.map((name) => [name, 0])),
    best: 0,
    good: 0,
    bad: 0,
    unknown: 12480,
  },
  accounts: [],
}
