import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/stats/index.ts'
import { northfit } from './northfit.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()

/** Customers of whom some churned: contract and support decide, tenure counts how long each stayed. */
function customers(count: number): string {
  const random = seededRandom(3)
  const pick = (values: readonly string[]) =>
    values[Math.floor(random.next() * values.length)] ?? ''
  const rows = Array.from({ length: count }, (_, index) => {
    const contract = pick(['Month-to-month', 'Month-to-month', 'One year', 'Two year'])
    const support = pick(['Yes', 'No'])
    const monthly = 20 + Math.round(random.next() * 100)
    const risk = contract === 'Month-to-month' ? -0.4 : contract === 'One year' ? -2 : -3.2
    const logOdds = risk + (support === 'No' ? 0.6 : -0.6)
    const churned = random.next() < 1 / (1 + Math.exp(-logOdds))
    const tenure = 1 + Math.floor(random.next() * (churned ? 24 : 72))
    const reason = churned ? pick(['Price', 'Competitor', 'Moved']) : ''
    const cells = [`C-${index}`, contract, support, monthly, tenure, tenure * monthly, reason]
    return [...cells, churned ? 'Yes' : 'No'].join(',')
  })
  const header =
    'customerID,Contract,TechSupport,MonthlyCharges,tenure,TotalCharges,Exit Reason,Churn'
  return `${[header, ...rows].join('\n')}\n`
}

describe('a list of customers that says who churned', () => {
  let learned: string
  let report: string

  beforeAll(async () => {
    writeFileSync(join(folder, 'customers.csv'), customers(2000))
    for (const args of [['import', 'customers.csv'], ['learn'], ['report']]) {
      const { code, err, out } = await northfit(args, folder)
      expect({ args, code, err }).toEqual({ args, code: 0, err: '' })
      if (args[0] === 'learn') learned = out
    }
    report = readFileSync(join(folder, 'northfit-report', 'report.md'), 'utf8')
  }, 300_000)

  test('is learned as who stayed', () => {
    const profile = JSON.parse(
      readFileSync(join(folder, 'northfit-report', 'profile.json'), 'utf8'),
    )
    expect(profile).toMatchObject({ outcome: 'retained', verdict: { reliable: true } })
    expect(profile.card.traits.map(({ id }: { id: string }) => id).toSorted()).toEqual([
      'account.custom.contract',
      'account.custom.techsupport',
    ])
    const { auc } = profile.validation.crossValidated.card
    expect(auc).toBeGreaterThan(0.72)
    expect(auc).toBeLessThan(0.85)
  })

  test('leaves out what leaving wrote and what staying makes grow, and nothing else', () => {
    const [, named = ''] = /outcome away:\n([\s\S]*?)\n\n/.exec(learned) ?? []
    expect(named.match(/· [^:]+/g)?.toSorted()).toEqual([
      '· Exit Reason',
      '· TotalCharges',
      '· tenure',
    ])
    expect(learned).toMatch(/had little time to leave/)
    expect(learned).toMatch(/on the day of the export/)
  })

  test('speaks of staying and churn, and of no sale', async () => {
    const status = await northfit(['status'], folder)
    const traits = await northfit(['traits'], folder)
    for (const text of [learned, report, status.out, traits.out]) {
      expect(text).toMatch(/\bstay(ed)?\b/)
      // The criterion of that name is listed among those the data does not have.
      expect(text.replace('deals won', '')).not.toMatch(/\b(won|lost|win rate)\b/i)
    }
    expect(status.out).toMatch(/2,000 accounts, 2,000 of them customers/)
    expect(report).toMatch(/retention rate/)
    expect(report).toMatch(/Customers that stayed against those that churned/)
  })
})
