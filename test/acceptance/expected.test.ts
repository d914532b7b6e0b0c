import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectedValuesSchema } from '../../src/domain/index.ts'
import { seededRandom } from '../../src/stats/index.ts'
import { long } from '../long.ts'
import { northfit } from './northfit.ts'
import { sampleWorkspace } from './sample-workspace.ts'
import { temporaryFolder } from './temporary-folder.ts'

const folder = temporaryFolder()
const companies = 2400

/**
 * Companies with their deals: the North buys readily and leaves again, the South is the other way round, and large ones
 * bring ten times as much. Every third has no decided deal yet. Who signed gives away who was won.
 */
function company(): { readonly accounts: string; readonly deals: string } {
  const random = seededRandom(8)
  const chance = (logOdds: number) => random.next() < 1 / (1 + Math.exp(-logOdds))
  const accounts = ['Company ID,Company name,Domain,Country,Region,Employees,Signed with,Churned']
  const deals = ['Deal ID,Company ID,Deal name,Amount,Currency,Stage,Created,Closed']
  for (let index = 0; index < companies; index += 1) {
    const north = random.next() < 0.5
    const large = random.next() < 0.4
    const employees = Math.round((large ? 500 : 20) * (1 + random.next()))
    const open = index % 3 === 0
    const won = !open && chance(north ? 0.3 : -0.6)
    const signed = won && random.next() < 0.8 ? (north ? 'Ada' : 'Ben') : ''
    const churned = won ? (chance(north ? 0.7 : -1.5) ? 'Yes' : 'No') : ''
    const amount = Math.round((large ? 20_000 : 2000) * Math.exp(random.next() - 0.5))
    const region = north ? 'North' : 'South'
    const called = [`C-${index}`, `Company ${index}`, `company-${index}.example`, 'Germany']
    accounts.push([...called, region, employees, signed, churned].join(','))
    const [year, month] = [2022 + (index % 3), String(1 + (index % 12)).padStart(2, '0')]
    const days = [`${year}-${month}-02`, open ? '' : `${year}-${month}-20`]
    const stage = open ? 'Proposal' : won ? 'Closed won' : 'Closed lost'
    const said = [`D-${index}`, `C-${index}`, `Deal ${index}`, amount, 'EUR', stage]
    deals.push([...said, ...days].join(','))
  }
  return { accounts: `${accounts.join('\n')}\n`, deals: `${deals.join('\n')}\n` }
}

const ask = async (...args: string[]) => {
  const { code, err, out } = await northfit(args, folder)
  expect({ args, code, err }).toEqual({ args, code: 0, err: '' })
  return out
}

describe('what accounts are worth, where the data tells who stays', () => {
  let marked: string

  beforeAll(async () => {
    const { accounts, deals } = company()
    writeFileSync(join(folder, 'companies.csv'), accounts)
    writeFileSync(join(folder, 'deals.csv'), deals)
    await ask('import', 'companies.csv', 'deals.csv')
    await ask('learn')
    marked = await ask('traits', '--all', '--json')
  }, 300_000)

  test('three scores that disagree, each with its proof, and the accounts behind', async () => {
    const found = expectedValuesSchema.parse(
      JSON.parse(await ask('expected', '--json', '--out', 'expected.csv')),
    )
    expect(found).toMatchObject({ basis: 'model', prospects: expect.any(Number), currency: 'EUR' })
    const { staying } = found
    expect(staying).toMatchObject({ basis: 'model' })
    expect(staying?.traits.map(({ trait }) => trait.id)).toContain('account.region')
    // What the region alone can tell of customers, by the odds they were drawn with.
    expect(staying?.check?.auc.low).toBeLessThan(0.73)
    expect(staying?.check?.auc.high).toBeGreaterThan(0.73)
    const { correlation = 1, falling, leaving, picks } = staying?.found ?? {}
    expect(correlation).toBeLessThan(-0.5)
    expect(leaving?.count).toBeGreaterThan(50)
    expect(falling?.count).toBeGreaterThan(10)
    expect(picks?.byKept.value).toBeGreaterThan(picks?.byValue.value ?? Number.NaN)
    for (const one of [...found.accounts, ...(leaving?.accounts ?? [])]) {
      const product = one.probability * one.value.value
      expect(one.expected.value).toBeCloseTo(product, 3)
      expect(one.kept?.value).toBeCloseTo(product * (one.staying?.value ?? 0), 3)
      expect(one.kept?.low).toBeLessThan(one.kept?.value ?? 0)
    }
    const [head = '', ...lines] = readFileSync(join(folder, 'expected.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(head).toContain('staying,staying_low,staying_high,kept,kept_low,kept_high,kept_place')
    expect(lines).toHaveLength(found.prospects)
  })

  test('in words, and in the report', async () => {
    const said = await ask('expected', '--disagreements', '--details')
    expect(said).toContain('The chance to stay is a third score')
    expect(said).toContain('in the lower half of all by staying')
    expect(said).not.toMatch(/undefined|NaN|\[object|expected\.|\{[a-z]+[,}]/)
    await ask('report')
    const report = readFileSync(join(folder, 'northfit-report', 'report.md'), 'utf8')
    expect(report).toContain('What tells customers who stayed from those who left')
  })

  test('leaves the marks of leaks as they were for who is won', async () => {
    expect(marked).not.toContain('Signed with')
    expect(await ask('traits', '--all', '--json')).toBe(marked)
  })
})

test('where nobody is known to have left, it says what is missing', async () => {
  const { accounts, deals } = company()
  const [companies, sales] = [join(folder, 'unsaid.csv'), join(folder, 'unsaid-deals.csv')]
  writeFileSync(companies, accounts.replaceAll(/,[^,\n]*\n/g, '\n'))
  writeFileSync(sales, deals)
  const workspace = join(folder, 'unsaid')
  await ask('-w', workspace, 'import', companies, sales)
  await ask('-w', workspace, 'learn')
  const found = JSON.parse(await ask('-w', workspace, 'expected', '--json'))
  expect(found.staying).toMatchObject({ basis: 'none', stayed: 0, left: 0 })
  expect(await ask('-w', workspace, 'expected')).toContain('which customers stayed and which left')
}, 300_000)

test.skipIf(!long)(
  'in the sample, who stays is learned by what it was planted with',
  async () => {
    const { truth, workspace } = await sampleWorkspace(join(folder, 'sample'), { accounts: 6000 })
    const { churned, won } = truth.accounts
    await ask('-w', workspace, 'learn')
    const { staying } = expectedValuesSchema.parse(
      JSON.parse(await ask('-w', workspace, 'expected', '--json')),
    )
    expect(staying).toMatchObject({ basis: 'model', stayed: won - churned, left: churned })
    expect(staying?.check?.auc.low).toBeGreaterThan(0.55)
    const levels = staying?.traits.flatMap(({ levels }) => levels) ?? []
    const points = (level: string) =>
      levels.find(({ when }) => 'values' in when && when.values.includes(level))?.points
    for (const planted of truth.leaving?.traits ?? [])
      for (const level of Object.keys(planted.levels))
        expect(points(level)?.high, level).toBeLessThan(0)
    const said = await ask('-w', workspace, 'segments')
    expect(said).toContain('share that stayed')
  },
  300_000,
)
