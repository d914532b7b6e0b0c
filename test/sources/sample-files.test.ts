import { describe, expect, test } from 'vitest'
import type { FilePlan, ObjectKind } from '../../src/domain/index.ts'
import { generateSample, layouts, locales } from '../../src/sample/index.ts'
import { planOf } from './planned.ts'

/** What the rows of the generated files are, by the words in their names. */
const kinds: readonly (readonly [name: RegExp, kind: ObjectKind])[] = [
  [/companies|organizations|^Account\./, 'account'],
  [/contacts|people|^Contact\.|ContactRole/, 'contact'],
  [/deals|^Opportunity\./, 'deal'],
  [/OpportunityHistory/, 'stage_change'],
  [/activities|^Task/, 'activity'],
  [/invoices/, 'invoice'],
  [/costs/, 'cost'],
  [/tickets/, 'ticket'],
  [/usage/, 'usage'],
  [/referrals/, 'referral'],
  [/technologies/, 'technology'],
  [/satisfaction/, 'answer'],
]

/** Fields that every CRM's export must give, or the loop cannot run. */
const needed: Readonly<Partial<Record<ObjectKind, readonly string[]>>> = {
  account: [
    'id',
    'name',
    'domain',
    'country',
    'industry',
    'employees',
    'revenue',
    'founded',
    'source',
    'created',
  ],
  deal: [
    'id',
    'account_id',
    'name',
    'stage',
    'amount',
    'created',
    'closed',
    'lost_reason',
    'owner',
  ],
  activity: ['id', 'account_id', 'kind', 'at'],
  invoice: ['account_id', 'at', 'amount', 'currency', 'product'],
  cost: ['account_domain', 'at', 'amount', 'kind'],
  ticket: ['id', 'account_name', 'opened', 'closed', 'priority', 'kind'],
  usage: ['account_domain', 'at', 'feature', 'users', 'quantity'],
  referral: ['account_domain', 'referred_domain', 'at'],
  technology: ['account_domain', 'technology', 'at'],
  answer: ['account_name', 'at', 'question', 'score', 'text'],
}

/** Generated cells need no quotes within quotes. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  )
}

async function plansOf(
  layout: (typeof layouts)[number],
  locale: (typeof locales)[number],
): Promise<readonly FilePlan[]> {
  const files = new Map<string, string>()
  await generateSample(
    { accounts: 300, seed: 7, layout, locale, signal: 'planted', asOf: '2026-01-10' },
    {
      write: async (file, text) => {
        files.set(file, (files.get(file) ?? '') + text)
      },
    },
  )
  return [...files].map(([file, text]) => {
    const [head = '', ...rows] = text
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .slice(0, 2000)
    return planOf(file, cellsOf(head), ...rows.map(cellsOf))
  })
}

describe.each(layouts)('%s', (layout) => {
  test.each(locales)('files with %s values are recognised by themselves', async (locale) => {
    const plans = await plansOf(layout, locale)
    for (const plan of plans) {
      const expected = kinds.find(([name]) => name.test(plan.file))?.[1]
      expect(`${plan.file}: ${plan.kind}`).toBe(`${plan.file}: ${expected}`)
      const fields = plan.columns
        .filter(({ object }) => object === plan.kind)
        .map(({ field }) => field)
      expect(fields).toEqual(expect.arrayContaining([...(needed[plan.kind] ?? [])]))
      const dates = plan.columns.flatMap(({ format }) =>
        format.kind === 'date' ? [format.order] : [],
      )
      expect(dates.every((order) => order === 'ymd' || order === 'dmy')).toBe(true)
    }
  })
})
